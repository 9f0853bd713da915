/**
 * Help and everything else about oneself: how this part works, call for help, go on with another device,
 * one's name, taking one's contributions along, leaving.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { present } from "../core/agenda.js";
import { otherLanguage, t } from "../core/words.js";
import { wayTo } from "./conference.js";
import { guideOf } from "./guide.js";
import { callOf } from "./help-call.js";
import { icon } from "./icons.js";
import { elementOf } from "./kinds.js";
import "./personal-link.js";
import { Piece } from "./piece.js";
import { written } from "./written.js";

export class HelpMenu extends Piece {
  static properties = {
    ...Piece.properties,
    problem: { state: true },
    renamed: { state: true },
    shows: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** Why the name was not changed. */
    this.problem = "";
    this.renamed = false;
    /** Whether the dialog is open. */
    this.shows = false;
    /** The guide that is shown, and of what it is. @type {{ of: string, node: Node | undefined }} */
    this.shown = { of: "", node: undefined };
  }

  watches() {
    return ["all/clock", "all/workshop", `me:${this.workshop?.me.person}/`];
  }

  render() {
    const call = callOf(this.workshop);
    return html`
      <button class="button quiet small help" aria-haspopup="dialog" ?data-called=${Boolean(call)} @click=${() => this.open()}>
        ${icon("life-buoy")} <span>${call ? (call.taken ? t("Help is coming") : t("Help is called")) : t("Help")}</span>
      </button>
      <dialog ${ref(this.dialog)} class="dialog" aria-labelledby="help-title" closedby="any" @close=${() => this.closed()}>
        <div class="head">
          <h2 id="help-title">${t("Help")}</h2>
          <form method="dialog"><button class="button plain icon-only" aria-label=${t("Close")}>${icon("x")}</button></form>
        </div>
        ${this.guide()} <help-call .workshop=${this.workshop} .shown=${this.shows}></help-call> ${this.talk()} ${this.name()} ${this.otherLanguage()} <personal-link .workshop=${this.workshop}></personal-link> ${this.leaving()}
      </dialog>
    `;
  }

  open() {
    this.renamed = false;
    this.problem = "";
    /** @type {import("./help-call.js").HelpCall} */ (this.querySelector("help-call")).problem = "";
    // Moderators may have turned a setting since.
    this.requestUpdate();
    this.shows = true;
    this.dialog.value?.showModal();
  }

  closed() {
    this.shows = false;
  }

  /** How the present part works: written by the server for each kind. */
  guide() {
    const item = present(this.store);
    const node = item ? this.written(item) : undefined;
    if (!item || !node) return nothing;
    return html`<section>
      <h3>${t("“{title}”: how it works", { title: item.title })}</h3>
      ${node}
    </section>`;
  }

  /** The same node as long as it is the same part, and works the same way. @param {import("../core/agenda.js").Item} item */
  written(item) {
    const settings = elementOf(item.kind)?.settingsNow({ store: this.store, item }) ?? item.settings;
    const of = JSON.stringify([item.id, settings]);
    if (this.shown.of !== of)
      this.shown = { of, node: guideOf({ ...item, settings }, this.workshop.me.role) };
    return this.shown.node;
  }

  /** Where the spoken part takes place. */
  talk() {
    const { conference } = this.store.get("all", "workshop")?.links ?? {};
    if (!conference) return nothing;
    return html`<section>
      <h3>${t("Video conference")}</h3>
      <p>${wayTo(conference)}</p>
    </section>`;
  }

  name() {
    const { person } = this.workshop.me;
    const name = this.store.get(`me:${person}`, `name:${person}`)?.name ?? "";
    return html`<section class="stack">
      <h3>${t("Your name")}</h3>
      <form class="row" @submit=${(/** @type {SubmitEvent} */ event) => this.rename(event)}>
        <div class="field">
          <label for="help-name">${t("So the others see you")}</label>
          <input
            id="help-name"
            name="name"
            required
            maxlength="80"
            .value=${name}
            autocomplete="name"
            aria-describedby=${this.problem ? "help-name-problem" : nothing}
            aria-invalid=${Boolean(this.problem)}
          />
        </div>
        <button class="button quiet">${t("Change")}</button>
      </form>
      ${this.renamed ? html`<p role="status">${icon("check")} ${t("Changed.")}</p>` : nothing}
      ${this.problem ? html`<p class="error" id="help-name-problem" role="alert">${icon("triangle-alert")} ${this.problem}</p>` : nothing}
    </section>`;
  }

  /** The page in the other language, at the same place; what is being written stays. */
  otherLanguage() {
    const [other, words] = otherLanguage();
    return html`<p><a href=${`?lang=${other}`} lang=${other} hreflang=${other} rel="alternate">${words}</a></p>`;
  }

  leaving() {
    const { id } = this.workshop.about;
    return html`<section class="stack">
      <h3>${t("Take along and leave")}</h3>
      <p><a href=${`/w/${id}/mine.txt`} download>${icon("file-down")} ${t("Download what I wrote")}</a></p>
      <p>${t("Once you have left, only your personal link brings you back as the same person.")}</p>
      <form method="post" action=${`/w/${id}/leave`}>
        <button class="button quiet">${icon("log-out")} ${t("Leave the workshop on this device")}</button>
      </form>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    const name = written(event, "name");
    const { person } = this.workshop.me;
    const outcome = await this.workshop.send({ type: "people.rename", person, name });
    this.renamed = outcome.ok;
    this.problem = outcome.ok ? "" : outcome.text;
  }
}

customElements.define("help-menu", HelpMenu);
