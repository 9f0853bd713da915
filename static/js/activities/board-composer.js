/**
 * Where a card is written: itself a card, with its kind and the question under which it will hang. Each
 * section of each room keeps its own draft. Several pasted lines become several cards, after asking.
 */

import { html, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn, unparted } from "../core/words.js";
import { characterCount } from "../elements/characters.js";
import { ComposeBox } from "../elements/compose-box.js";
import { icon } from "../elements/icons.js";
import { tellRoom } from "./board-asking.js";
import { authorship } from "./board-authorship.js";
import { besideFields, kindPicker, NOTHING_BESIDE, signChoice } from "./board-fields.js";
import { look, pastedLines } from "./board-kinds.js";
import { pasteQuestion } from "./board-paste.js";

const MOST = 1000;
// How long a press takes at most, in ms.
const PRESS = 400;

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
    silent: { attribute: false },
    kind: { state: true },
    beside: { state: true },
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
    /** Whether nobody sees what is written before it is revealed. */
    this.silent = false;
    this.kind = "statement";
    /** Where a practice example is found, and with whom. */
    this.beside = NOTHING_BESIDE;
    /** Whether one's name stands on the card, where that is a choice. */
    this.signed = false;
    /** What was pasted and has to be asked about. */
    this.pasted = "";
    this.splitting = false;
    this.most = MOST;
    this.action = t("Pin it up");
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.folding = undefined;
    this.addEventListener("focusin", () => this.unfold());
    this.addEventListener("focusout", () => this.foldSoon());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.folding);
  }

  /** Where there is little room, all of it shows while somebody is in it. */
  unfold() {
    clearTimeout(this.folding);
    this.toggleAttribute("data-used", true);
  }

  /** Not before the press is over with which they leave it: what was pressed would move away from under the finger. */
  foldSoon() {
    clearTimeout(this.folding);
    this.folding = setTimeout(
      () => this.toggleAttribute("data-used", this.contains(document.activeElement)),
      PRESS,
    );
  }

  get names() {
    return this.store.get("all", "workshop")?.names ?? "named";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.about = draftOf(this.room, this.section);
    if (changed.has("about")) this.goOnWith(this.workshop.drafts.read(this.about).command);
    this.command = this.said;
    this.label = t("New card");
    super.willUpdate(changed);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    this.toggleAttribute("data-begun", Boolean(this.text || this.pasted));
  }

  /** A card that was begun goes on as what it was. @param {{ [field: string]: any } | undefined} command */
  goOnWith(command) {
    this.kind = command?.kind ?? this.kind;
    this.beside = { where: command?.where ?? "", who: command?.who ?? "" };
  }

  get said() {
    const named = this.names === "choice" ? { named: this.signed } : {};
    const { item, room, section, kind } = this;
    const beside = kind === "practice" ? this.beside : {};
    return { type: "board.write", item, room, section, kind, ...named, ...beside };
  }

  /**
   * All cards of this item: whoever was taken to another room meets there what was refused.
   * @param {import("../elements/compose-box.js").Underway} one
   */
  owns({ command }) {
    return command?.type === "board.write" && command.item === this.item;
  }

  /**
   * What is chosen beside the text is part of the draft.
   * @param {{ kind?: string, beside?: import("./board-fields.js").Beside, signed?: boolean }} chosen
   */
  keep(chosen) {
    Object.assign(this, chosen);
    this.command = this.said;
    this.type(this.text);
  }

  /** @param {string} text @returns {Promise<string | undefined>} */
  async deliver(text) {
    const said = this.command;
    const sent = super.deliver(text);
    this.beside = NOTHING_BESIDE;
    const id = await sent;
    if (!id || this.splitting) return id;
    tellRoom(this, [{ said, id }], "");
    // Who sees it hang needs no word of it.
    announce(t("Your card is pinned up."));
    return id;
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

  /** Several lines become several cards, which are taken back as one. */
  async split() {
    const lines = pastedLines(this.pasted);
    const said = this.command;
    this.answer();
    this.splitting = true;
    const ids = await Promise.all(lines.map((line) => this.deliver(line)));
    this.splitting = false;
    const all = ids.filter((id) => id !== undefined).map((id) => ({ said, id }));
    tellRoom(this, all, tn("{n} card pinned up.", "{n} cards pinned up.", all.length));
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
        ${this.paper()} ${kindPicker(`${this.fieldId}-kind`, this.kind, (kind) => this.keep({ kind }))} ${this.where()}
        <button class="button pin-up" type="submit">${icon("pin")} <span class="may-hide">${this.action}</span></button>
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
        ${this.kind === "practice" ? besideFields(this.beside, (beside) => this.keep({ beside })) : nothing}
      </div>
      <p class="hint" id=${`${this.fieldId}-hint`}>
        ${this.silent ? html`<strong>${t("Only you see this card until the reveal.")}</strong>` : nothing}
        <span>${authorship(this.store.get("all", "workshop") ?? {}, this.signed)}</span>
      </p>
    </div>`;
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
      ${this.names === "choice" ? signChoice(this.signed, (signed) => this.keep({ signed })) : nothing}
    </div>`;
  }
}

customElements.define("board-composer", BoardComposer);
