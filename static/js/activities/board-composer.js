/**
 * Where a card is written: itself a card, with its kind and the question under which it will hang. Each
 * section of each room keeps its own draft. Several pasted lines become several cards, after asking.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t, unparted } from "../core/words.js";
import { characterCount } from "../elements/characters.js";
import { ComposeBox } from "../elements/compose-box.js";
import { icon } from "../elements/icons.js";
import { KINDS, kindName, look, pastedLines } from "./board-kinds.js";
import { pasteQuestion } from "./board-paste.js";

const MOST = 1000;

/**
 * Under which name the draft of a new card is kept.
 * @param {string} room
 * @param {number} section
 */
export const draftOf = (room, section) => `board/${room}/${section}`;

export class BoardComposer extends ComposeBox {
  static properties = {
    ...ComposeBox.properties,
    item: { attribute: false },
    room: { attribute: false },
    section: { attribute: false },
    questions: { attribute: false },
    names: { attribute: false },
    kind: { state: true },
    signed: { state: true },
    pasted: { state: true },
  };

  constructor() {
    super();
    this.item = "";
    this.room = "";
    this.section = 1;
    /** @type {readonly string[]} */
    this.questions = [];
    /** @type {"named" | "anonymous" | "choice"} */
    this.names = "named";
    this.kind = "statement";
    /** Whether one's name stands on the card, where that is a choice. */
    this.signed = false;
    /** @type {string} what was pasted and has to be asked about */
    this.pasted = "";
    this.most = MOST;
    this.action = t("Pin it up");
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.about = draftOf(this.room, this.section);
    if (changed.has("about")) this.kind = this.workshop.drafts.read(this.about).command?.kind ?? this.kind;
    const named = this.names === "choice" ? { named: this.signed } : {};
    const { item, room, section, kind } = this;
    this.command = { type: "board.write", item, room, section, kind, ...named };
    this.label = t("New card");
    super.willUpdate(changed);
  }

  /**
   * All cards of this item: whoever was taken to another room meets there what was refused.
   * @param {import("../elements/compose-box.js").Underway} one
   */
  owns({ command }) {
    return command?.type === "board.write" && command.item === this.item;
  }

  /** @param {string} kind */
  choose(kind) {
    this.kind = kind;
    this.command = { ...this.command, kind };
    this.type(this.text);
  }

  /**
   * The card goes elsewhere; what is written goes with it, unless something is written there.
   * @param {number} section
   */
  redirect(section) {
    const { drafts } = this.workshop;
    if (this.text && !drafts.read(draftOf(this.room, section)).text) {
      drafts.write(draftOf(this.room, section), {
        text: this.text,
        command: { ...this.command, section },
        field: this.field,
        label: this.label,
      });
      this.type("");
    }
    this.dispatchEvent(new CustomEvent("section", { bubbles: true, detail: { section } }));
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (pastedLines(text).length < 2) return;
    event.preventDefault();
    this.pasted = text;
    this.updateComplete.then(() =>
      /** @type {HTMLElement | null} */ (this.querySelector(".pasted button"))?.focus(),
    );
  }

  async split() {
    const lines = pastedLines(this.pasted);
    this.answer();
    await Promise.all(lines.map((line) => this.deliver(line)));
  }

  join() {
    const text = this.pasted.trim();
    this.answer();
    this.type([this.text, text].filter(Boolean).join("\n"));
  }

  answer() {
    this.pasted = "";
    this.control?.focus();
  }

  render() {
    return html`
      ${this.underway.length ? this.list() : nothing}
      ${
        this.pasted
          ? pasteQuestion(this.pasted, this.rest, {
              split: () => this.split(),
              join: () => this.join(),
              leave: () => this.answer(),
            })
          : nothing
      }
      <form @submit=${(/** @type {Event} */ event) => this.submit(event)}>
        ${this.paper()} ${this.kinds()} ${this.where()}
        <button class="button pin-up" type="submit">${icon("pin")} <span>${this.action}</span></button>
      </form>
    `;
  }

  paper() {
    const described = ["keys", "hint", ...(this.nearlyFull ? ["count"] : [])];
    return html`<div class="paper">
      <div class="card" data-colour=${look(this.kind).colour} data-kind=${this.kind}>
        <p class="top">
          <label for=${this.fieldId}>${this.label}</label>
          <span class="keys" id=${`${this.fieldId}-keys`}>${t("Enter pins it up, Shift + Enter begins a new line.")}</span>
        </p>
        <textarea
          id=${this.fieldId}
          rows="1"
          .value=${this.text}
          dir="auto"
          aria-describedby=${described.map((name) => `${this.fieldId}-${name}`).join(" ")}
          aria-invalid=${this.rest < 0}
          enterkeyhint="send"
          @input=${(/** @type {any} */ event) => this.type(event.target.value)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
          @paste=${(/** @type {ClipboardEvent} */ event) => this.paste(event)}
        ></textarea>
        ${characterCount(this.rest, { id: this.countId, from: this.nearly })}
      </div>
      <p class="hint" id=${`${this.fieldId}-hint`}>
        ${this.signature()}
      </p>
    </div>`;
  }

  /** Said before anything is written. */
  signature() {
    if (this.names === "anonymous") {
      return html`<strong>${t("Anonymous: nobody sees whose card it is, not even the moderators.")}</strong>`;
    }
    return this.names === "named" ? html`<span>${t("Your name stands on your card.")}</span>` : nothing;
  }

  kinds() {
    return html`<fieldset class="kinds">
      <legend class="visually-hidden">${t("Kind of card")}</legend>
      ${KINDS.map(
        ({ id, colour, shape }) => html`<label data-colour=${colour} data-shape=${shape}>
          <input
            type="radio"
            name=${`${this.fieldId}-kind`}
            value=${id}
            .checked=${this.kind === id}
            @change=${() => this.choose(id)}
          />
          <i class="swatch" aria-hidden="true"></i> ${kindName(id)}
        </label>`,
      )}
    </fieldset>`;
  }

  where() {
    return html`<div class="where">
      <label class="under">
        <span>${t("goes under")}</span>
        <select @change=${(/** @type {any} */ event) => this.redirect(Number(event.target.value))}>
          ${this.questions.map(
            (question, place) =>
              html`<option value=${place + 1} .selected=${place + 1 === this.section}>${unparted(question)}</option>`,
          )}
        </select>
      </label>
      ${this.names === "choice" ? this.signing() : nothing}
    </div>`;
  }

  signing() {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${this.signed}
        @change=${(/** @type {any} */ event) => this.sign(event.target.checked)}
      />
      ${t("with my name")}
    </label>`;
  }

  /** @param {boolean} signed */
  sign(signed) {
    this.signed = signed;
    this.command = { ...this.command, named: signed };
    this.type(this.text);
  }
}

customElements.define("board-composer", BoardComposer);
