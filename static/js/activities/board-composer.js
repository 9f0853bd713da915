/**
 * Where a card is written: itself a card, with its kind and the question under which it will hang. Each
 * section of each room keeps its own draft. Several pasted lines become several cards, after asking.
 */

import { html, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { ComposeBox } from "../elements/compose-box.js";
import { icon } from "../elements/icons.js";
import { tellRoom } from "./board-asking.js";
import { draftOf } from "./board-begun.js";
import { paper, under } from "./board-composer-parts.js";
import { bringChosen, kindPicker, NOTHING_BESIDE } from "./board-fields.js";
import { pastedLines } from "./board-kinds.js";
import { pasteQuestion } from "./board-paste.js";

const MOST = 1000;
const WRITTEN = "textarea, input:not([type='radio'], [type='checkbox'])";
// How long a press takes at most, in ms.
const PRESS = 400;

export class BoardComposer extends ComposeBox {
  static properties = {
    ...ComposeBox.properties,
    item: { attribute: false },
    room: { attribute: false },
    section: { attribute: false },
    questions: { attribute: false },
    silent: { attribute: false },
    manner: { attribute: false },
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
    /** How one writes, which the room remembers while no card is written. */
    this.manner = { kind: "statement", signed: false };
    this.kind = this.manner.kind;
    /** Where a practice example is found, and with whom. */
    this.beside = NOTHING_BESIDE;
    /** Whether one's name stands on the card, where that is a choice. */
    this.signed = this.manner.signed;
    /** What was pasted and has to be asked about. */
    this.pasted = "";
    /** Whether nothing was typed since the last card: not even something that is gone again. */
    this.untouched = true;
    this.most = MOST;
    this.action = t("Pin it up");
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.folding = undefined;
    this.addEventListener("focusin", () => this.unfold());
    this.addEventListener("focusout", () => this.foldSoon());
    this.addEventListener("input", ({ target }) => {
      if (/** @type {Element} */ (target).matches(WRITTEN)) this.untouched = false;
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.folding);
  }

  /** Where there is little room, all of it shows while somebody is in it. */
  unfold() {
    clearTimeout(this.folding);
    this.toggleAttribute("data-used", true);
    const kinds = this.querySelector(".kinds");
    // What is just being pressed there does not move away.
    if (!kinds?.contains(document.activeElement)) bringChosen(kinds);
  }

  /** Not before the press is over with which they leave it: what was pressed would move away from under the finger. */
  foldSoon() {
    clearTimeout(this.folding);
    this.folding = setTimeout(
      () => this.toggleAttribute("data-used", this.contains(document.activeElement)),
      PRESS,
    );
  }

  /** Before the text there are the kinds. @returns {HTMLTextAreaElement | null} */
  get control() {
    return this.querySelector("textarea");
  }

  get names() {
    return this.store.get("all", "workshop")?.names ?? "named";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.about = draftOf(this.room, this.section);
    if (changed.has("manner")) Object.assign(this, this.manner);
    if (changed.has("about")) this.goOnWith(this.workshop.drafts.read(this.about).command);
    Object.assign(this.manner, { kind: this.kind, signed: this.signed });
    this.command = this.said;
    this.label = t("New card");
    super.willUpdate(changed);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const begun = Boolean(this.text || this.pasted);
    const shown = changed.has("kind") || begun !== this.hasAttribute("data-begun");
    this.toggleAttribute("data-begun", begun);
    if (shown) bringChosen(this.querySelector(".kinds"));
  }

  /** @param {string} text */
  type(text) {
    super.type(text);
    if (text) this.untouched = false;
  }

  /** A card that was begun goes on as what it was. @param {{ [field: string]: any } | undefined} command */
  goOnWith(command) {
    this.untouched = !this.workshop.drafts.read(this.about).text;
    this.kind = command?.kind ?? this.kind;
    this.signed = command?.named ?? this.signed;
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

  /** The next card is a new one. */
  begin() {
    this.beside = NOTHING_BESIDE;
    this.untouched = true;
  }

  /** @param {string} text @returns {Promise<string | undefined>} */
  async deliver(text) {
    const said = this.command;
    const sent = super.deliver(text);
    this.begin();
    tellRoom(
      this,
      sent.then((id) => ({ all: id ? [{ said, id }] : [], words: t("Card pinned up."), seen: true })),
    );
    const id = await sent;
    // Who sees it hang needs no word of it.
    if (id) announce(t("Your card is pinned up."));
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

  /** Whoever presses the button while they write goes on writing; on a phone the keyboard stays. @param {Event} event */
  stay(event) {
    if (this.control === document.activeElement) event.preventDefault();
  }

  /** The next card begins with its text, also after one that was pinned up from the field below. @param {Event} [event] */
  submit(event) {
    const beside = document.activeElement?.closest(".beside") && this.contains(document.activeElement);
    const sent = super.submit(event);
    if (beside) this.control?.focus();
    return sent;
  }

  /** Several lines become several cards, which are taken back as one. */
  split() {
    const lines = pastedLines(this.pasted);
    const said = this.command;
    this.answer();
    const sent = Promise.all(lines.map((line) => super.deliver(line)));
    this.begin();
    tellRoom(
      this,
      sent.then((ids) => {
        const all = ids.filter((id) => id !== undefined).map((id) => ({ said, id }));
        return { all, words: tn("{n} card pinned up.", "{n} cards pinned up.", all.length) };
      }),
    );
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
        ${kindPicker(`${this.fieldId}-kind`, this.kind, (kind) => this.keep({ kind }))} ${under(this)} ${paper(this)}
        <button class="button pin-up" type="submit" @mousedown=${(/** @type {Event} */ event) => this.stay(event)}>${icon("pin")} <span class="may-hide">${this.action}</span></button>
      </form>
    `;
  }
}

customElements.define("board-composer", BoardComposer);
