/** The items of the run sheet with their times, and what a planner should look at: as they are written now. Pure. */

import { cautions, layOut } from "./plan.js";
import { isTable, KEY } from "./tree.js";

/** @typedef {import("./tree.js").Value} Value */
/** @typedef {import("./plan.js").Caution} Caution */
/**
 * @typedef {object} Row
 * @property {number} n
 * @property {number} key by which it is drawn
 * @property {Value} item
 * @property {number} [start] nothing where it cannot be said
 * @property {number} [end]
 * @property {boolean} locked whether its locked time is kept
 * @property {string} serves
 * @property {Caution[]} cautions
 */
/** @typedef {{ rows: Row[], start?: number, end?: number, zone: string }} Sheet */

/**
 * @param {Value} tree
 * @param {Record<string, { serves: string }>} kinds
 * @returns {Sheet}
 */
export function sheetOf(tree, kinds) {
  const about = tree?.workshop ?? {};
  const zone = typeof about.timezone === "string" ? about.timezone : "Europe/Berlin";
  const items = (Array.isArray(tree?.item) ? tree.item : []).filter(isTable);
  const timed = items.map((/** @type {Value} */ item) => ({
    minutes: Number.isInteger(item.minutes) ? item.minutes : Number.NaN,
    starts: typeof item.starts === "string" ? item.starts : "",
  }));
  const said = { date: String(about.date ?? ""), start: String(about.start ?? ""), timezone: zone };
  const slots = layOut(said, timed);
  const serves = items.map((/** @type {Value} */ item) => kinds[item.kind]?.serves ?? "work");
  const whole = slots.length === items.length;
  const found = whole ? cautions(slots.map(({ start, end }, n) => ({ start, end, serves: serves[n] }))) : [];
  const rows = items.map((/** @type {Value} */ item, /** @type {number} */ n) => ({
    n,
    key: item[KEY],
    item,
    start: slots[n]?.start,
    end: slots[n]?.end,
    locked: slots[n]?.locked ?? false,
    serves: serves[n],
    cautions: found.filter(({ place }) => place === n),
  }));
  return { rows, start: slots[0]?.start, end: whole ? slots.at(-1)?.end : undefined, zone };
}
