/**
 * Where something is written: keeps what was typed as a draft, sends it, and shows what is on its way. What
 * was refused stays here with the reason, until its author has dealt with it.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { characterCount, charactersLeft, tooLong } from "./characters.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {{ key: number, text: string, problem: string }} Underway */

let keys = 0;
let boxes = 0;

export class ComposeBox extends Piece {
  static properties = {
    ...Piece.properties,
    about: { attribute: false },
    command: { attribute: false },
    field: { attribute: false },
    label: { attribute: false },
    hint: { attribute: false },
    action: { attribute: false },
    icon: { attribute: false },
    most: { attribute: false },
    lines: { attribute: false },
    text: { state: true },
    underway: { state: true },
  };

  constructor() {
    super();
    /** What the draft is about: it is found again under this name. */
    this.about = "";
    /** @type {{ type: string, [field: string]: any }} the command, but for the text */
    this.command = { type: "" };
    /** Which field of the command the text becomes. */
    this.field = "text";
    this.label = "";
    this.hint = "";
    this.action = t("Send");
    this.icon = "send";
    /** How many characters there may be. */
    this.most = 1000;
    /** How many lines it begins with; one line is sent with Enter. */
    this.lines = 1;
    this.text = "";
    this.fieldId = `compose-${++boxes}`;
    /** @type {Underway[]} */
    this.underway = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("about")) this.text = this.workshop.drafts.read(this.about).text;
  }

  get hears() {
    return /** @type {("outbox")[]} */ (["outbox"]);
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
    this.workshop.drafts.write(this.about, {
      text,
      command: this.command,
      field: this.field,
      label: this.label,
    });
  }

  /** @param {Event} [event] */
  async submit(event) {
    event?.preventDefault();
    const text = this.text.trim();
    if (!text || tooLong(text, this.most)) return this.control?.focus();
    this.type("");
    return this.deliver(text);
  }

  /** Send one text. What is refused stays in sight; if nobody looks any more, as a draft. @param {string} text */
  async deliver(text) {
    const { about, command, field, label } = this;
    const one = { key: ++keys, text, problem: "" };
    this.underway = [...this.underway, one];
    const outcome = await this.workshop.send({ ...command, [field]: text });
    if (outcome.ok) this.drop(one);
    else if (this.isConnected) this.refuse(one, outcome.text);
    else this.keep(about, { text, command, field, label });
    this.dispatchEvent(new CustomEvent("sent", { detail: outcome }));
  }

  /**
   * Put a text back among the drafts, before what is written there.
   * @param {string} about
   * @param {import("../core/drafts.js").Draft} draft
   */
  keep(about, draft) {
    const { drafts } = this.workshop;
    const text = [draft.text, drafts.read(about).text].filter(Boolean).join("\n");
    drafts.write(about, { ...draft, text });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    const { about, command, field, label } = this;
    const refused = this.underway.filter(({ problem }) => problem).map(({ text }) => text);
    if (refused.length) this.keep(about, { text: refused.join("\n"), command, field, label });
  }

  /**
   * @param {Underway} one
   * @param {string} problem
   */
  refuse(one, problem) {
    this.underway = this.underway.map((other) => (other.key === one.key ? { ...one, problem } : other));
  }

  /** @param {Underway} one */
  drop(one) {
    this.underway = this.underway.filter((other) => other.key !== one.key);
  }

  /** @param {Underway} one */
  takeBack(one) {
    this.drop(one);
    this.type([one.text, this.text].filter(Boolean).join("\n"));
    this.updateComplete.then(() => this.control?.focus());
  }

  /** @returns {HTMLInputElement | HTMLTextAreaElement | null} */
  get control() {
    return this.querySelector("textarea, input");
  }

  focus() {
    this.control?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const wanted =
      this.lines === 1 ? event.key === "Enter" : event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (wanted && !event.isComposing && !event.shiftKey) this.submit(event);
  }

  get countId() {
    return `${this.fieldId}-count`;
  }

  /** Names of what is said about the field. */
  get described() {
    const [hint, count] = [this.hint && `${this.fieldId}-hint`, this.nearlyFull && this.countId];
    return [hint, count].filter(Boolean).join(" ") || nothing;
  }

  /** How many characters there may still be. */
  get rest() {
    return charactersLeft(this.text, this.most);
  }

  /** From how many characters on it is said how many may still be written. */
  get nearly() {
    return Math.min(100, this.most / 4);
  }

  get nearlyFull() {
    return this.rest <= this.nearly;
  }

  render() {
    return html`
      ${this.underway.length ? this.list() : nothing}
      <form @submit=${(/** @type {Event} */ event) => this.submit(event)}>
        <div class="field">
          <label for=${this.fieldId}>${this.label}</label>
          ${this.hint ? html`<p class="hint" id=${`${this.fieldId}-hint`}>${this.hint}</p>` : nothing}
          <textarea
            id=${this.fieldId}
            rows=${this.lines}
            .value=${this.text}
            dir="auto"
            autocomplete="off"
            aria-describedby=${this.described}
            aria-invalid=${this.rest < 0}
            aria-keyshortcuts=${this.lines === 1 ? "Enter" : "Control+Enter"}
            enterkeyhint=${this.lines === 1 ? "send" : "enter"}
            @input=${(/** @type {any} */ event) => this.type(event.target.value)}
            @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
          ></textarea>
          ${this.below()}
        </div>
        <button class="button" type="submit">${icon(this.icon)} <span>${this.action}</span></button>
      </form>
    `;
  }

  /** How much may still be written; until then, how to send without the button. */
  below() {
    if (this.nearlyFull) return characterCount(this.rest, { id: this.countId, from: this.nearly });
    if (this.lines === 1) return nothing;
    return html`<p class="count keys" aria-hidden="true">${t("Ctrl + Enter sends")}</p>`;
  }

  list() {
    return html`<ul class="underway" aria-label=${t("On its way")}>
      ${repeat(
        this.underway,
        (one) => one.key,
        (one) => (one.problem ? this.refused(one) : this.sending(one)),
      )}
    </ul>`;
  }

  /** @param {Underway} one */
  sending(one) {
    const state = this.workshop.outbox.open ? t("is being sent") : t("waits for the connection");
    return html`<li class="sending"><bdi>${one.text}</bdi> <span class="muted">${icon("refresh-cw")} ${state}</span></li>`;
  }

  /** @param {Underway} one */
  refused(one) {
    return html`<li class="notice" data-tone="alarm" role="alert">
      ${icon("triangle-alert")}
      <p><strong>${one.problem}</strong><br /><bdi>${one.text}</bdi></p>
      <div class="buttons">
        <button class="button quiet small" @click=${() => this.takeBack(one)}>${t("Change it")}</button>
        <button class="button quiet small" @click=${() => this.drop(one)}>${t("Discard")}</button>
      </div>
    </li>`;
  }
}

customElements.define("compose-box", ComposeBox);
