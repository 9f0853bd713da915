/**
 * Editing a card where it hangs: one's own, or as the room's host anybody's, whose first wording is kept. What was typed
 * is a draft like any other; when the card was changed elsewhere in the meantime, both texts are shown and whoever
 * edits chooses.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { characterCount, charactersLeft, tooLong } from "../elements/characters.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { askRoom } from "./board-asking.js";
import { aspects, changesIn, collides, differs, reading } from "./board-aspects.js";
import { besideFields, kindPicker } from "./board-fields.js";
import { kindName } from "./board-kinds.js";

/** @typedef {import("./board-model.js").Card} Card */

const MOST = 1000;
const NEARLY = 100;
let editors = 0;

/**
 * Under which name the draft of an edit is kept.
 * @param {string} room
 * @param {string} id of the card
 */
export const draftOf = (room, id) => `board/${room}/edit/${id}`;

/**
 * Which cards were left with an unfinished change on this device. A change that has arrived meanwhile is
 * a draft no more.
 * @param {import("../core/drafts.js").Drafts} drafts
 * @param {string} room
 * @param {Iterable<Card>} cards
 * @returns {Set<string>} their ids
 */
export function leftUnfinished(drafts, room, cards) {
  const found = new Set();
  for (const { id, note } of cards) {
    const { text: typed, command } = drafts.read(draftOf(room, id));
    const text = typed.trim();
    if (text && (text !== note.text || differs(note, changesIn(command)))) found.add(id);
    else if (text) drafts.write(draftOf(room, id), { text: "" });
  }
  return found;
}

export class BoardEditor extends Piece {
  static properties = {
    ...Piece.properties,
    card: { attribute: false },
    item: { attribute: false },
    room: { attribute: false },
    by: { attribute: false },
    text: { state: true },
    changes: { state: true },
    seen: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    /** @type {Card} */
    this.card = /** @type {any} */ (undefined);
    this.item = "";
    this.room = "";
    /** The author's name, where it may be shown. */
    this.by = "";
    this.text = "";
    /** What is changed beside the text. @type {Partial<import("./board-aspects.js").Aspects>} */
    this.changes = {};
    /** What the card was beside its text, as the author last saw it. @type {import("./board-aspects.js").Aspects} */
    this.first = { kind: "statement", where: "", who: "" };
    /** The text that is being edited, as the author last saw it. */
    this.seen = "";
    this.problem = "";
    this.sending = false;
    this.fieldId = `board-editor-${++editors}`;
  }

  get about() {
    return draftOf(this.room, this.card.id);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.seen) return;
    const { text, command } = this.workshop.drafts.read(this.about);
    const { note } = this.card;
    this.seen = command?.seen ?? note.text;
    this.text = text || note.text;
    this.changes = changesIn(command);
    this.first = command?.was ?? aspects(note);
  }

  firstUpdated() {
    const field = this.querySelector("textarea");
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    // In the list all of it shows above the card that one could write, as far as there is room; the wall moves itself.
    if (this.closest("board-list")) this.querySelector("form")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
    const command = { ...this.said, item: this.item, room: this.room };
    const label = t("Change of a card");
    this.workshop.drafts.write(this.about, { text, command, field: "text", label });
  }

  /** What it is beside its text. */
  get reading() {
    return reading(this.card.note, this.changes);
  }

  /** @returns {import("./board-asking.js").Said} */
  get said() {
    const { sent } = this.reading;
    const was = Object.keys(sent).length ? { was: this.first } : {};
    return { type: "board.edit", note: this.card.id, seen: this.seen, ...sent, ...was };
  }

  /** Whether nothing is to be changed. */
  get same() {
    return this.card.note.text === this.text.trim() && !differs(this.card.note, this.changes);
  }

  /** Whether the card is something else by now than what the author began with, and than what they want. */
  get overtaken() {
    const { note } = this.card;
    const text = note.text !== this.seen && note.text !== this.text.trim();
    return text || collides(this.first, note, this.changes);
  }

  /** @param {Event} [event] */
  async save(event) {
    event?.preventDefault();
    const text = this.text.trim();
    if (!text || this.sending || this.overtaken) return;
    if (tooLong(text, MOST)) return this.querySelector("textarea")?.focus();
    if (this.same) return this.leave();
    this.type(text);
    this.sending = true;
    const outcome = await askRoom(
      this,
      { ...this.said, text },
      { words: t("Card changed."), refusable: true },
    );
    this.sending = false;
    this.problem = outcome.ok || outcome.code === "changed" ? "" : outcome.text;
    if (outcome.ok) this.leave();
    return undefined;
  }

  /** The author keeps their own text, knowing the other. */
  insist() {
    this.seen = this.card.note.text;
    this.first = aspects(this.card.note);
    this.save();
  }

  /** The author takes what hangs there. */
  yield() {
    this.leave({ dropped: this.text });
  }

  cancel() {
    this.leave(this.text.trim() !== this.card.note.text ? { dropped: this.text } : {});
  }

  /** @param {{ dropped?: string }} [detail] `dropped` is a text that was not sent */
  leave(detail = {}) {
    this.workshop.drafts.write(this.about, { text: "" });
    const id = this.card.id;
    this.dispatchEvent(new CustomEvent("card-edited", { bubbles: true, detail: { id, ...detail } }));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
    }
    if (event.key === "Enter" && !event.shiftKey) this.save(event);
  }

  render() {
    const rest = charactersLeft(this.text, MOST);
    const { kind, ...beside } = this.reading.now;
    const [countId, problemId] = [`${this.fieldId}-count`, `${this.fieldId}-problem`];
    const described = [rest <= NEARLY && countId, this.problem && problemId].filter(Boolean).join(" ");
    return html`<form @submit=${(/** @type {Event} */ event) => this.save(event)}>
      ${this.card.mine ? nothing : this.correcting()}
      <label class="visually-hidden" for=${this.fieldId}>${t("Text of the card")}</label>
      <textarea
        id=${this.fieldId}
        rows="3"
        dir="auto"
        aria-describedby=${described || nothing}
        aria-invalid=${rest < 0 || Boolean(this.problem)}
        .value=${this.text}
        @input=${(/** @type {any} */ event) => this.type(event.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
      ></textarea>
      ${characterCount(rest, { id: countId, from: NEARLY })}
      ${kindPicker(`${this.fieldId}-kind`, kind, (chosen) => this.change({ kind: chosen }))}
      ${kind === "practice" ? besideFields(beside, (typed) => this.change(typed)) : nothing}
      ${this.problem ? html`<p class="error" id=${problemId} role="alert">${this.problem}</p>` : nothing}
      ${this.overtaken ? this.choice() : this.buttons()}
    </form>`;
  }

  /** Whose words they are that somebody else changes. */
  correcting() {
    return html`<p class="correcting">
      ${
        this.by
          ? t("You correct the card of {name}. Their wording is kept, and can be looked at.", {
              name: this.by,
            })
          : t("You correct somebody’s card. Their wording is kept, and can be looked at.")
      }
    </p>`;
  }

  /** @param {Partial<import("./board-aspects.js").Aspects>} wanted */
  change(wanted) {
    const { now } = this.reading;
    const names = /** @type {(keyof typeof now)[]} */ (Object.keys(wanted));
    const others = names.filter((name) => wanted[name] !== now[name]);
    this.changes = { ...this.changes, ...Object.fromEntries(others.map((name) => [name, wanted[name]])) };
    this.type(this.text);
  }

  buttons() {
    return html`<div class="buttons">
      <button class="button small" ?disabled=${this.sending}>${icon("check")} ${t("Save")}</button>
      <button class="button quiet small" type="button" @click=${() => this.cancel()}>${t("Cancel")}</button>
    </div>`;
  }

  choice() {
    const { kind, where, who } = aspects(this.card.note);
    return html`<div class="overtaken" role="alert">
      <p><strong>${t("This card was changed in the meantime. On the board it says now:")}</strong></p>
      <blockquote><bdi>${this.card.note.text}</bdi></blockquote>
      <p class="meta">${[kindName(kind), where, who].filter(Boolean).join(" · ")}</p>
      <div class="buttons">
        <button class="button small" type="button" @click=${() => this.insist()}>${t("Take my text")}</button>
        <button class="button quiet small" type="button" @click=${() => this.yield()}>${t("Leave it so")}</button>
      </div>
    </div>`;
  }
}

customElements.define("board-editor", BoardEditor);
