/**
 * What the next move will do, said before it is done. Pure: it knows items and clock; what only a kind of
 * activity knows, its element says through `entering`, `leaving`, `stepping` and `warning`.
 */

import { clockEntity, following, items, left, present } from "../core/agenda.js";
import { countdown } from "../core/clock.js";
import { t, tn } from "../core/words.js";
import { earlyInItem, earlyInStep, tooMuchForSteps, tooSoon, untilFixed } from "./control-early.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {import("./activity.js").About} About */
/** @typedef {{ icon: string, text: string, tone?: "signal" }} Point */
/** @typedef {{ entering(about: About): string[], leaving(about: About): string[], stepping?(about: About): string[], warning?(about: About): string[] }} Kind */
/** @typedef {{ store: Store, now: number, people: number, hosts: number, kind: (name: string) => Kind | undefined, rooms?: boolean, untold?: boolean }} Outlook `rooms` where people are in rooms, `untold` while it is not known how many there are */
/** @typedef {{ words: string, title: string, points: Point[], ends?: boolean, parts?: number }} Move `parts`: seconds from the press until it is done */

/**
 * What *Next* does.
 * @param {Outlook} outlook
 * @returns {Move | undefined} nothing where there is no next
 */
export function next(outlook) {
  const move = toNext(outlook);
  return move && { ...move, points: warningsFirst(move.points) };
}

/** What surprises is read before what was to be expected, and not below it. @param {Point[]} points */
function warningsFirst(points) {
  const warns = (/** @type {Point} */ { tone }) => tone === "signal";
  return [...points.filter(warns), ...points.filter((point) => !warns(point))];
}

/** @param {Outlook} outlook @returns {Move | undefined} */
function toNext(outlook) {
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
  return { ...move, points: [...points, ...warningsFirst(move.points)] };
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
  const { said, closes } = closing(outlook);
  return {
    words: t("Now"),
    title: t("End the workshop"),
    ends: true,
    points: [
      ...earlyInItem(outlook),
      ...said,
      ...closes,
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
  const { said, closes } = closing(outlook);
  return {
    words: t("Now on to"),
    title: item.title,
    points: [...earlyInItem(outlook), ...said, ...opening(outlook, item), ...fixed, ...closes],
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
 * What is `said` of leaving the item that is on, and that it `closes`.
 * @param {Outlook} outlook
 * @returns {{ said: Point[], closes: Point[] }}
 */
function closing({ store, people, hosts, kind }) {
  const item = present(store);
  if (!item) return { said: [], closes: [] };
  const said = kind(item.kind)?.leaving({ store, item, people, hosts }) ?? [];
  const seconds = store.get("all", "workshop")?.grace ?? 60;
  const text = t(
    "“{title}” closes, with a snapshot. What is being written can be sent for another {seconds} s.",
    {
      title: item.title,
      seconds,
    },
  );
  const warned = kind(item.kind)?.warning?.({ store, item, people, hosts }) ?? [];
  /** @type {Point[]} */
  const points = [
    ...warned.map((sentence) => ({
      icon: "triangle-alert",
      tone: /** @type {const} */ ("signal"),
      text: sentence,
    })),
    ...said.map((sentence) => ({ icon: "corner-down-right", text: sentence })),
  ];
  return { said: points, closes: [{ icon: "lock", text }] };
}

/**
 * What opens.
 * @param {Outlook} outlook
 * @param {Item} item
 * @returns {Point[]}
 */
function opening({ store, people, hosts, kind, untold = false }, item) {
  const said = kind(item.kind)?.entering({ store, item, people, hosts }) ?? [];
  /** @type {Point[]} */
  const points = said.map((text) => ({ icon: "users", text }));
  if (people === 0 && !untold)
    points.unshift({ icon: "users", tone: "signal", text: t("Nobody is connected yet.") });
  else if (people > 0 && points.length === 0) {
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
