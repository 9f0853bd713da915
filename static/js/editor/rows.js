/** The items of the run sheet with their times, and what a planner should look at: as they are written now. Pure. */

import { beginning, cautions, layOut } from "./plan.js";
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
 * @param {Value} [saved] when the workshop begins while that is being typed
 * @returns {Sheet}
 */
export function sheetOf(tree, kinds, saved) {
  const about = beginsAt(tree?.workshop) ? tree.workshop : (saved?.workshop ?? tree?.workshop ?? {});
  const zone = typeof about.timezone === "string" ? about.timezone : "Europe/Berlin";
  const items = (Array.isArray(tree?.item) ? tree.item : []).filter(isTable);
  const timed = items.map((/** @type {Value} */ item) => ({
    minutes: Number.isInteger(item.minutes) ? item.minutes : Number.NaN,
    starts: typeof item.starts === "string" ? item.starts : "",
  }));
  const said = { date: String(about.date ?? ""), start: String(about.start ?? ""), timezone: zone };
  // What has no length that can be read takes no time: all else keeps its time meanwhile.
  const sound = [...timed.keys()].filter((n) => timed[n].minutes >= 1);
  const laid = layOut(
    said,
    sound.map((n) => timed[n]),
  );
  const slots = Object.fromEntries(laid.map((slot, n) => [sound[n], slot]));
  const serves = items.map((/** @type {Value} */ item) => kinds[item.kind]?.serves ?? "work");
  const whole = laid.length === sound.length && laid.length > 0;
  const parts = laid.map(({ start, end }, n) => ({ start, end, serves: serves[sound[n] ?? 0] }));
  const found = (whole ? cautions(parts) : []).map((one) => ({ ...one, place: sound[one.place] }));
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
  return { rows, start: laid[0]?.start, end: whole ? laid.at(-1)?.end : undefined, zone };
}

/** @param {Value} about */
function beginsAt({ date = "", start = "", timezone = "Europe/Berlin" } = {}) {
  return beginning({ date: String(date), start: String(start), timezone: String(timezone) }) !== undefined;
}
