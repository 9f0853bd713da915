/**
 * Where everything is on the wall, computed from what hangs there and how high the cards are: the areas of the
 * questions beside each other, each as large as what hangs in it needs. The same for everybody who sees the same.
 * Lengths are pixels of the wall at its natural size, from its corner; nothing here knows a page.
 */

import { pack } from "./board-area.js";
import { BESIDE, CARD } from "./board-packing.js";
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
 * @property {import("./board-shape.js").Shape} [shape] as what hangs here is arranged
 */
/**
 * @typedef {object} About
 * @property {(card: Card) => number} spans how many columns a card takes
 * @property {(card: Card) => number} heights of the cards
 * @property {(section: number) => number} heads how high the strip with the question is
 * @property {ReadonlySet<string>} [moving] cards and clusters that are being moved: nothing gives way to them yet
 * @property {boolean} [narrow] for a screen on which one area shows at a time
 * @property {import("./board-packing.js").Size} [screen] that the wall is at least as wide and as high as, made to fit
 * @property {import("./board-shape.js").Shape} [kept] how it was arranged: it stays like that while that is good enough
 * @property {Layout} [were] where everything hung: cards stay in their columns while that is good enough
 * @property {Iterable<Card>} [gone] what hung here before: its place in the order stays free
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
export function layOut(sections, about) {
  const { moving = new Set(), narrow = false, screen = NONE, kept, were, gone = [] } = about;
  const ranks = ranked([...sections.flatMap(({ cards }) => cards), ...gone]);
  const shape = narrow ? shapeForNarrow(sections, kept) : shapeFor(sections, screen, kept);
  const { abreast, columns } = shape;
  const packed = sections.map((section, place) => {
    const head = about.heads(section.number) + UNDER_HEAD;
    const same = kept?.columns[place] === columns[place];
    const surroundings = {
      ranks,
      columns: columns[place] ?? 1,
      moving,
      were: same && were ? columnsIn(were, section) : undefined,
    };
    const own = pack(section, { ...about, ...surroundings });
    return { section, head, ...own };
  });
  return { ...hung(inRows(packed, abreast), screen), shape };
}

/**
 * In which column a card hangs that is in no cluster and has no place of its own beside the columns.
 * @param {Layout} layout
 * @param {Section} section
 * @returns {(id: string) => number | undefined}
 */
function columnsIn({ areas, cards }, { number }) {
  const left = areas.find((area) => area.number === number)?.inner.x ?? 0;
  return (id) => {
    const hung = cards.get(id);
    if (hung?.section !== number || hung.cluster) return undefined;
    const column = (hung.x - left) / (CARD + BESIDE);
    return Number.isInteger(column) ? column : undefined;
  };
}

/**
 * The paper goes on below what stands deeper for a while, a card that is being changed; nothing is seen smaller for it.
 * @param {Layout} layout
 * @param {number} foot of what stands lowest
 * @returns {number} by how much
 */
export function deepen({ areas, height }, foot) {
  const more = Math.max(0, foot + MARGIN - height);
  for (const area of areas) if (area.y + area.height === height) area.height += more;
  return more;
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
 * @param {Card[]} cards
 * @returns {Map<string, number>}
 */
function ranked(cards) {
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
