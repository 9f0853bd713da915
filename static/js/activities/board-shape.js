/**
 * How the areas of a wall are arranged: how many hang beside each other, and how many columns each has. On a wide
 * screen the wall is wide, on a high one high, so that its cards are as large as they can be when all of it shows.
 *
 * Only how many cards there are counts, in steps, and the shape of the screen, in steps as well: a wall does not rearrange
 * itself with every card, nor for a few pixels, and two people with the same screen see the same.
 */

import { widthOf } from "./board-packing.js";

/** @typedef {import("./board-model.js").Section} Section */
/** @typedef {import("./board-packing.js").Size} Size */
/** @typedef {{ abreast: number, columns: number[] }} Shape */

// Around what hangs in an area.
export const MARGIN = 20;
// How high a strip and a card are about, with what is free below them; and an area with little in it.
const STRIP = 110;
const CARD = 160;
const LEAST_DEEP = 2;
// A question can be read on a strip of so many columns.
const LEAST = 2;
// So many cards may come from elsewhere, or go, before an area becomes wider or narrower.
const GUESTS = 6;
// Another row has to be worth it: the eye finds its way along one, and in two more paper stays free.
const MUCH = 1.15;
const DESK = { width: 1440, height: 600 };
// On a screen on which one area shows at a time, so many hang beside each other.
const ABREAST = 4;

/**
 * @param {Section[]} sections
 * @param {Size} screen
 * @returns {Shape}
 */
export function shapeFor(sections, screen) {
  const counts = countsOf(sections);
  const [wide, high] =
    screen.width && screen.height ? [screen.width, screen.height] : [DESK.width, DESK.height];
  const proportion = roughly(wide / high);
  let best = { abreast: 1, columns: counts.map(() => LEAST) };
  let largest = 0;
  for (const shape of candidates(counts)) {
    const { width, height } = sizeOf(shape, counts);
    const size = Math.min(proportion / width, 1 / height);
    if (size <= largest * (shape.abreast < best.abreast ? MUCH : 1)) continue;
    best = shape;
    largest = size;
  }
  return best;
}

/**
 * For a screen on which one area shows at a time, each rather high than wide.
 * @param {Section[]} sections
 * @returns {Shape}
 */
export function shapeForNarrow(sections) {
  const columns = countsOf(sections).map((many) => {
    let columns = LEAST;
    while (columns * (columns + 4) * 2 < many) columns += 1;
    return columns;
  });
  return { abreast: abreast(sections.length, Math.ceil(sections.length / ABREAST)), columns };
}

/**
 * All ways to hang them: in so many rows, and in each area its cards so deep.
 * @param {number[]} counts
 * @returns {Iterable<Shape>}
 */
function* candidates(counts) {
  const most = Math.max(LEAST_DEEP, ...counts);
  for (let rows = 1; rows <= counts.length; rows += 1) {
    const beside = abreast(counts.length, rows);
    if (Math.ceil(counts.length / beside) < rows) continue;
    for (let deep = 1; deep <= most; deep += 1) {
      yield { abreast: beside, columns: counts.map((many) => Math.max(LEAST, Math.ceil(many / deep))) };
    }
  }
}

/**
 * @param {number} areas
 * @param {number} rows
 */
const abreast = (areas, rows) => Math.max(1, Math.ceil(areas / Math.max(1, rows)));

/**
 * How large a wall of that shape becomes, about.
 * @param {Shape} shape
 * @param {number[]} counts
 * @returns {Size}
 */
function sizeOf({ abreast, columns }, counts) {
  let [width, height] = [0, 0];
  for (let first = 0; first < counts.length; first += abreast) {
    let [across, deepest] = [0, LEAST_DEEP];
    for (let at = first; at < Math.min(first + abreast, counts.length); at += 1) {
      const beside = columns[at] ?? LEAST;
      across += widthOf(beside) + 2 * MARGIN;
      deepest = Math.max(deepest, Math.ceil((counts[at] ?? 0) / beside));
    }
    width = Math.max(width, across);
    height += STRIP + deepest * CARD;
  }
  return { width, height };
}

/**
 * How many cards each area is made for, in steps of about a third.
 * @param {Section[]} sections
 * @returns {number[]}
 */
function countsOf(sections) {
  /** @type {Map<number, number>} */
  const written = new Map();
  for (const { note } of sections.flatMap(({ cards }) => cards)) {
    written.set(note.section, (written.get(note.section) ?? 0) + 1);
  }
  return sections.map(({ number, cards }) => {
    const native = Math.min(written.get(number) ?? 0, cards.length + GUESTS);
    const many = Math.max(native, cards.length - GUESTS);
    let step = 4;
    while (step < many) step = Math.ceil(step * 1.3);
    return step;
  });
}

/** In steps of a tenth. @param {number} proportion */
const roughly = (proportion) => 1.1 ** Math.round(Math.log(proportion) / Math.log(1.1));
