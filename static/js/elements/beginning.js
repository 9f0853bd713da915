/** When the workshop begins, for who waits for it. Pure; drawn by the waiting room and the stage. */

import { clockEntity, MINUTE } from "../core/agenda.js";
import { countdown } from "../core/clock.js";
import { moment, t, timeOfDay } from "../core/words.js";
import { zoneOf } from "./about.js";

const SOON = 720 * MINUTE;

/**
 * On another day the day, on the same one the time that is left.
 * @param {import("../core/store.js").Store} store
 * @param {number} now workshop time
 * @returns {{ words: string, left: string }} `left` is empty where it begins in a moment, or not so soon
 */
export function beginning(store, now) {
  const { start } = clockEntity(store);
  const zone = zoneOf(store);
  const [time, rest] = [timeOfDay(start, zone), start - now];
  if (rest <= 0) return { words: t("It begins in a moment."), left: "" };
  if (rest < SOON) return { words: t("It begins at {time}.", { time }), left: countdown(rest) };
  const day = moment(start, { dateStyle: "full", timeZone: zone });
  return { words: t("It begins on {day} at {time}.", { day, time }), left: "" };
}
