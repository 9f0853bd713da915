/**
 * One card, on the wall or in the list: what it says, of which kind it is, who supports it, and a button for
 * what can be done with it. It says what was asked of it by events; the room does it.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import "./board-editor.js";
import { hanging, kindName, look, size } from "./board-kinds.js";

/** @typedef {import("./board-model.js").Card} Card */

// More dots than that are one dot and a number; a few are seen at once, the others are counted for the reader.
const MOST_DOTS = 6;
const AT_ONCE = 3;

export class BoardCard extends Piece {
  static properties = {
    ...Piece.properties,
    card: { attribute: false },
    item: { attribute: false },
    room: { attribute: false },
    by: { attribute: false },
    round: { attribute: false },
    open: { attribute: false },
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
    /** Whether cards can be worked on now. */
    this.open = true;
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
  }

  dress() {
    const { id, note } = this.card;
    const { colour, shape } = look(note.kind);
    const { tilt, x, y } = hanging(id);
    this.dataset.card = id;
    this.dataset.colour = colour;
    this.dataset.shape = shape;
    this.dataset.size = size(note.text);
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

  /** The control that a keyboard reaches first. */
  focus() {
    /** @type {HTMLElement | null} */ (this.querySelector("textarea, .support, .more"))?.focus();
  }

  render() {
    if (this.editing) return this.editor();
    return html`<i class="swatch" aria-hidden="true"></i>
      <div class="said">${this.text()} ${this.meta()}</div>
      ${this.support()} ${this.more()}`;
  }

  editor() {
    return html`<board-editor
      .workshop=${this.workshop}
      .item=${this.item}
      .room=${this.room}
      .card=${this.card}
    ></board-editor>`;
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

  unfold() {
    this.whole = !this.whole;
  }

  meta() {
    const { kind, edited } = this.card.note;
    return html`<p class="meta">
      <span>${kindName(kind)}</span>
      ${this.card.mine ? html`<span class="own">${t("from you")}</span>` : nothing}
      ${this.by && !this.card.mine ? html`<bdi>${this.by}</bdi>` : nothing}
      ${this.round ? html`<span>${t("Round {number}", { number: this.round })}</span>` : nothing}
      ${edited ? html`<span>${t("changed")}</span>` : nothing}
    </p>`;
  }

  support() {
    const { support, supported } = this.card;
    const words = tn("Support this card, {n} person does", "Support this card, {n} people do", support);
    return html`<button
      class="support"
      tabindex=${this.stop}
      aria-pressed=${supported}
      aria-label=${words}
      aria-describedby=${this.textId}
      aria-disabled=${!this.open}
      @click=${() => this.open && this.ask("support", { wanted: !supported })}
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

/**
 * Sticky dots, one's own the last; an empty place for the first one.
 * @param {number} many
 * @param {boolean} own
 */
export function dots(many, own) {
  if (many === 0) return html`<span class="dots"><i class="dot" data-used></i></span>`;
  const shown = many > MOST_DOTS ? 1 : many;
  return html`<span class="dots">
    ${repeat(
      Array.from({ length: shown }, (_, place) => place),
      (place) => place,
      (place) => html`<i class="dot" ?data-own=${own && place === shown - 1}></i>`,
    )}
    <b class="many" ?data-plain=${many <= AT_ONCE}>${many}</b>
  </span>`;
}

customElements.define("board-card", BoardCard);
