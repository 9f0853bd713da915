/** Which rooms an item of the agenda opens, which of them work in another one, and which items work on a board. */

import { items } from "../core/agenda.js";

/** @typedef {import("./board-model.js").Theme} Theme */
/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {{ id?: string, settings?: Record<string, any> }} Round */

/**
 * The rooms of an item, in the order of their themes.
 * @param {Round} item
 * @param {{ id: string, value: Theme }[]} themes
 * @param {Round[]} agenda
 * @returns {{ id: string, value: Theme }[]}
 */
export function boardsOf(item, themes, agenda) {
  return themes
    .filter(({ id, value }) => hasRoom(item, id, value.opened ?? "", agenda))
    .sort((a, b) => a.value.place - b.value.place);
}

/**
 * Those in which people work.
 * @param {Store} store
 * @param {import("../core/agenda.js").Item} item
 */
export function roomsOf(store, item) {
  const elsewhere = mergedIn(store, item);
  return boardsOf(item, store.each("all", "theme"), items(store)).filter(({ id }) => !elsewhere[id]);
}

/**
 * The rooms that work in another one, with that one.
 * @param {Store} store
 * @param {import("../core/agenda.js").Item} item
 * @returns {Record<string, string>}
 */
export function mergedIn(store, item) {
  return store.get("all", `merged:${item.id}`)?.into ?? {};
}

/**
 * How many are in each room by what only those who moderate are shown, before everybody is told.
 * @param {Store} store
 * @param {string} item
 */
export function foreseen(store, item) {
  /** @type {Record<string, { room: string }>} */
  const teams = store.get("staff", `lineup:${item}`)?.teams ?? {};
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const { room } of Object.values(teams)) sizes[room] = (sizes[room] ?? 0) + 1;
  return sizes;
}

/**
 * The items that work on a board, one after another.
 * @param {import("../core/agenda.js").Item[]} agenda
 * @param {string} kind
 * @param {string} room
 * @param {string} [opened] in which item moderators opened it, where they did
 * @returns {string[]} their ids
 */
export function roundsOf(agenda, kind, room, opened = "") {
  return agenda
    .filter((item) => item.kind === kind && hasRoom(item, room, opened, agenda))
    .map(({ id }) => id);
}

/**
 * A room that was opened while it ran is there from that item on, where an item has all rooms.
 * @param {Round} item
 * @param {string} room
 * @param {string} opened
 * @param {Round[]} agenda
 */
function hasRoom(item, room, opened, agenda) {
  const named = /** @type {string[]} */ (item.settings?.rooms ?? []);
  if (!opened) return named.length === 0 || named.includes(room);
  const at = (/** @type {string | undefined} */ id) => agenda.findIndex((one) => one.id === id);
  return opened === item.id || (named.length === 0 && at(opened) < at(item.id));
}
