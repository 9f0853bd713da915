/**
 * How things hang beside and below each other so that nothing covers anything. Lengths are pixels of the wall at its
 * natural size. Pure arithmetic: which things there are is for `board-area.js`.
 */

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {Size & { x: number, y: number }} Rect */
/** @typedef {import("./board-taken.js").Taken} Taken */
/**
 * @typedef {object} Sizes
 * @property {(card: Card) => number} spans how many columns a card takes
 * @property {(card: Card) => number} heights
 */

/** The width of a card; places are given in hundredths of it. */
export const CARD = 156;
/** Between columns, and from the foot of a card, over which its dots hang, to the next one. */
export const BESIDE = 20;
export const BELOW = 22;
// In a cluster: from its outline to its cards, above them for its name, and between them.
const RIM = 8;
const NAME = 36;
const INSIDE = 10;
// As much wider than its columns something may be: outlines come closer to each other than cards do.
const NEAR = 2;

/**
 * @param {number} columns
 * @param {number} [between]
 */
export const widthOf = (columns, between = BESIDE) => columns * (CARD + between) - between;

/**
 * Cards below each other. Each stays in its column whatever comes and goes in the others; one without a column hangs
 * where it is shortest.
 * @param {{ card: Card, column: number | undefined }[]} cards
 * @param {Sizes & { columns: number, between?: number, taken?: Taken }} about `taken` is where nothing may hang
 * @returns {Map<string, Rect>}
 */
export function stack(cards, { columns, between = BESIDE, spans, heights, taken }) {
  /** @type {number[]} */
  const feet = new Array(columns).fill(0);
  /** @type {Map<string, Rect>} */
  const places = new Map();
  for (const { card, column } of cards) {
    const span = Math.min(spans(card), columns);
    const size = { width: widthOf(span, between), height: heights(card) };
    const at = (/** @type {number} */ first) => {
      const y = Math.max(...feet.slice(first, first + span));
      const rect = { x: first * (CARD + between), y, ...size };
      return taken?.lower(rect) ?? rect;
    };
    const rect = column === undefined ? highest(columns - span, at) : at(Math.min(column, columns - span));
    const first = rect.x / (CARD + between);
    feet.fill(rect.y + rect.height + BELOW, first, first + span);
    places.set(card.id, rect);
  }
  return places;
}

/**
 * The leftmost of the highest places.
 * @param {number} last column
 * @param {(column: number) => Rect} at
 */
function highest(last, at) {
  let best = at(0);
  for (let first = 1; first <= last; first += 1) {
    const rect = at(first);
    if (rect.y < best.y) best = rect;
  }
  return best;
}

/**
 * A cluster by itself: its outline, and its cards from the corner of that.
 * @param {Card[]} cards
 * @param {Sizes & { columns: number }} about at most so many columns
 * @returns {Size & { cards: Map<string, Rect> }}
 */
export function bundle(cards, { columns: most, spans, heights }) {
  const widest = Math.max(1, ...cards.map(spans));
  const columns = Math.min(most, Math.max(widest, broad(cards.length)));
  const inOrder = cards.map((card, place) => ({ card, column: place % columns }));
  const inside = stack(inOrder, { columns, between: INSIDE, spans, heights });
  for (const rect of inside.values()) {
    rect.x += RIM;
    rect.y += NAME;
  }
  const foot = Math.max(NAME, ...[...inside.values()].map(({ y, height }) => y + height));
  return { width: widthOf(columns, INSIDE) + 2 * RIM, height: foot + BELOW, cards: inside };
}

/** Up to three beside each other, then always a little wider than high. @param {number} cards */
export function broad(cards) {
  let columns = Math.min(3, cards);
  while (columns * (columns - 1) < cards && cards > 3) columns += 1;
  return columns;
}

/**
 * Where a cluster hangs whose first card hangs where that one does.
 * @param {Rect} card
 */
export const around = ({ x, y, ...size }) => ({ ...size, x: x - RIM, y: y - NAME });

/**
 * The leftmost of the highest places where something fits.
 * @param {Size} what
 * @param {number} columns
 * @param {Taken} taken
 * @returns {Rect}
 */
export function fit(what, columns, taken) {
  let best = taken.lower({ ...what, x: 0, y: 0 });
  for (let x = CARD + BESIDE; x + what.width <= widthOf(columns) + NEAR; x += CARD + BESIDE) {
    const rect = taken.lower({ ...what, x, y: 0 });
    if (rect.y < best.y) best = rect;
  }
  return best;
}
