/**
 * One card, on the wall or in the list: what it says, of which kind it is, who supports it, what is said about it, and
 * a button for what can be done with it. It says what was asked of it by events; the room does it.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import {
  commentMark,
  commentsWords,
  dots,
  metaOf,
  supportedWords,
  supportWords,
} from "./board-card-parts.js";
import "./board-editor.js";
import { hanging, look, size, widestWord } from "./board-kinds.js";
import { gotDots, stickers } from "./board-weigh-stickers.js";

/** @typedef {import("./board-model.js").Card} Card */

export class BoardCard extends Piece {
  static properties = {
    ...Piece.properties,
    card: { attribute: false },
    item: { attribute: false },
    room: { attribute: false },
    by: { attribute: false },
    round: { attribute: false },
    may: { attribute: false },
    sticker: { attribute: false },
    got: { attribute: false },
    choosing: { attribute: false },
    chosen: { attribute: false },
    isNew: { attribute: false },
    reached: { attribute: false },
    editing: { attribute: false },
    whole: { state: true },
  };

  constructor() {
    super();
    /** @type {Card} */
    this.card = /** @type {any} */ (undefined);
    /** The item of the agenda in which it is edited. */
    this.item = "";
    this.room = "";
    /** The author's name, where it may be shown. */
    this.by = "";
    /** The round from which it comes, if it is an earlier one. */
    this.round = 0;
    /** What this person may do here now. @type {ReadonlySet<import("./board-standing.js").Act>} */
    this.may = new Set();
    /** One's own dots on it, while dots are stuck. @type {import("./board-weighing.js").Sticker | undefined} */
    this.sticker = undefined;
    /** What it got when dots were counted. @type {readonly import("./board-weigh-counted.js").Part[]} */
    this.got = [];
    /** Whether cards are being chosen, and whether this one is. */
    this.choosing = false;
    this.chosen = false;
    /** Whether it has come since this person was last here. */
    this.isNew = false;
    /** Whether the Tab key stops here; the arrow keys reach every card. */
    this.reached = true;
    this.editing = false;
    /** Whether a long text is shown from beginning to end. */
    this.whole = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("card")) this.dress();
    this.toggleAttribute("data-chosen", this.choosing && this.chosen);
    this.toggleAttribute("data-new", this.isNew);
    if (this.sticker) this.dataset.weigh = this.card.id;
    else delete this.dataset.weigh;
  }

  dress() {
    const { id, note, veiled } = this.card;
    const { colour, shape } = look(note.kind);
    const { tilt, x, y } = hanging(id);
    this.dataset.card = id;
    this.dataset.colour = colour;
    this.dataset.shape = shape;
    this.dataset.size = size(note.text);
    this.toggleAttribute("data-veiled", veiled);
    this.style.setProperty("--widest", String(widestWord(note.text)));
    this.style.setProperty("--tilt", `${tilt.toFixed(2)}deg`);
    this.style.setProperty("--x", `${x.toFixed(1)}px`);
    this.style.setProperty("--y", `${y.toFixed(1)}px`);
  }

  /**
   * @param {string} what
   * @param {Record<string, any>} [detail]
   */
  ask(what, detail = {}) {
    const asked = { id: this.card.id, ...detail };
    this.dispatchEvent(new CustomEvent(`card-${what}`, { bubbles: true, detail: asked }));
  }

  /** The text, by which its buttons say which card they are of. */
  get textId() {
    return `card-${this.card.id}`;
  }

  get stop() {
    return this.reached ? 0 : -1;
  }

  /** The control that a keyboard reaches first; whoever had the focus on another one that is gone has it there. */
  get anchor() {
    return /** @type {HTMLElement | null} */ (
      this.querySelector("textarea, .choose input, .stickers .on, button.support, .more")
    );
  }

  focus() {
    this.anchor?.focus();
  }

  render() {
    if (this.editing) return this.editor();
    return html`${this.choosing ? this.choice() : nothing}
      <i class="swatch" aria-hidden="true"></i>
      <div class="said">
        ${this.card.veiled ? html`<p class="veil">${icon("eye-off")} ${t("only you see this")}</p>` : nothing}
        ${this.text()} ${this.beside()} ${metaOf(this)}
      </div>
      ${this.comments()} ${this.support()} ${this.more()}`;
  }

  editor() {
    return html`<board-editor
      .workshop=${this.workshop}
      .item=${this.item}
      .room=${this.room}
      .card=${this.card}
      .by=${this.by}
    ></board-editor>`;
  }

  /** Whether it is among the cards with which something shall be done. */
  choice() {
    return html`<label class="choose">
      <input
        type="checkbox"
        tabindex=${this.stop}
        aria-label=${t("Choose this card")}
        aria-describedby=${this.textId}
        .checked=${this.chosen}
        @change=${(/** @type {any} */ event) => this.ask("choose", { chosen: event.target.checked })}
      />
    </label>`;
  }

  text() {
    const { text } = this.card.note;
    const long = size(text) === "whole";
    return html`<p class="text" id=${this.textId} lang=${this.language} ?data-cut=${long && !this.whole}><bdi>${text}</bdi></p>
      ${
        long
          ? html`<button class="link" tabindex=${this.stop} aria-expanded=${this.whole} @click=${() => this.unfold()}>
              ${this.whole ? t("Show less") : t("Read all of it")}
            </button>`
          : nothing
      }`;
  }

  /** Where a practice example is found, and with whom. */
  beside() {
    const { where, who } = this.card.note;
    const found = [where, who].filter(Boolean);
    return found.length
      ? html`<p class="at" lang=${this.language}>${icon("corner-down-right")} <bdi>${found.join(", ")}</bdi></p>`
      : nothing;
  }

  unfold() {
    this.whole = !this.whole;
  }

  comments() {
    const { comments, veiled } = this.card;
    if (veiled || (comments === 0 && !this.may.has("comment"))) return nothing;
    return html`<button
      class="remarks"
      tabindex=${this.stop}
      aria-haspopup="dialog"
      aria-label=${commentsWords(comments)}
      aria-describedby=${this.textId}
      @click=${() => this.ask("comments")}
    >
      ${commentMark(comments)}
    </button>`;
  }

  /** A dot of support, where the step takes any; the dots that are there show always. */
  support() {
    const { id, support, supported, veiled } = this.card;
    if (veiled) return nothing;
    if (this.sticker) return stickers(id, this.sticker, { described: this.textId, stop: this.stop });
    if (this.got.length) return gotDots(this.got);
    if (!this.may.has("support")) {
      return support
        ? html`<span class="support" role="img" aria-label=${supportedWords(support)}>${dots(support, supported)}</span>`
        : nothing;
    }
    return html`<button
      class="support"
      tabindex=${this.stop}
      aria-pressed=${supported}
      aria-label=${supportWords(support)}
      aria-describedby=${this.textId}
      @click=${() => this.ask("support", { wanted: !supported })}
    >
      ${dots(support, supported)}
    </button>`;
  }

  more() {
    return html`<button
      class="more"
      tabindex=${this.stop}
      aria-haspopup="menu"
      aria-label=${t("What to do with this card")}
      aria-describedby=${this.textId}
      @click=${(/** @type {Event} */ event) => this.ask("menu", { button: event.currentTarget })}
    >
      ${icon("ellipsis")}
    </button>`;
  }
}

customElements.define("board-card", BoardCard);
