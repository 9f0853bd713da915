/**
 * Where everything is on the wall, computed from what hangs there and how high the cards are: the areas of the
 * questions beside each other, each as large as what hangs in it needs. The same for everybody who sees the same.
 * Lengths are pixels of the wall at its natural size, from its corner; nothing here knows a page.
 */

import { pack } from "./board-area.js";
import { CARD } from "./board-packing.js";
import { COMFORTABLE } from "./board-plane.js";
import { MARGIN, shapeFor, shapeForNarrow } from "./board-shape.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Section} Section */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {Rect & { number: number, inner: { x: number, y: number }, strip: number }} Area places in it count from `inner` */
/** @typedef {Rect & { section: number, cluster: string }} Hung a card or a cluster */
/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {Area[]} areas
 * @property {Map<string, Hung>} cards
 * @property {Map<string, Hung>} clusters
 */
/**
 * @typedef {object} About
 * @property {(card: Card) => number} spans how many columns a card takes
 * @property {(card: Card) => number} heights of the cards
 * @property {(section: number) => number} heads how high the strip with the question is
 * @property {ReadonlySet<string>} [moving] cards and clusters that are being moved: nothing gives way to them yet
 * @property {boolean} [narrow] for a screen on which one area shows at a time
 * @property {import("./board-packing.js").Size} [screen] that the wall is at least as wide and as high as, made to fit
 */

// Below the strip of an area, to what hangs there; and what is left free for more.
const UNDER_HEAD = 22;
const SPARE = 40;
const LOWEST = 300;
const GROWS = 40;
const NONE = { width: 0, height: 0 };

/**
 * @param {Section[]} sections
 * @param {About} about
 * @returns {Layout}
 */
export function layOut(sections, { moving = new Set(), narrow = false, screen = NONE, ...about }) {
  const ranks = ranked(sections);
  const { abreast, columns } = narrow ? shapeForNarrow(sections) : shapeFor(sections, screen);
  const packed = sections.map((section, place) => {
    const head = about.heads(section.number) + UNDER_HEAD;
    const own = pack(section, { ...about, ranks, columns: columns[place] ?? 1, moving });
    return { section, head, ...own };
  });
  return hung(inRows(packed, abreast), screen);
}

/**
 * @template T
 * @param {T[]} all
 * @param {number} abreast
 * @returns {T[][]}
 */
function inRows(all, abreast) {
  const rows = Math.max(1, Math.ceil(all.length / abreast));
  return Array.from({ length: rows }, (_, row) => all.slice(row * abreast, (row + 1) * abreast));
}

/**
 * The place of each card among those that were written under the same question, wherever they hang now: what is
 * taken away leaves the columns of the others as they are.
 * @param {Section[]} sections
 * @returns {Map<string, number>}
 */
function ranked(sections) {
  const cards = sections.flatMap((section) => section.cards);
  /** @type {Map<number, number>} */
  const many = new Map();
  return new Map(
    cards.sort(byAge).map(({ id, note }) => {
      const place = many.get(note.section) ?? 0;
      many.set(note.section, place + 1);
      return [id, place];
    }),
  );
}

/**
 * @param {Card} a
 * @param {Card} b
 */
const byAge = (a, b) => a.note.at - b.note.at || (a.id < b.id ? -1 : 1);

/** @typedef {import("./board-area.js").Packed & { section: Section, head: number }} Headed */

/**
 * The areas side by side, as wide together in every row, and as high as the highest beside them.
 * @param {Headed[][]} rows
 * @param {import("./board-packing.js").Size} screen
 * @returns {Layout}
 */
function hung(rows, screen) {
  const wide = (/** @type {Headed} */ { width }) => width + 2 * MARGIN;
  const high = (/** @type {Headed[]} */ row) =>
    Math.max(...row.map(({ head, height }) => MARGIN + head + stepped(Math.max(LOWEST, height + SPARE))));
  const needed = {
    width: Math.max(...rows.map((row) => sum(row.map(wide)))),
    height: sum(rows.map(high)),
  };
  const width = Math.max(needed.width, screen.width / COMFORTABLE);
  const height = Math.max(needed.height, width * (screen.height / screen.width || 0));
  /** @type {Layout} */
  const layout = { width, height, areas: [], cards: new Map(), clusters: new Map() };
  let y = 0;
  for (const row of rows) {
    const tall = high(row) + (height - needed.height) / rows.length;
    const more = (width - sum(row.map(wide))) / row.length;
    let x = 0;
    for (const headed of row) {
      put(layout, headed, { x, y, width: wide(headed) + more, height: tall });
      x += wide(headed) + more;
    }
    y += tall;
  }
  return layout;
}

/** A wall does not grow with every line. @param {number} height */
const stepped = (height) => Math.ceil(height / GROWS) * GROWS;

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/**
 * @param {Layout} layout
 * @param {Headed} headed
 * @param {Rect} rect of its area
 */
function put(layout, { section, head, width, found, inside }, rect) {
  const { number } = section;
  const inner = { x: rect.x + MARGIN, y: rect.y + MARGIN + head };
  layout.areas.push({ ...rect, number, inner, strip: width });
  for (const [id, one] of found) {
    const at = { ...one, x: inner.x + one.x, y: inner.y + one.y, section: number, cluster: "" };
    const cards = inside.get(id);
    if (!cards) layout.cards.set(id, at);
    else layout.clusters.set(id, at);
    for (const [card, { x, y, width, height }] of cards ?? []) {
      layout.cards.set(card, { x: at.x + x, y: at.y + y, width, height, section: number, cluster: id });
    }
  }
}

/**
 * Where in the area that is, as a place that the server knows; within what it can be.
 * @param {Area} area
 * @param {{ x: number, y: number }} point
 * @param {import("./board-packing.js").Size} size of what shall hang there
 * @returns {{ section: number, x: number, y: number }}
 */
export function placeAt(area, point, size) {
  const across = area.x + area.width - MARGIN - area.inner.x - size.width;
  const down = area.y + area.height - area.inner.y - Math.min(size.height, LOWEST);
  return {
    section: area.number,
    x: hundredths(point.x - area.inner.x, Math.min(across, 20 * CARD)),
    y: hundredths(point.y - area.inner.y, Math.min(down, 100 * CARD)),
  };
}

/**
 * @param {number} length
 * @param {number} most
 */
function hundredths(length, most) {
  const [wanted, last] = [length, Math.max(0, most)].map((pixels) => (pixels / CARD) * 100);
  return Math.max(0, Math.min(Math.round(wanted ?? 0), Math.floor(last ?? 0)));
}
