/**
 * The wall: sections side by side on packing paper, cards as they hang there. Cards lie close under each
 * other, whatever their height; one's own are taken to another section by dragging.
 */

import { html, repeat } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { Drag } from "./board-drag.js";
import { BoardView } from "./board-view.js";

/** @typedef {import("./board-model.js").Section} Section */

// The rows of the wall's grid, in pixels: a card takes as many as it is high. As in board-wall.css.
const ROW = 4;
const GAP = 14;

export class BoardWall extends BoardView {
  constructor() {
    super();
    this.drag = new Drag(this, (id, section) => this.drop(id, section));
    /** @type {Set<Element>} */
    this.measured = new Set();
    this.measure = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) room(target, borderBoxSize[0]?.blockSize ?? 0);
    });
  }

  /**
   * @param {string} id
   * @param {number} section
   */
  drop(id, section) {
    this.dispatchEvent(new CustomEvent("card-move", { bubbles: true, detail: { id, section } }));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const cards = new Set(this.querySelectorAll("board-card"));
    for (const card of this.measured) if (!cards.has(card)) this.measure.unobserve(card);
    for (const card of cards) if (!this.measured.has(card)) this.measure.observe(card);
    this.measured = cards;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.measure.disconnect();
    this.measured = new Set();
    this.drag.cancel();
  }

  render() {
    return repeat(
      this.sections,
      ({ number }) => number,
      (section) => this.area(section),
    );
  }

  /** @param {Section} section */
  area(section) {
    const { number } = section;
    return html`<section class="area" data-section=${number || ""} aria-labelledby=${`area-${this.room}-${number}`}>
      <h3 class="question" id=${`area-${this.room}-${number}`}>
        <i class="pin" aria-hidden="true"></i><span lang=${this.tongue(section)}>${this.heading(section)}</span><i class="pin" aria-hidden="true"></i>
      </h3>
      ${this.cards(section, html`<p class="blank">${t("No card hangs here yet. The first one could be yours.")}</p>`)}
      <p class="landing" aria-hidden="true">${t("Put it here")}</p>
    </section>`;
  }
}

/**
 * @param {Element} card
 * @param {number} height in pixels
 */
function room(card, height) {
  card.parentElement?.style.setProperty("--rows", String(Math.ceil((height + GAP) / ROW)));
}

customElements.define("board-wall", BoardWall);
