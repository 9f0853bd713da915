/**
 * How the areas of a wall are arranged: how many hang beside each other, and how many columns each has. On a wide
 * screen the wall is wide, on a high one high, so that its cards are as large as they can be when all of it shows.
 *
 * Only how many cards and clusters there are counts, in steps, and the shape of the screen, in steps as well: two people
 * who come to the same screen see the same. Whoever is there keeps what they see until another shape is much better: a
 * wall does not rearrange itself with every card, nor for what comes and goes beside it.
 */

import { broad, widthOf } from "./board-packing.js";

/** @typedef {import("./board-model.js").Section} Section */
/** @typedef {import("./board-packing.js").Size} Size */
/** @typedef {{ abreast: number, columns: number[], narrow?: boolean }} Shape */
/** @typedef {{ many: number, clusters: number[] }} Load how many cards an area is made for, and are in each cluster */

// Around what hangs in an area.
export const MARGIN = 20;
// How high a strip and a card are about, with what is free below them; and an area with little in it.
const STRIP = 110;
const CARD = 150;
// Above and below the cards of a cluster.
const CLUSTER = 75;
const LEAST_DEEP = 2;
// A question can be read on a strip of so many columns.
const LEAST = 2;
// So many cards may come from elsewhere, or go, before an area becomes wider or narrower.
const GUESTS = 6;
// Another row has to be worth it: the eye finds its way along one, and in two more paper stays free.
const MUCH = 1.15;
// As much larger the cards have to become for everybody to look for them anew.
const BETTER = 1.3;
const DESK = { width: 1440, height: 600 };
// On a screen on which one area shows at a time, so many hang beside each other.
const ABREAST = 4;

/**
 * @param {Section[]} sections
 * @param {Size} screen
 * @param {Shape} [kept] as it was until now
 * @returns {Shape}
 */
export function shapeFor(sections, screen, kept) {
  const loads = loadsOf(sections);
  const [wide, high] =
    screen.width && screen.height ? [screen.width, screen.height] : [DESK.width, DESK.height];
  const proportion = roughly(wide / high);
  const sizeIn = (/** @type {Shape} */ shape) => {
    const { width, height } = sizeOf(shape, loads);
    return Math.min(proportion / width, 1 / height);
  };
  let best = { abreast: 1, columns: loads.map(() => LEAST) };
  let largest = 0;
  for (const shape of candidates(loads.map(({ many }) => many))) {
    const size = sizeIn(shape);
    if (size <= largest * (shape.abreast < best.abreast ? MUCH : 1)) continue;
    best = shape;
    largest = size;
  }
  return fits(kept, loads) && !kept.narrow && sizeIn(kept) * BETTER >= largest ? kept : best;
}

/**
 * For a screen on which one area shows at a time, each rather high than wide; an area that was wider stays so.
 * @param {Section[]} sections
 * @param {Shape} [kept] as it was until now
 * @returns {Shape}
 */
export function shapeForNarrow(sections, kept) {
  const loads = loadsOf(sections);
  const before = fits(kept, loads) && kept.narrow ? kept.columns : [];
  const columns = loads.map(({ many }, place) => {
    let columns = LEAST;
    while (columns * (columns + 4) * 2 < many) columns += 1;
    return Math.max(columns, before[place] ?? 0);
  });
  return {
    abreast: abreast(sections.length, Math.ceil(sections.length / ABREAST)),
    columns,
    narrow: true,
  };
}

/**
 * Whether it is one of as many areas.
 * @param {Shape | undefined} kept
 * @param {Load[]} loads
 * @returns {kept is Shape}
 */
const fits = (kept, loads) => kept?.columns.length === loads.length;

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
 * @param {Load[]} loads
 * @returns {Size}
 */
function sizeOf({ abreast, columns }, loads) {
  let [width, height] = [0, 0];
  for (let first = 0; first < loads.length; first += abreast) {
    let [across, deepest] = [0, LEAST_DEEP * CARD];
    for (const [place, load] of loads.slice(first, first + abreast).entries()) {
      const beside = columns[first + place] ?? LEAST;
      across += widthOf(beside) + 2 * MARGIN;
      deepest = Math.max(deepest, depthOf(load, beside));
    }
    width = Math.max(width, across);
    height += STRIP + deepest;
  }
  return { width, height };
}

/**
 * How deep an area becomes: its clusters in rows, beside them and below them its other cards.
 * @param {Load} load
 * @param {number} columns
 */
function depthOf({ many, clusters }, columns) {
  let [x, row, y, free] = [0, 0, 0, 0];
  const end = () => {
    free += (columns - x) * Math.floor(row / CARD);
    y += row;
    [x, row] = [0, 0];
  };
  let loose = many;
  for (const cards of clusters) {
    const across = Math.min(columns, broad(cards));
    if (x + across > columns) end();
    x += across;
    row = Math.max(row, Math.ceil(cards / across) * CARD + CLUSTER);
    loose -= cards;
  }
  end();
  return y + Math.ceil(Math.max(0, loose - free) / columns) * CARD;
}

/**
 * How many cards each area is made for, in steps of about a third.
 * @param {Section[]} sections
 * @returns {Load[]}
 */
function loadsOf(sections) {
  /** @type {Map<number, number>} */
  const written = new Map();
  for (const { note } of sections.flatMap(({ cards }) => cards)) {
    written.set(note.section, (written.get(note.section) ?? 0) + 1);
  }
  return sections.map(({ number, cards, clusters }) => {
    const native = Math.min(written.get(number) ?? 0, cards.length + GUESTS);
    const many = Math.max(native, cards.length - GUESTS);
    let step = 4;
    while (step < many) step = Math.ceil(step * 1.3);
    return { many: step, clusters: clusters.map((cluster) => cluster.cards.length || 1) };
  });
}

/** In steps of a tenth. @param {number} proportion */
const roughly = (proportion) => 1.1 ** Math.round(Math.log(proportion) / Math.log(1.1));
