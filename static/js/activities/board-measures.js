/** How high cards and the strips with the questions are, as the browser draws them; estimated until it has. */

import { size } from "./board-kinds.js";
import { BESIDE, CARD, widthOf } from "./board-packing.js";

/** @typedef {import("./board-model.js").Card} Card */

// A line of a card, how many characters stand on one, what is above and below; all about.
const LINE = 20;
const ON_LINE = 15;
const FRAME = 58;
const HEAD = 66;

export class Measures {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {Map<string, number>} by the id of a card, or the number of a section */
    this.found = new Map();
    /** @type {ReadonlySet<Element>} */
    this.observed = new Set();
    /** Cards that are being changed, over what hangs about them: each is as high as it was. @type {ReadonlySet<string>} */
    this.changing = new Set();
    this.observer = new ResizeObserver((entries) => this.take(entries));
  }

  /** Whether everything was measured that is drawn. */
  get done() {
    return this.found.size > 0;
  }

  /**
   * Watch what is drawn now, and nothing else.
   * @param {Iterable<Element>} elements `[data-card]` or `[data-head]`
   */
  watch(elements) {
    const now = new Set(elements);
    for (const element of this.observed) if (!now.has(element)) this.observer.unobserve(element);
    for (const element of now) if (!this.observed.has(element)) this.observer.observe(element);
    this.observed = now;
  }

  stop() {
    this.observer.disconnect();
    this.observed = new Set();
  }

  /** @param {ResizeObserverEntry[]} entries */
  take(entries) {
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      const { card, head } = /** @type {HTMLElement} */ (target).dataset;
      const height = Math.ceil(borderBoxSize[0]?.blockSize ?? 0);
      const name = card ?? `head ${head}`;
      if (height === 0 || this.found.get(name) === height) continue;
      if (!this.changing.has(name)) this.found.set(name, height);
      changed = true;
    }
    if (changed) this.changed();
  }

  /** Two columns for a paragraph, and for what is written on a strip. @param {Card} card */
  spans({ note }) {
    return note.kind === "heading" || ["long", "whole"].includes(size(note.text)) ? 2 : 1;
  }

  /** @param {Card} card */
  height(card) {
    return this.found.get(card.id) ?? this.guess(card);
  }

  /** @param {Card} card */
  guess(card) {
    const across = (widthOf(this.spans(card)) / (CARD + BESIDE)) * ON_LINE;
    return FRAME + LINE * Math.ceil(Math.min(card.note.text.length, 400) / across);
  }

  /** @param {number} section */
  head(section) {
    return this.found.get(`head ${section}`) ?? HEAD;
  }
}
