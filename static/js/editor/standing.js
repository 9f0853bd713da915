/**
 * How far a workshop has gone, as far as it concerns what can still be written: the same as the server's `begun.py`,
 * which alone decides. Pure.
 */

/** @typedef {import("./tree.js").Path} Path */
/** @typedef {"over" | "here" | "ahead"} Place */
/**
 * @typedef {object} Standing
 * @property {string} state of the clock
 * @property {Place[]} items in the order in which they are written
 * @property {number} step of the item that is on
 */

const WORDS_OF_NOW = new Set(["title", "lead", "note", "shortest", "advance", "step"]);
const FOR_TEAM = new Set(["method", "material", "team"]);
const SETTLED = new Set(["date", "start", "timezone", "names", "rehearsal", "id"]);

/**
 * @param {import("../core/agenda.js").ClockEntity} clock
 * @param {string[]} agenda identifiers in the order in which they are held
 * @param {string[]} ids of the items that are written, in their order
 * @returns {Standing}
 */
export function standing(clock, agenda, ids) {
  const { state, item = "", step = 0 } = clock;
  const at = state === "planned" ? -1 : state === "over" ? agenda.length : agenda.indexOf(item);
  const place = (/** @type {string} */ id) => {
    const n = agenda.indexOf(id);
    if (n < 0 || n > at) return "ahead";
    return n === at ? "here" : "over";
  };
  return { state, step, items: ids.map(place) };
}

/**
 * Whether it can no longer be changed what stands there.
 * @param {Path} path
 * @param {Standing} standing
 */
export function isFrozen([table, n, key, place, inner], { state, items, step }) {
  if (state === "planned") return table === "workshop" && n === "id";
  if (table === "workshop") return SETTLED.has(String(n));
  if (table !== "item" || typeof n !== "number") return false;
  const here = items[n];
  if (here === "ahead" || here === undefined || FOR_TEAM.has(String(key))) return false;
  if (here === "over") return true;
  if (key !== "step") return !WORDS_OF_NOW.has(String(key));
  return typeof place !== "number" || place <= step || inner === undefined || inner === "does";
}

/**
 * Whether an entry can be moved, taken out, or have others put before it.
 * @param {Path} path of the entry
 * @param {Standing} standing
 */
export function isFixed([table, n], { state, items }) {
  if (state === "planned" || typeof n !== "number") return false;
  return table === "item" ? (items[n] ?? "ahead") !== "ahead" : false;
}
