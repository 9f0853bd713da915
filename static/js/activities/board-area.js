/**
 * Where everything hangs under one question: what has a place of its own as near to it as can be, then clusters
 * beside each other, then loose cards in their columns. Lengths are pixels from the corner below the question.
 */

import { bundle, CARD, fit, stack, widthOf } from "./board-packing.js";
import { Taken } from "./board-taken.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Section} Section */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {import("./board-packing.js").Size} Size */
/**
 * @typedef {object} Packed
 * @property {number} width that is needed
 * @property {number} height
 * @property {Map<string, Rect>} found clusters, and cards in none
 * @property {Map<string, Map<string, Rect>>} inside the cards of each cluster, from its corner
 */
/**
 * @typedef {object} Surroundings
 * @property {ReadonlyMap<string, number>} ranks the place of each card among those written under the same question
 * @property {number} columns
 * @property {ReadonlySet<string>} moving what is being moved: nothing gives way to it yet
 */

/**
 * @param {Section} section
 * @param {import("./board-packing.js").Sizes & Surroundings} about
 * @returns {Packed}
 */
export function pack(section, { spans, heights, ranks, columns, moving }) {
  const { number, clusters, loose, sorted = false } = section;
  const bundles = new Map(clusters.map(({ id, cards }) => [id, bundle(cards, { columns, spans, heights })]));
  const sizes = new Map([
    ...[...bundles].map(([id, { width, height }]) => /** @type {const} */ ([id, { width, height }])),
    ...loose.map(
      (card) => /** @type {const} */ ([card.id, { width: widthOf(spans(card)), height: heights(card) }]),
    ),
  ]);
  // Who wants another order than the one in which things hang looks for what comes first, not for where it hung.
  const free = sorted ? [] : placed([...clusters, ...loose], sizes);
  /** @type {Map<string, Rect>} */
  const found = new Map();
  const taken = new Taken();
  const hang = (/** @type {string} */ id, /** @type {Rect} */ rect) => {
    found.set(id, rect);
    taken.add(rect);
  };
  for (const { id, rect } of free) if (!moving.has(id)) hang(id, taken.lower(rect));
  for (const { id, x } of clusters) {
    if (sorted || x === null) hang(id, fit(/** @type {Size} */ (sizes.get(id)), columns, taken));
  }
  const cards = sorted
    ? loose.map((card, place) => ({ card, column: place % columns }))
    : inColumns(loose, (card) =>
        card.note.section === number ? (ranks.get(card.id) ?? 0) % columns : undefined,
      );
  for (const [id, rect] of stack(cards, { columns, spans, heights, taken })) found.set(id, rect);
  const width = Math.max(widthOf(columns), ...[...found.values()].map(({ x, width: own }) => x + own));
  const height = Math.max(0, ...[...found.values()].map(({ y, height: own }) => y + own));
  for (const { id, rect } of free) if (moving.has(id)) found.set(id, rect);
  return {
    width,
    height,
    found,
    inside: new Map([...bundles].map(([id, { cards: rects }]) => [id, rects])),
  };
}

/**
 * What has a place of its own, from above, there.
 * @param {{ id: string, x: number | null, y: number | null }[]} things
 * @param {ReadonlyMap<string, Size>} sizes
 * @returns {{ id: string, rect: Rect }[]}
 */
function placed(things, sizes) {
  return things
    .filter(({ x }) => x !== null)
    .map(({ id, x, y }) => {
      const size = /** @type {Size} */ (sizes.get(id));
      return { id, rect: { ...size, x: ((x ?? 0) / 100) * CARD, y: ((y ?? 0) / 100) * CARD } };
    })
    .sort((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x || (a.id < b.id ? -1 : 1));
}

/**
 * The cards that hang in the order of their section, those that were written here before those that came.
 * @param {Card[]} loose
 * @param {(card: Card) => number | undefined} columnOf
 */
function inColumns(loose, columnOf) {
  const ordered = loose.filter(({ x }) => x === null).map((card) => ({ card, column: columnOf(card) }));
  return [
    ...ordered.filter(({ column }) => column !== undefined),
    ...ordered.filter(({ column }) => column === undefined),
  ];
}
