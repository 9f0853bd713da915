/**
 * What hangs on a wall already, so that something else can be lowered until it covers nothing. It is kept in strips
 * from top to bottom, each in order of height: only what hangs about there is looked at, however much there is.
 */

import { BELOW, BESIDE, CARD } from "./board-packing.js";

/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {{ left: number, right: number, top: number, foot: number }} Room what something takes, and what is kept free around it */

// Outlines may come closer to each other than cards do.
const NEAR = 2;
const STRIP = CARD + BESIDE;

export class Taken {
  constructor() {
    /** @type {Map<number, Room[]>} what hangs in each strip, from above */
    this.strips = new Map();
    this.highest = 0;
  }

  /** @param {Rect} rect */
  add(rect) {
    const room = roomOf(rect);
    this.highest = Math.max(this.highest, room.foot - room.top);
    for (const number of stripsOf(rect)) {
      const strip = this.strips.get(number) ?? [];
      strip.splice(firstFrom(strip, room.top), 0, room);
      this.strips.set(number, strip);
    }
  }

  /**
   * Lower something until it covers nothing.
   * @param {Rect} rect is changed
   */
  lower(rect) {
    const numbers = stripsOf(rect);
    for (let before = Number.NaN; before !== rect.y; ) {
      before = rect.y;
      for (const number of numbers) rect.y = this.below(this.strips.get(number) ?? [], rect);
    }
    return rect;
  }

  /**
   * What it is lowered past hangs higher than what comes then: to go through once is enough.
   * @param {Room[]} strip
   * @param {Rect} rect
   * @returns {number} how high it may hang there
   */
  below(strip, { x, y, width, height }) {
    const [left, right, high] = [x, x + width, height + BELOW];
    let top = y;
    for (let at = firstFrom(strip, top - this.highest); at < strip.length; at += 1) {
      const other = /** @type {Room} */ (strip[at]);
      if (other.top >= top + high) break;
      if (other.foot > top && other.left < right && left < other.right) top = other.foot;
    }
    return top;
  }
}

/** @param {Rect} rect @returns {Room} */
const roomOf = ({ x, y, width, height }) => ({
  left: x - NEAR,
  right: x + width + NEAR,
  top: y,
  foot: y + height + BELOW,
});

/** @param {Rect} rect */
function stripsOf({ x, width }) {
  const first = Math.floor((x - NEAR) / STRIP);
  const last = Math.floor((x + width + NEAR) / STRIP);
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

/**
 * The first that hangs at that height or lower.
 * @param {Room[]} strip
 * @param {number} height
 */
function firstFrom(strip, height) {
  let [low, high] = [0, strip.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Room} */ (strip[middle]).top < height) low = middle + 1;
    else high = middle;
  }
  return low;
}
