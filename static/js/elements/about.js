/** What the workshop says of itself and everybody who draws needs to know. */

import { spoken } from "../core/words.js";

/** @typedef {import("../core/store.js").Store} Store */

/**
 * The time zone in which its times are told.
 * @param {Store} store
 * @returns {string}
 */
export function zoneOf(store) {
  return store.get("all", "workshop")?.timezone ?? "UTC";
}

/**
 * In which language its own titles and texts are written, whatever that of the page is: for their `lang`.
 * @param {Store} store
 * @returns {string}
 */
export function languageOf(store) {
  return store.get("all", "workshop")?.language ?? spoken();
}
