/** What *Next* would do to the times: too early, too late for what is fixed, or more than the steps need. Pure. */

import { clockEntity, following, items, MINUTE } from "../core/agenda.js";
import { urgency } from "../core/clock.js";
import { t, timeOfDay } from "../core/words.js";
import { zoneOf } from "./about.js";
import { sameDay } from "./control-rows.js";
import { dayAndTime, length, standing } from "./control-standing.js";

/** @typedef {import("./control-foresight.js").Outlook} Outlook */
/** @typedef {import("./control-foresight.js").Point} Point */
/** @typedef {import("../core/agenda.js").Item} Item */

/**
 * How much of its time the present step has left; little of it is no news.
 * @param {Outlook} outlook
 * @returns {Point[]}
 */
export function earlyInStep({ store, now }) {
  const here = standing(store, now);
  if (!here || here.tone || here.left < MINUTE) return [];
  const text = t("{time} are still left of this step.", { time: length(here.left) });
  return [{ icon: "clock", tone: "signal", text }];
}

/**
 * The same of the whole item, which closes.
 * @param {Outlook} outlook
 * @returns {Point[]}
 */
export function earlyInItem({ store, now }) {
  const here = standing(store, now);
  if (!here || here.rest < MINUTE || urgency(here.rest, here.ends - here.began)) return [];
  const { title } = here.item;
  const text = t("{time} are still left of “{title}”.", { time: length(here.rest), title });
  return [{ icon: "clock", tone: "signal", text }];
}

/**
 * An item lasts until what follows it may begin, where that has a fixed time.
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Point[]}
 */
export function untilFixed({ store, now }, item) {
  const agenda = items(store);
  const after = agenda[agenda.findIndex(({ id }) => id === item.id) + 1];
  const fixed = clockEntity(store).start + (after?.locked ?? 0);
  if (after?.locked === undefined || fixed - now < (item.minutes + 1) * MINUTE) return [];
  const values = { title: item.title, after: after.title, time: dayAndTime(fixed, now, zoneOf(store)) };
  const text = sameDay(fixed, now)
    ? t(
        "“{title}” then lasts until {time}, {minutes} min instead of {planned}: “{after}” has a fixed time.",
        {
          ...values,
          minutes: Math.round((fixed - now) / MINUTE),
          planned: item.minutes,
        },
      )
    : t("“{title}” then lasts until {time}: “{after}” has a fixed time.", values);
  return [{ icon: "lock", tone: "signal", text }];
}

/**
 * Where steps are done early and what follows has a fixed time, the last step takes what is left over.
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Point[]}
 */
export function tooMuchForSteps({ store, now }, item) {
  const { ends = 0, step = 0 } = clockEntity(store);
  const after = following(store);
  if (after?.locked === undefined) return [];
  const part = item.minutes / (item.planned ?? item.minutes);
  const ahead = (item.steps ?? []).slice(step + 1);
  const needed = ahead.reduce((sum, { minutes }) => sum + minutes * part * MINUTE, 0);
  const over = Math.floor((ends - now - needed) / MINUTE);
  if (over < 2) return [];
  const text = t(
    "“{after}” begins only at its fixed time, {time}. What is over until then, {over} min, goes to the last step, “{step}”.",
    { after: after.title, time: timeOfDay(ends, zoneOf(store)), over, step: ahead.at(-1)?.title ?? "" },
  );
  return [{ icon: "lock", tone: "signal", text }];
}

/**
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Point[]}
 */
export function tooSoon({ store, now }, { locked, title }) {
  const { start } = clockEntity(store);
  if (locked === undefined || now >= start + locked - MINUTE) return [];
  const time = dayAndTime(start + locked, now, zoneOf(store));
  const text = t(
    "“{title}” is fixed for {time}: it begins now all the same, and whoever comes only then will miss the beginning.",
    { title, time },
  );
  return [{ icon: "lock", tone: "signal", text }];
}
