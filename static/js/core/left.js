/**
 * Which drafts nothing on the page shows any more: those of items that are over, and what was refused when nobody
 * waited for it. Pure: the document, the drafts and the time in, groups by item out.
 */

import { graceEnds, items, phase } from "./agenda.js";
import { homeless } from "./drafts.js";

/** @typedef {import("./agenda.js").Item} Item */
/** @typedef {import("./drafts.js").Found} Found */
/**
 * @typedef {object} Group
 * @property {string} title of the item; empty where they are of none
 * @property {"open" | "grace" | "closed"} state whether they can be sent
 * @property {number} rest of the grace time, in ms
 * @property {Found[]} drafts
 */

/**
 * @param {import("./store.js").Store} store
 * @param {Found[]} drafts
 * @param {number} now workshop time
 * @returns {Group[]} in the order of the agenda
 */
export function leftOver(store, drafts, now) {
  const groups = items(store).map((item) => ofItem(store, item, drafts, now));
  const others = drafts.filter((draft) => homeless(draft) && !draft.command?.item);
  return [...groups, group("", "open", 0, others)].filter((one) => one.drafts.length > 0);
}

/**
 * @param {import("./store.js").Store} store
 * @param {Item} item
 * @param {Found[]} drafts
 * @param {number} now
 */
function ofItem(store, { id, title }, drafts, now) {
  const own = drafts.filter(({ command }) => command?.item === id);
  const standing = phase(store, id, now);
  const state = standing === "open" || standing === "grace" ? standing : "closed";
  // Where its field is there, or will be, a draft is met in it.
  const over = standing === "grace" || standing === "after";
  return group(title, state, graceEnds(store, id) - now, over ? own : own.filter(homeless));
}

/**
 * @param {string} title
 * @param {Group["state"]} state
 * @param {number} rest
 * @param {Found[]} drafts
 * @returns {Group}
 */
function group(title, state, rest, drafts) {
  return { title, state, rest: Math.max(0, rest), drafts };
}
