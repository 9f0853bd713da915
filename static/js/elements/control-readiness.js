/**
 * Whether all is ready, as the server finds when it is asked, and how far this device's clock is off. From here a
 * rehearsal is begun anew, or taken out, after it was asked for twice.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {{ tone: "good" | "signal" | "alarm", text: string }} Check */
/** @typedef {"rehearsal.reset" | "rehearsal.remove"} Way */

// So far, in ms, a device's clock may be off before it is told.
const OFF = 5_000;
const ICONS = { good: "circle-check", signal: "info", alarm: "triangle-alert" };
const WORST_FIRST = ["alarm", "signal", "good"];

export class ControlReadiness extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    shown: { state: true },
    checks: { state: true },
    asking: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.shown = false;
    /** @type {Check[] | undefined} */
    this.checks = undefined;
    /** Whether it is being asked if the rehearsal shall go. */
    this.asking = false;
  }

  watches() {
    return ["all/workshop", "staff/person:"];
  }

  async show() {
    this.shown = true;
    await this.updateComplete;
    this.dialog.value?.showModal();
    await this.look();
  }

  async look() {
    this.problem = "";
    this.checks = undefined;
    const answer = await fetch(`/w/${this.workshop.about.id}/readiness`).catch(() => undefined);
    if (answer?.ok) this.checks = [...(await answer.json()).checks, this.device()];
    else this.problem = t("It could not be looked at. Please try again.");
  }

  /** @returns {Check} */
  device() {
    const seconds = Math.round(Math.abs(this.workshop.clock.offset) / 1000);
    if (seconds * 1000 < OFF) return { tone: "good", text: t("This device's clock is right.") };
    return {
      tone: "signal",
      text: t("This device's clock is {seconds} s off. Here the server's time is shown.", { seconds }),
    };
  }

  close() {
    this.shown = this.asking = false;
    this.problem = "";
  }

  /** What there is of a rehearsal to be taken away. @returns {Way | undefined} */
  get way() {
    if (this.store.get("all", "workshop")?.rehearsal) return "rehearsal.reset";
    const some = this.store.each("staff", "person").some(({ value }) => value.rehearsal && !value.removed);
    return some ? "rehearsal.remove" : undefined;
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog readiness" aria-labelledby="readiness-title" @close=${() => this.close()}>
      ${this.shown ? this.content() : nothing}
    </dialog>`;
  }

  content() {
    return html`
      <div class="register-head">
        <h2 id="readiness-title" tabindex="-1" data-anchor>${t("Is everything ready?")}</h2>
        <button class="button quiet small" @click=${() => this.dialog.value?.close()}>${icon("x")} ${t("Close")}</button>
      </div>
      ${this.refused()}
      ${this.checks ? this.list(this.checks) : html`<p role="status">${t("Everything is being tried out …")}</p>`}
      <div class="buttons">
        <button class="button quiet small" @click=${() => this.look()}>${icon("refresh-cw")} ${t("Try all of it again")}</button>
      </div>
      ${this.way ? this.rehearsal(this.way) : nothing}
    `;
  }

  /** @param {Check[]} checks */
  list(checks) {
    const sorted = WORST_FIRST.flatMap((tone) => checks.filter((check) => check.tone === tone));
    const open = checks.filter(({ tone }) => tone !== "good").length;
    return html`<p role="status"><strong>${open ? t("Please look at what stands first.") : t("Everything is ready.")}</strong></p>
      <ul class="checks">
        ${sorted.map(
          ({ tone, text }) =>
            html`<li data-tone=${tone}>${icon(ICONS[tone])} <span><span class="visually-hidden">${toneName(tone)}</span> ${text}</span></li>`,
        )}
      </ul>`;
  }

  /** @param {Way} way */
  rehearsal(way) {
    const anew = way === "rehearsal.reset";
    const words = anew ? t("Begin the rehearsal anew …") : t("Take the rehearsal out …");
    if (!this.asking) {
      return html`<p>
        <button class="button danger small" @click=${() => this.doubt(true)}>${icon("refresh-cw")} ${words}</button>
      </p>`;
    }
    return html`<div class="notice" data-tone="alarm" role="group" aria-label=${words}>
      ${icon("triangle-alert")}
      <p>
        ${
          anew
            ? t(
                "Everything that was done in this rehearsal is deleted, simulated people too, and the agenda stands before its start. People and links stay. This cannot be taken back.",
              )
            : t(
                "The people of the rehearsal go, with everything that they did. Nothing of anybody else changes. This cannot be taken back.",
              )
        }
      </p>
      <div class="buttons">
        <button class="button danger small" @click=${() => this.clear(way)}>${anew ? t("Begin anew") : t("Take out")}</button>
        <button class="button quiet small" @click=${() => this.doubt(false)}>${t("Keep it")}</button>
      </div>
    </div>`;
  }

  /** @param {boolean} asking */
  async doubt(asking) {
    this.asking = asking;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(asking ? ".notice .quiet" : ".danger"))?.focus();
  }

  /** @param {Way} way */
  async clear(way) {
    const done = await this.act({ type: way });
    this.asking = false;
    if (!done) return;
    await this.look();
    this.anchor?.focus();
  }
}

/** @param {Check["tone"]} tone */
function toneName(tone) {
  return { good: t("Well:"), signal: t("Please look:"), alarm: t("Not ready:") }[tone];
}

customElements.define("control-readiness", ControlReadiness);
