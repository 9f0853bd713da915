/** How it stands now: what is on, how long, how late, and what moves it. Pure; drawn by `control-now`. */

import { clockEntity, drift, items, left, MINUTE, plan, present } from "../core/agenda.js";
import { urgency } from "../core/clock.js";
import { moment, t, timeOfDay, tn } from "../core/words.js";
import { sameDay } from "./control-rows.js";

const DAY = 24 * 60 * MINUTE;

/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {import("../core/store.js").Store} Store */
/**
 * @typedef {object} Standing
 * @property {Item} item
 * @property {number} step from 0
 * @property {number} steps how many there are; 0 where the item has none
 * @property {number} left of the step, or of the item in its last step, in ms; negative when it is over time
 * @property {number} ends the present item, if nobody intervenes
 * @property {number} began when the present item did
 * @property {number} rest of the whole item, in ms
 * @property {"" | "signal" | "alarm"} tone
 * @property {number | undefined} drift in ms, later than announced; unknown where another day was announced
 * @property {"held" | "waits" | "itself"} moves
 * @property {number} at when it moves by itself, or since when it is held
 */

/**
 * @param {Store} store
 * @param {number} now workshop time
 * @returns {Standing | undefined} nothing before the start and after the end
 */
export function standing(store, now) {
  const clock = clockEntity(store);
  const item = present(store);
  if (!item) return undefined;
  const [step, steps] = [clock.step ?? 0, item.steps?.length ?? 0];
  const last = step + 1 >= steps;
  const due = (last ? clock.ends : clock.step_ends) ?? 0;
  const part = item.minutes / (item.planned ?? item.minutes);
  const whole = steps
    ? (item.steps?.[step]?.minutes ?? 0) * MINUTE * part
    : (clock.ends ?? 0) - (clock.began ?? 0);
  const rest = left(clock, due, now);
  const announced = plan(store).get(item.id)?.end ?? 0;
  const held = clock.held ? now - clock.held : 0;
  const waits = last && item.advance === "wait" && !clock.parting;
  return {
    item,
    step,
    steps,
    left: rest,
    ends: (clock.ends ?? 0) + held,
    began: clock.began ?? 0,
    rest: left(clock, clock.ends ?? 0, now),
    tone: urgency(rest, whole),
    drift: sameDay(announced, now) ? drift(store, now) : undefined,
    moves: clock.held ? "held" : waits ? "waits" : "itself",
    at: clock.held || due,
  };
}

/**
 * How much later than announced it ended, once it is over.
 * @param {Store} store
 * @returns {{ ended: number, drift: number | undefined }}
 */
export function ended(store) {
  const clock = clockEntity(store);
  const last = items(store).at(-1);
  const announced = last ? (plan(store).get(last.id)?.end ?? 0) : 0;
  const at = clock.began ?? 0;
  return { ended: at, drift: sameDay(announced, at) ? at - announced : undefined };
}

/**
 * Which start fits: as announced where it is about that time, else with the plan moved to the present.
 * @param {number} start as announced
 * @param {number} now
 * @returns {"announced" | "now"}
 */
export function fittingStart(start, now) {
  return Math.abs(now - start) <= 90 * MINUTE ? "announced" : "now";
}

/**
 * A length of time, `3:40 min`, `1:03:40 h` or `4 days`.
 * @param {number} ms
 */
export function length(ms) {
  const days = Math.floor(Math.abs(ms) / DAY);
  if (days > 1) return tn("{n} day", "{n} days", days);
  const seconds = Math.round(Math.abs(ms) / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)} h` : `${minutes}:${pad(rest)} min`;
}

/**
 * A moment as a time of day; with its day, where that is another one.
 * @param {number} at
 * @param {number} now
 * @param {string} zone
 */
export function dayAndTime(at, now, zone) {
  if (sameDay(at, now)) return timeOfDay(at, zone);
  const day = /** @type {const} */ ({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
  return `${moment(at, { ...day, timeZone: zone })}, ${timeOfDay(at, zone)}`;
}

/**
 * The drift in words, to the second.
 * @param {number} ms
 */
export function driftWords(ms) {
  if (Math.abs(ms) < 1000) return t("on time");
  return ms > 0 ? t("{time} later", { time: length(ms) }) : t("{time} earlier", { time: length(ms) });
}

/**
 * What is said of catching up where nothing is late.
 * @param {number} late than agreed, in ms; negative where it ends early
 */
export function noPlanWords(late) {
  if (late > -MINUTE) return t("It will end as agreed: there is nothing to catch up.");
  return t("It will end {time} before the agreed end: there is nothing to catch up.", { time: length(late) });
}

/**
 * From when until when a plan goes that is begun by now, and whether somebody can be late by it.
 * @param {number} start
 * @param {number} end
 * @param {number} now
 * @param {string} zone
 */
export function planWords(start, end, now, zone) {
  const times = { start: timeOfDay(start, zone), end: timeOfDay(end, zone) };
  if (sameDay(start, now))
    return t("The plan goes from {start} to {end}; delays are counted from there.", times);
  return t("The plan goes from {start} to {end}, on another day: no delay is counted or shown.", times);
}

/**
 * When it ends by a plan to catch up. As agreed is to the second what the agenda names as agreed.
 * @param {number} end
 * @param {number} late than agreed, in ms
 * @param {string} zone
 */
export function endWords(end, late, zone) {
  const minutes = Math.round(late / MINUTE);
  if (minutes > 0)
    return tn("End {time}, {n} minute later", "End {time}, {n} minutes later", minutes, {
      time: timeOfDay(end, zone),
    });
  return t("End {time}, as agreed", { time: timeOfDay(minutes ? end : end - late, zone) });
}
