/** That the rooms close soon: told some minutes before, and from *Next* on until they do. Pure. */

import { clockEntity, MINUTE, present } from "../core/agenda.js";
import { t, timeOfDay } from "../core/words.js";
import { zoneOf } from "./about.js";

/** @typedef {{ notice: number, rest: number, ends: number }} Closing `notice` in minutes, 0 when they are being closed */

// A notice that is not the last one stays so long, in ms.
const SHOWN = MINUTE;

/**
 * @param {import("../core/store.js").Store} store
 * @param {number} now workshop time
 * @returns {Closing | undefined} nothing while there is nothing to tell
 */
export function closingSoon(store, now) {
  const { state, parting, ends = 0 } = clockEntity(store);
  const rest = ends - now;
  if (state !== "running" || !present(store) || rest < 0) return undefined;
  if (parting) return { notice: 0, rest, ends };
  const notices = /** @type {number[]} */ (store.get("all", "workshop")?.notices ?? [5, 1]);
  const notice = Math.min(...notices.filter((minutes) => rest <= minutes * MINUTE));
  const stays = notice === Math.min(...notices) || rest > notice * MINUTE - SHOWN;
  return Number.isFinite(notice) && stays ? { notice, rest, ends } : undefined;
}

/**
 * To be said aloud, once for each notice.
 * @param {import("../core/store.js").Store} store
 * @param {Closing} closing
 */
export function closingWords(store, { ends }) {
  const time = timeOfDay(ends, zoneOf(store));
  return t("The rooms close at {time}. What you are writing is kept.", { time });
}
