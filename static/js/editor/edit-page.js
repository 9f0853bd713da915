/**
 * The texts of the event page, and beside them the page as it would be: drawn by the server from what is written, in a
 * frame of its own. While something is to be mended, it stays as it was.
 */

import { html, nothing, ref } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { asked } from "./desk.js";
import { EditPiece } from "./edit-piece.js";
import { fieldsOf } from "./fields.js";

// How long a pause in typing is before the page is drawn anew, in ms.
const PAUSE = 700;
// How wide a screen is, in px.
const SCREEN = 1180;

export class EditPage extends EditPiece {
  static properties = { ...EditPiece.properties, narrow: { state: true } };

  constructor() {
    super();
    this.narrow = false;
    /** What the frame shows. */
    this.drawn = "";
    /** @type {number | undefined} */
    this.waiting = undefined;
    this.scrolled = 0;
    /** @type {ResizeObserver | undefined} */
    this.measuring = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.measuring?.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const { now, verdict } = this.manuscript;
    const wanted = JSON.stringify(asked(now));
    if (wanted === this.drawn || verdict.state !== "known" || verdict.faults.length) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.draw(wanted), this.drawn ? PAUSE : 0);
  }

  /** @param {string} draft */
  draw(draft) {
    const form = /** @type {HTMLFormElement | null} */ (this.querySelector("form.preview"));
    const field = /** @type {HTMLInputElement | null} */ (form?.elements.namedItem("draft"));
    if (!form || !field) return;
    this.drawn = draft;
    this.scrolled = this.shownPage?.scrollY ?? 0;
    field.value = draft;
    form.submit();
  }

  /** What the frame shows, unless it is a page of the browser's own. @returns {Window | null | undefined} */
  get shownPage() {
    return this.querySelector("iframe")?.contentDocument?.defaultView;
  }

  render() {
    return html`<div class="columns">
      <div class="form">
        <p class="about">${t("What is written here stands on the public page; a line that begins with - is an entry of a list, **words** are bold.")}</p>
        ${fieldsOf(this, ["page"], this.fields("page"))}
        <section class="form" aria-labelledby="registration-title">
          <h3 id="registration-title">${t("Registration before the day")}</h3>
          ${fieldsOf(this, ["registration"], this.fields("registration"))}
        </section>
      </div>
      <section class="preview" aria-labelledby="preview-title">
        <div class="preview-head">
          <h3 id="preview-title">${t("As it will be")}</h3>
          <div class="segmented" role="group" aria-label=${t("Width of the preview")}>
            <button type="button" aria-pressed=${this.narrow ? "false" : "true"} @click=${() => this.turn(false)}>${icon("monitor")} ${t("Screen")}</button>
            <button type="button" aria-pressed=${this.narrow ? "true" : "false"} @click=${() => this.turn(true)}>${icon("smartphone")} ${t("Phone")}</button>
          </div>
        </div>
        ${this.late()}
        <form class="preview" method="post" action=${`/w/${this.workshop.about.id}/edit/preview`} target="preview" hidden>
          <input type="hidden" name="draft">
        </form>
        <div class="frame" ?hidden=${!this.drawn && this.faulty} ${ref((frame) => this.measure(frame))} data-narrow=${this.narrow ? "" : nothing}>
          <iframe name="preview" title=${t("The event page as it will be")} sandbox="allow-same-origin" @load=${() => this.loaded()}></iframe>
        </div>
      </section>
    </div>`;
  }

  get faulty() {
    return this.manuscript.verdict.faults.length > 0;
  }

  /** Why the frame does not show what is written. */
  late() {
    if (!this.faulty) return nothing;
    const words = this.drawn
      ? t("Something is to be mended; until then the page is shown as it was.")
      : t("Something is to be mended; then the page is shown here.");
    return html`<p class="notice" data-tone="signal">${icon("info")} <span>${words}</span></p>`;
  }

  /** @param {boolean} narrow */
  turn(narrow) {
    this.narrow = narrow;
  }

  /** A screen is shown whole, however narrow its frame. @param {Element | undefined} frame */
  measure(frame) {
    this.measuring?.disconnect();
    this.measuring = undefined;
    if (!(frame instanceof HTMLElement)) return;
    this.measuring = new ResizeObserver(() => {
      const scale = this.narrow ? 1 : Math.min(1, frame.clientWidth / SCREEN);
      frame.style.setProperty("--scale", String(scale));
    });
    this.measuring.observe(frame);
  }

  /** Where it was scrolled to. */
  loaded() {
    this.shownPage?.scrollTo(0, this.scrolled);
  }
}

customElements.define("edit-page", EditPage);
