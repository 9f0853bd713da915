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
 * @property {(id: string) => number | undefined} [were] in which column a card hung until now
 */

// So many times as deep as necessary an area may become for its cards to stay in their columns, or so much deeper.
const UNEVEN = 1.15;
const SLACK = 150;

/**
 * @param {Section} section
 * @param {import("./board-packing.js").Sizes & Surroundings} about
 * @returns {Packed}
 */
export function pack(section, { spans, heights, ranks, columns, moving, were }) {
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
  const least = depth(found);
  const about = { columns, spans, heights, taken };
  for (const [id, rect] of even(cards, about, { least, were: sorted ? undefined : were }))
    found.set(id, rect);
  const width = Math.max(widthOf(columns), ...[...found.values()].map(({ x, width: own }) => x + own));
  const height = depth(found);
  for (const { id, rect } of free) if (moving.has(id)) found.set(id, rect);
  return {
    width,
    height,
    found,
    inside: new Map([...bundles].map(([id, { cards: rects }]) => [id, rects])),
  };
}

/**
 * Each where it hung, else each in its column; but where clusters have left the columns so uneven that much paper stays
 * free, each where there is room.
 * @param {Parameters<typeof stack>[0]} cards
 * @param {Parameters<typeof stack>[1]} about
 * @param {{ least: number, were: Surroundings["were"] }} before `least` is as deep as the area is anyway
 */
function even(cards, about, { least, were }) {
  const free = cards.map(({ card }) => ({ card, column: undefined }));
  const anywhere = stack(free, about);
  const needed = Math.max(least, depth(anywhere));
  const good = (/** @type {ReturnType<typeof stack>} */ rects) =>
    depth(rects) <= Math.max(UNEVEN * needed, needed + SLACK);
  const still = were && stack(stayed(cards, were), about);
  if (still && good(still)) return still;
  const own = stack(cards, about);
  return good(own) ? own : anywhere;
}

/**
 * @param {Parameters<typeof stack>[0]} cards
 * @param {NonNullable<Surroundings["were"]>} were
 */
const stayed = (cards, were) => cards.map(({ card, column }) => ({ card, column: were(card.id) ?? column }));

/** @param {ReadonlyMap<string, Rect>} rects */
const depth = (rects) => Math.max(0, ...[...rects.values()].map(({ y, height }) => y + height));

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
