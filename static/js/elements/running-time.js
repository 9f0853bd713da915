/** The time of what runs, and how it is written. Pure; drawn by the live bar's ring and the stage's rail. */

import { clockEntity, following, forecast, left, MINUTE, plan, present } from "../core/agenda.js";
import { countdown } from "../core/clock.js";
import { t, timeOfDay, unparted } from "../core/words.js";
import { zoneOf } from "./about.js";

/** @typedef {{ left: number, whole: number, held: boolean }} Time in ms; `left` is negative when it is over time */

/**
 * The time of the present step, or of the item where it has none; the last step ends with its item.
 * @param {import("../core/store.js").Store} store
 * @param {number} now workshop time
 * @param {import("./pace.js").Pace} [pace] of the room, where it has its own
 * @returns {Time | undefined} nothing before the start and after the end
 */
export function runningTime(store, now, pace) {
  const clock = clockEntity(store);
  const item = present(store);
  if (!item) return undefined;
  const place = pace?.step ?? clock.step ?? 0;
  const step = item.steps?.[place];
  const last = place + 1 >= (item.steps?.length ?? 0);
  const ends = pace?.ends ?? (last ? clock.ends : clock.step_ends) ?? 0;
  const whole = step ? step.minutes * MINUTE : ends - (clock.began ?? 0);
  return { left: left(clock, ends, now), whole, held: clock.state === "held" };
}

/**
 * The share of the whole that is left, from 1 to 0.
 * @param {Time} time
 */
export function share({ left, whole }) {
  return whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0;
}

/**
 * `mm:ss`; what is over its time counts up, after a plus.
 * @param {number} left in ms
 */
export function digits(left) {
  return left > -1000 ? countdown(left) : `+${countdown(-left)}`;
}

/**
 * When the time that is shown is over: that of the step, or of the item where it has none.
 * @param {Pick<import("../core/workshop.js").Workshop, "store" | "clock">} workshop
 * @param {Time} time
 */
export function untilWords({ store, clock }, { left, held }) {
  if (held) return t("The clock is held.");
  if (left < 0) return t("over time");
  return t("until {time}", { time: timeOfDay(clock.now() + left, zoneOf(store)) });
}

/**
 * What is on now and until when, as it is said to who is led there; of an item with steps, when the whole of it ends.
 * @param {Pick<import("../core/workshop.js").Workshop, "store">} workshop
 */
export function nowWords({ store }) {
  const { state, ends } = clockEntity(store);
  const title = present(store)?.title ?? "";
  if (state !== "running" || !ends) return t("Now: {title}", { title });
  return t("Now: {title}, until {time}.", { title, time: timeOfDay(ends, zoneOf(store)) });
}

/**
 * What follows what runs, and when: the next step, which begins when the time that is shown is over; after the last
 * one the next item, and after any while the rooms are being closed.
 * @param {import("../core/store.js").Store} store
 * @param {number} now workshop time
 * @param {import("./pace.js").Pace} [pace] of the room, where it has its own
 * @returns {{ title: string, begins?: number } | undefined} nothing where nothing follows
 */
export function afterThat(store, now, pace) {
  const clock = clockEntity(store);
  const step = clock.parting ? undefined : present(store)?.steps?.[(pace?.step ?? clock.step ?? 0) + 1];
  const time = step && runningTime(store, now, pace);
  if (time) return { title: step.title, begins: now + Math.max(0, time.left) };
  const next = following(store);
  if (!next) return undefined;
  const spans = clock.state === "planned" ? plan(store) : forecast(store, now);
  return { title: next.title, begins: spans.get(next.id)?.start };
}

/**
 * Whether a title names so many minutes and they have become others: then it is not to be believed.
 * @param {string} title
 * @param {number} whole in ms
 */
export function namesOtherMinutes(title, whole) {
  const named = /(\d+)\s*min/i.exec(unparted(title));
  return named !== null && Number(named[1]) !== Math.round(whole / MINUTE);
}

/**
 * What a tone says, for those who do not see it.
 * @param {"" | "signal" | "alarm"} tone
 * @param {number} left in ms
 */
export function toneWords(tone, left) {
  if (left < 0) return t("over time");
  if (tone === "alarm") return t("nearly over");
  return tone === "signal" ? t("a fifth is left") : "";
}
