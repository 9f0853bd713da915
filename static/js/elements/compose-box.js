/**
 * Where something is written: keeps what was typed as a draft, sends it, and shows what is on its way. That is a draft
 * too until the server has it, so that the next page goes on with it. What was refused stays here with the reason,
 * until its author has dealt with it.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { newId } from "../core/command.js";
import { t } from "../core/words.js";
import { characterCount, charactersLeft, tooLong } from "./characters.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {import("../core/drafts.js").Sent} Underway */
/** @typedef {{ id: string, answered: Promise<Outcome | undefined> }} Sending */

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
    if (!changed.has("about")) return;
    this.text = this.workshop.drafts.read(this.about).text;
    for (const one of this.left()) this.goOn(one);
  }

  /** What was sent from here before, by another page say, and neither saved nor dealt with. */
  left() {
    const shown = new Set(this.underway.map(({ id }) => id));
    return this.workshop.drafts.underway().filter((one) => !shown.has(one.id) && this.owns(one));
  }

  /** @param {Underway} one @returns {boolean} whether it was written here */
  owns({ from }) {
    return from === this.about;
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
    const delivered = this.deliver(text);
    this.type("");
    return delivered;
  }

  /**
   * Send one text, which is a draft of its own until the server has it.
   * @param {string} text
   * @returns {Promise<string | undefined>} the id that it has, once it is there
   */
  async deliver(text) {
    const { command, field, label } = this;
    const id = newId();
    const answered = this.goOn(this.workshop.drafts.sent(this.about, { id, text, command, field, label }));
    this.dispatchEvent(new CustomEvent("sending", { detail: { id, answered } }));
    const outcome = await answered;
    this.dispatchEvent(new CustomEvent("sent", { detail: { ...outcome, id } }));
    return outcome?.ok ? id : undefined;
  }

  /**
   * Show what is on its way until it is there. What was not refused is sent, under the id that it has.
   * @param {Underway} one
   */
  async goOn(one) {
    this.underway = [...this.underway, one];
    const { id, text, command, field = "text", problem } = one;
    if (!command || problem) return undefined;
    const outcome = await this.workshop.send({ ...command, [field]: text }, id);
    if (outcome.ok) this.leave(one);
    else this.refuse(one, outcome.text);
    return outcome;
  }

  /**
   * @param {Underway} one
   * @param {string} problem
   */
  refuse(one, problem) {
    this.underway = this.underway.map((other) => (other.id === one.id ? { ...one, problem } : other));
  }

  /** @param {Underway} one */
  leave(one) {
    this.underway = this.underway.filter(({ id }) => id !== one.id);
  }

  /** @param {Underway} one */
  drop(one) {
    this.leave(one);
    this.workshop.drafts.write(one.about, { text: "" });
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
        <button class="button" type="submit">${icon(this.icon)} <span class="may-hide">${this.action}</span></button>
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
        ({ id }) => id,
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
    return html`<li class="notice" data-tone="alarm">
      ${icon("triangle-alert")}
      <p role="alert"><strong>${one.problem}</strong><br /><bdi>${one.text}</bdi></p>
      <div class="buttons">
        <button class="button quiet small" @click=${() => this.takeBack(one)}>${t("Change it")}</button>
        <button class="button quiet small" @click=${() => this.drop(one)}>${t("Discard")}</button>
      </div>
    </li>`;
  }
}

customElements.define("compose-box", ComposeBox);
