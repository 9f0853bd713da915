/**
 * What lies where on the wall: under something that is being moved, next to what has the focus, inside a lasso. Pure:
 * a layout goes in, ids and places come out.
 */

import { placeAt } from "./board-layout.js";
import { CARD } from "./board-packing.js";

/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-layout.js").Hung} Hung */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {{ x: number, y: number }} Point */
/**
 * @typedef {object} Held what is being moved
 * @property {string} id
 * @property {string} cluster from which it was taken
 * @property {boolean} whole whether it is a cluster itself
 */
/**
 * @typedef {{ to: "area", section: number, x: number, y: number }
 *   | { to: "cluster", id: string } | { to: "card", id: string } | { to: "back" }} Target
 */

/**
 * Where something would come to hang if it were let go. Back is where it was taken from.
 * @param {Layout} layout
 * @param {Held} held
 * @param {Rect} rect in which it is now
 * @param {{ point: Point, joins: (id: string) => boolean }} about the point that counts, and what it may be put to
 * @returns {Target}
 */
export function aim(layout, held, rect, { point, joins }) {
  const id = under(layout, held, point);
  if (id && id === held.cluster) return { to: "back" };
  if (id && layout.clusters.has(id)) return joins(id) ? { to: "cluster", id } : inArea(layout, rect, point);
  if (id && !held.whole && joins(id)) return { to: "card", id };
  return inArea(layout, rect, point);
}

/**
 * The cluster there, or else the card.
 * @param {Layout} layout
 * @param {Held} held
 * @param {Point} point
 */
function under({ cards, clusters }, held, point) {
  for (const [id, rect] of clusters) if (id !== held.id && holds(rect, point)) return id;
  for (const [id, rect] of cards) {
    if (id !== held.id && rect.cluster !== held.id && holds(rect, point)) return id;
  }
  return "";
}

/**
 * @param {Layout} layout
 * @param {Rect} rect
 * @param {Point} point
 * @returns {Target}
 */
function inArea({ areas }, rect, point) {
  /** @type {import("./board-layout.js").Area | undefined} */
  let area;
  for (const one of areas) {
    if (one.number > 0 && (!area || away(one, point) < away(area, point))) area = one;
  }
  return area ? { to: "area", ...placeAt(area, rect, rect) } : { to: "back" };
}

/**
 * @param {Rect} rect
 * @param {Point} point
 */
function holds({ x, y, width, height }, point) {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}

/**
 * How far outside a point is.
 * @param {Rect} rect
 * @param {Point} point
 */
function away({ x, y, width, height }, point) {
  const across = Math.max(x - point.x, point.x - x - width, 0);
  const down = Math.max(y - point.y, point.y - y - height, 0);
  return Math.hypot(across, down);
}

/** @type {WeakMap<Layout, Map<number, string[]>>} */
const read = new WeakMap();

/**
 * What hangs in an area in the order in which one reads it: column by column, the cards of a cluster after its name.
 * @param {Layout} layout
 * @param {number} section
 * @returns {string[]}
 */
export function reading(layout, section) {
  const known = read.get(layout) ?? new Map();
  read.set(layout, known);
  if (!known.has(section)) known.set(section, inOrder(layout, section));
  return known.get(section) ?? [];
}

/**
 * @param {Layout} layout
 * @param {number} section
 */
function inOrder({ cards, clusters }, section) {
  const here = (/** @type {[string, Hung]} */ [, hung]) => hung.section === section;
  /** @type {Map<string, [string, Hung][]>} */
  const inside = new Map([...clusters].filter(here).map(([id]) => [id, []]));
  const blocks = [...clusters].filter(here);
  for (const card of [...cards].filter(here)) (inside.get(card[1].cluster) ?? blocks).push(card);
  return inColumns(blocks).flatMap((id) => [id, ...inColumns(inside.get(id) ?? [])]);
}

/** @param {[string, Rect][]} all */
function inColumns(all) {
  /** @type {{ x: number, ids: [string, Rect][] }[]} */
  const columns = [];
  for (const one of all.sort(([, a], [, b]) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && one[1].x - last.x < CARD / 2) last.ids.push(one);
    else columns.push({ x: one[1].x, ids: [one] });
  }
  return columns.flatMap(({ ids }) => ids.sort(([, a], [, b]) => a.y - b.y).map(([id]) => id));
}

/**
 * What an arrow key leads to: up and down in the order of reading, to the sides to what is nearest there.
 * @param {Layout} layout
 * @param {string} from id
 * @param {string} key
 * @returns {string | undefined}
 */
export function neighbour(layout, from, key) {
  const at = layout.cards.get(from) ?? layout.clusters.get(from);
  if (!at) return undefined;
  const order = reading(layout, at.section);
  const place = order.indexOf(from);
  switch (key) {
    case "Home":
      return order[0];
    case "End":
      return order.at(-1);
    case "ArrowDown":
      return order[(place + 1) % order.length];
    case "ArrowUp":
      return order.at(place - 1);
    default:
      return beside(layout, from, at, key === "ArrowLeft" ? -1 : 1);
  }
}

/**
 * @param {Layout} layout
 * @param {string} from
 * @param {Rect} at
 * @param {1 | -1} way
 */
function beside(layout, from, at, way) {
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, rect] of [...layout.cards, ...layout.clusters]) {
    const across = (middle(rect).x - middle(at).x) * way;
    if (id === from || across < CARD / 2) continue;
    const far = across + 2 * Math.abs(middle(rect).y - middle(at).y);
    if (far < least) [best, least] = [id, far];
  }
  return best;
}

/** @param {Rect} rect @returns {Point} */
export const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/**
 * The cards in a lasso.
 * @param {Layout} layout
 * @param {Point} a corner of it
 * @param {Point} b the corner opposite
 * @returns {string[]}
 */
export function caught({ cards }, a, b) {
  const rect = {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
  return [...cards].filter(([, card]) => holds(rect, middle(card))).map(([id]) => id);
}
