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

/** @type {Record<string, Point>} */
const WAYS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * What a key leads to: an arrow key to what is nearest in its direction, Home and End to where one begins and ends
 * reading the area.
 * @param {Layout} layout
 * @param {string} from id
 * @param {string} key
 * @returns {string | undefined}
 */
export function neighbour(layout, from, key) {
  const at = layout.cards.get(from) ?? layout.clusters.get(from);
  const way = WAYS[key];
  if (!at) return undefined;
  if (way) return nearest(layout, from, way);
  const order = reading(layout, at.section);
  return key === "Home" ? order[0] : order.at(-1);
}

/**
 * @param {Layout} layout
 * @param {string} from
 * @param {Point} way
 */
function nearest(layout, from, way) {
  const at = reached(layout, from);
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const id of [...layout.cards.keys(), ...layout.clusters.keys()]) {
    const far = id === from ? undefined : apart(at, reached(layout, id), way);
    if (far !== undefined && far < least) [best, least] = [id, far];
  }
  return best;
}

/** Where the focus is at something: of a cluster it is its name, over the upper edge. @param {Layout} layout @param {string} id */
function reached({ cards, clusters }, id) {
  const card = cards.get(id);
  const { x, y, width } = /** @type {Rect} */ (card ?? clusters.get(id));
  return card ?? { x: x + 14, y: y - 12, width: Math.min(width - 28, CARD), height: NAME };
}

// How high the name of a cluster is.
const NAME = 34;
// What lies beside the way is as far as something that lies so many times further on it.
const ASIDE = 2;

/**
 * How far it is from one to another in a direction; nothing for what lies in another one. What lies straight ahead is
 * nearer than what lies aside, and of two that do, the one whose middle is.
 * @param {Rect} from
 * @param {Rect} to
 * @param {Point} way
 */
function apart(from, to, way) {
  const [a, b] = [middle(from), middle(to)];
  const ahead = (b.x - a.x) * way.x + (b.y - a.y) * way.y;
  const [along, across] = way.x
    ? [gap(from, to, "x"), gap(from, to, "y")]
    : [gap(from, to, "y"), gap(from, to, "x")];
  // Something beside that reaches a little further up does not lie above.
  const beyond = (half(from, way) + half(to, way)) / 2;
  if (ahead <= beyond || across > ahead) return undefined;
  const askew = way.x ? Math.abs(b.y - a.y) : Math.abs(b.x - a.x);
  return along + ASIDE * across + askew / 4;
}

/** @param {Rect} rect @param {Point} way */
const half = ({ width, height }, { x }) => (x ? width : height) / 2;

/** How much is between two on one axis; nothing where they overlap. @param {Rect} a @param {Rect} b @param {"x" | "y"} axis */
function gap(a, b, axis) {
  const side = axis === "x" ? "width" : "height";
  return Math.max(0, b[axis] - a[axis] - a[side], a[axis] - b[axis] - b[side]);
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
