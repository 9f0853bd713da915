/**
 * What the next move will do, said before it is done. Pure: it knows items and clock; what only a kind of
 * activity knows, its element says through `entering`, `leaving` and `stepping`.
 */

import { clockEntity, following, items, left, MINUTE, present } from "../core/agenda.js";
import { countdown, urgency } from "../core/clock.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "./about.js";
import { length, standing } from "./control-standing.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {import("./activity.js").About} About */
/** @typedef {{ icon: string, text: string, tone?: "signal" }} Point */
/** @typedef {{ entering(about: About): string[], leaving(about: About): string[], stepping?(about: About): string[] }} Kind */
/** @typedef {{ store: Store, now: number, people: number, hosts: number, kind: (name: string) => Kind | undefined, rooms?: boolean }} Outlook `rooms` where people are in rooms */
/** @typedef {{ words: string, title: string, points: Point[], ends?: boolean, parts?: number }} Move `parts`: seconds from the press until it is done */

/**
 * What *Next* does.
 * @param {Outlook} outlook
 * @returns {Move | undefined} nothing where there is no next
 */
export function next(outlook) {
  const { store } = outlook;
  const clock = clockEntity(store);
  const item = present(store);
  if (clock.state === "planned") {
    const first = following(store);
    return first && { words: t("Begin with"), title: first.title, points: opening(outlook, first) };
  }
  if (!item) return undefined;
  const step = item.steps?.[(clock.step ?? 0) + 1];
  if (step && !clock.parting && left(clock, clock.ends ?? 0, outlook.now) > 0)
    return toStep(outlook, item, step);
  const after = following(store);
  return after ? gently(outlook, toItem(outlook, after)) : toEnd(outlook);
}

/**
 * What a jump to an item does.
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Move}
 */
export function jump(outlook, item) {
  const agenda = items(outlook.store);
  const { state, item: here } = clockEntity(outlook.store);
  const at = state === "over" ? agenda.length : agenda.findIndex(({ id }) => id === here);
  const between = agenda.slice(at + 1, agenda.indexOf(agenda.find(({ id }) => id === item.id) ?? item));
  const ran = outlook.store.get("all", `ran:${item.id}`);
  /** @type {Point[]} */
  const points = [];
  if (between.length) points.push({ icon: "skip-forward", tone: "signal", text: skipped(between) });
  if (ran) {
    const text = tn(
      "It begins once more, with its full {n} minute. What was written there is kept.",
      "It begins once more, with its full {n} minutes. What was written there is kept.",
      item.minutes,
    );
    points.push({ icon: "history", text });
  }
  const move = toItem(outlook, item);
  return { ...move, points: [...points, ...move.points] };
}

/** @param {Item[]} between */
function skipped(between) {
  const titles = between.map(({ title }) => t("“{title}”", { title })).join(", ");
  return tn("{titles} is left out.", "{n} items are left out: {titles}.", between.length, { titles });
}

/**
 * What ending the workshop does.
 * @param {Outlook} outlook
 * @returns {Move}
 */
export function toEnd(outlook) {
  return {
    words: t("Now"),
    title: t("End the workshop"),
    ends: true,
    points: [
      ...earlyInItem(outlook),
      ...closing(outlook),
      { icon: "users", text: t("Everybody sees that it is over, and can take along what they wrote.") },
      { icon: "undo-2", text: t("With “Back” it goes on where it was.") },
    ],
  };
}

/**
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Move}
 */
function toItem(outlook, item) {
  const fixed = [...tooSoon(outlook, item), ...untilFixed(outlook, item)];
  const before = [...earlyInItem(outlook), ...fixed, ...closing(outlook)];
  return {
    words: t("Now on to"),
    title: item.title,
    points: [...before, ...opening(outlook, item)],
  };
}

/**
 * Out of the rooms it goes with notice; who presses again goes at once.
 * @param {Outlook} outlook
 * @param {Move} move
 * @returns {Move}
 */
function gently({ store, now, rooms }, move) {
  const seconds = store.get("all", "workshop")?.parting ?? 60;
  const { parting, ends = 0 } = clockEntity(store);
  if (parting) {
    const text = t("The rooms close in {time}, by themselves. Everybody in them is told.", {
      time: countdown(ends - now),
    });
    const points = move.points.filter(({ icon }) => icon !== "clock");
    return {
      ...move,
      words: t("At once on to"),
      points: [{ icon: "clock", tone: "signal", text }, ...points],
    };
  }
  if (!rooms || seconds === 0) return move;
  const text = t("Everybody in the rooms is told, and has {seconds} s. Pressed again, it goes at once.", {
    seconds,
  });
  return {
    ...move,
    words: t("In {seconds} s on to", { seconds }),
    points: [{ icon: "megaphone", text }, ...move.points],
    parts: seconds,
  };
}

/**
 * @param {Outlook} outlook
 * @param {Item} item
 * @param {import("../core/agenda.js").Step} step
 * @returns {Move}
 */
function toStep(outlook, item, step) {
  const { store, people, hosts, kind } = outlook;
  const open = t("“{title}” stays open, and everybody where they are.", { title: item.title });
  const said = kind(item.kind)?.stepping?.({ store, item, people, hosts }) ?? [];
  return {
    words: t("Next step"),
    title: step.title,
    points: [
      ...earlyInStep(outlook),
      ...tooMuchForSteps(outlook, item),
      ...(step.aim ? [{ icon: "info", text: step.aim }] : []),
      ...said.map((text) => ({ icon: "corner-down-right", text })),
      { icon: "lock-open", text: open },
    ],
  };
}

/**
 * How much of its time the present step has left; little of it is no news.
 * @param {Outlook} outlook
 * @returns {Point[]}
 */
function earlyInStep({ store, now }) {
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
function earlyInItem({ store, now }) {
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
function untilFixed({ store, now }, item) {
  const agenda = items(store);
  const after = agenda[agenda.findIndex(({ id }) => id === item.id) + 1];
  const fixed = clockEntity(store).start + (after?.locked ?? 0);
  if (after?.locked === undefined || fixed - now < (item.minutes + 1) * MINUTE) return [];
  const text = t(
    "“{title}” then lasts until {time}, {minutes} min instead of {planned}, because “{after}” begins only at its fixed time. Until then everybody sees “{title}” and the time left.",
    {
      title: item.title,
      after: after.title,
      time: timeOfDay(fixed, zoneOf(store)),
      minutes: Math.round((fixed - now) / MINUTE),
      planned: item.minutes,
    },
  );
  return [{ icon: "lock", tone: "signal", text }];
}

/**
 * Where steps are done early and what follows has a fixed time, the last step takes what is left over.
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Point[]}
 */
function tooMuchForSteps({ store, now }, item) {
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
function tooSoon({ store, now }, { locked, title }) {
  const { start } = clockEntity(store);
  if (locked === undefined || now >= start + locked - MINUTE) return [];
  const time = timeOfDay(start + locked, zoneOf(store));
  const text = t(
    "“{title}” is fixed for {time}: it begins now all the same, and whoever comes only then will miss the beginning.",
    { title, time },
  );
  return [{ icon: "lock", tone: "signal", text }];
}

/**
 * What closes.
 * @param {Outlook} outlook
 * @returns {Point[]}
 */
function closing({ store, people, hosts, kind }) {
  const item = present(store);
  if (!item) return [];
  const said = kind(item.kind)?.leaving({ store, item, people, hosts }) ?? [];
  const seconds = store.get("all", "workshop")?.grace ?? 60;
  const text = t(
    "“{title}” closes, with a snapshot. What is being written can be sent for another {seconds} s.",
    {
      title: item.title,
      seconds,
    },
  );
  return [{ icon: "lock", text }, ...said.map((sentence) => ({ icon: "corner-down-right", text: sentence }))];
}

/**
 * What opens.
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Point[]}
 */
function opening({ store, people, hosts, kind }, item) {
  const said = kind(item.kind)?.entering({ store, item, people, hosts }) ?? [];
  /** @type {Point[]} */
  const points = said.map((text) => ({ icon: "users", text }));
  if (people === 0) points.unshift({ icon: "users", tone: "signal", text: t("Nobody is connected yet.") });
  else if (points.length === 0) {
    points.push({ icon: "users", text: tn("{n} person goes along.", "{n} people go along.", people) });
  }
  const again = items(store).filter(({ id }) => item.reopens?.includes(id));
  return [
    ...points,
    ...again.map(({ title }) => ({
      icon: "lock-open",
      text: t("“{title}” is open again meanwhile.", { title }),
    })),
  ];
}
