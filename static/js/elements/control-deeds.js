/**
 * What was done by those who moderate, by hosts and by the clock: in which order, in which words, and what can be
 * taken back. Pure; drawn by `control-lately` and `control-log`.
 */

import { items } from "../core/agenda.js";
import { t, tn } from "../core/words.js";
import { changeWords } from "./control-changes.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */
/** @typedef {import("../core/store.js").Store} Store */
/**
 * @typedef {object} Deed
 * @property {string} id
 * @property {string} what
 * @property {number} at
 * @property {string} [by]
 * @property {string} [words] what was done, in English, where this page has no words of its own
 * @property {Record<string, any>} [about]
 * @property {Record<string, any>} [undo] the command that takes it back
 * @property {string} [undone] by whom it was taken back
 * @property {string} [of] the deed that it takes back
 */
/** @typedef {(deed: Deed, about: Record<string, any>, names: Names) => string} Wording */
/** @typedef {(undo: Record<string, any>, store: Store) => boolean} Lasting */
/** @typedef {{ store: Store, person: (id: string) => string, room: (id: string) => string, item: (id: string) => string }} Names */

/** @param {Store} store @returns {Deed[]} the newest first */
export function deedsOf(store) {
  return store
    .each("staff", "deed")
    .map(({ id, value }) => ({ ...value, id }))
    .sort((a, b) => b.at - a.at);
}

/**
 * What *Undo* takes back: the last thing that still can be, and is not itself a taking back. What hosts do in their
 * rooms comes between all the time and is not meant; the log takes it back too.
 * @param {Deed[]} deeds the newest first
 * @param {Store} store
 */
export function lastToUndo(deeds, store) {
  const byHost = ({ by = "" }) => store.get("staff", `person:${by}`)?.role === "host";
  return deeds.find((deed) => !deed.of && !byHost(deed) && undoable(deed, deeds, store));
}

/**
 * What was done since the deed that *Undo* takes back, and is not meant by it.
 * @param {Deed | undefined} last
 * @param {Deed[]} deeds the newest first
 */
export function newsSince(last, deeds) {
  return last ? deeds.slice(0, deeds.indexOf(last)) : deeds;
}

/**
 * What lies no longer before anybody is not taken back; the clock goes back only from where a deed has left it.
 * @param {Deed} deed
 * @param {Deed[]} deeds the newest first
 * @param {Store} store
 */
export function undoable(deed, deeds, store) {
  if (!deed.undo || deed.undone || LASTS[deed.undo.type]?.(deed.undo, store) === false) return false;
  if (!ofClock(deed)) return true;
  const since = deeds.slice(0, deeds.indexOf(deed)).filter(ofClock);
  return since.every((later) => later.of || later.undone);
}

/** Whether what passes by itself is still there, by what takes it back. @type {Record<string, Lasting>} */
const LASTS = {
  "help.leave": ({ person, taken, at }, store) => {
    const call = store.get("staff", `help:${person}`);
    return call?.taken === taken && call?.at === at;
  },
  // Nobody but the one to whom it was said is shown what was said to them alone.
  "message.withdraw": ({ message, rooms = [], person }, store) =>
    Boolean(person || store.get(rooms[0] ? `room:${rooms[0]}` : "all", `message:${message}`)),
};

/** @param {Deed} deed */
function ofClock({ what }) {
  return what.startsWith("clock.");
}

/**
 * What was done, and by whom: for the log, and to be said aloud.
 * @param {Deed} deed
 * @param {Workshop} workshop
 */
export function deedWords(deed, workshop) {
  const words = doneWords(deed, workshop);
  return `${deed.of ? t("Taken back: {words}", { words }) : words} (${whoWords(deed.by, workshop)})`;
}

/**
 * @param {string | undefined} by
 * @param {Workshop} workshop
 */
export function whoWords(by, workshop) {
  if (!by) return t("by itself");
  return by === workshop.me.person ? t("you") : workshop.nameOf(by) || t("Somebody");
}

/**
 * @param {string} by who took it back
 * @param {Workshop} workshop
 */
export function takenBackWords(by, workshop) {
  if (by === workshop.me.person) return t("taken back by you");
  return t("taken back by {name}", { name: whoWords(by, workshop) });
}

/**
 * @param {Deed} deed
 * @param {Workshop} workshop
 * @returns {string}
 */
export function doneWords(deed, workshop) {
  const { store } = workshop;
  // What is said of taking back is what was done before.
  const back = deed.of && store.get("staff", `deed:${deed.of}`);
  if (back) return doneWords({ ...back, id: deed.of }, workshop);
  const names = {
    store,
    person: (/** @type {string} */ id) => workshop.nameOf(id) || t("Somebody"),
    room: (/** @type {string} */ id) => store.get("all", `theme:${id}`)?.name ?? id,
    item: (/** @type {string} */ id) => store.get("all", `item:${id}`)?.title ?? id,
  };
  const about = deed.about ?? {};
  if (about.was && about.is) return changeWords(about.was, about.is, items(store)) || t("The clock was set");
  const wording = WORDS[deed.what];
  if (wording) return wording(deed, about, names);
  if (deed.words) return t(deed.words, about.room ? { ...about, room: names.room(about.room) } : about);
  return about.item ? t("Worked on “{title}”", { title: names.item(about.item) }) : deed.what;
}

/** @type {Record<string, Wording>} */
const WORDS = {
  "people.move": (_, { person, room }, names) =>
    t("{name} moved to {room}", { name: names.person(person), room: names.room(room) }),
  "people.place": (_, { places }, names) => {
    const people = Object.keys(places);
    const rooms = [...new Set(Object.values(places))].map(names.room).join(", ");
    return tn("{n} person moved to {rooms}", "{n} people moved to {rooms}", people.length, { rooms });
  },
  "people.appoint": (_, { person, role, room }, names) =>
    role === "host"
      ? t("{name} hosts {room}", { name: names.person(person), room: names.room(room) })
      : role === "moderator"
        ? t("{name} moderates", { name: names.person(person) })
        : t("{name} is a participant", { name: names.person(person) }),
  "people.remove": (_, { person }, names) => t("{name} removed", { name: names.person(person) }),
  "people.readmit": (_, { person }, names) => t("{name} readmitted", { name: names.person(person) }),
  "message.send": (_, { text, rooms = [], person }, names) => {
    const whom = rooms.map(names.room).join(", ") || (person ? names.person(person) : t("everybody"));
    return text ? t("Message to {whom}: “{text}”", { whom, text }) : t("Message to {whom}", { whom });
  },
  "message.withdraw": () => t("Message withdrawn"),
  "help.take": (_, { person }, names) => t("{name} is being helped", { name: names.person(person) }),
  "help.leave": (_, { person }, names) =>
    t("{name} is no longer being helped", { name: names.person(person) }),
  "help.end": (_, { person }, names) => t("{name} was helped", { name: names.person(person) }),
  "snapshot.take": (_, { title }) => t("Snapshot “{title}”", { title }),
  "rehearsal.reset": () => t("Rehearsal begun anew"),
  "rehearsal.remove": () => t("Rehearsal removed"),
  "spotlight.show": () => t("Put on the stage"),
  "spotlight.out": () => t("Taken off the stage"),
  "stage.pin": () => t("A view pinned to the stage"),
  "stage.unpin": () => t("The stage follows the agenda again"),
  "board.hide": (_, { room, hidden = true }, names) =>
    hidden
      ? t("Card hidden in {room}", { room: names.room(room) })
      : t("Card shown again in {room}", { room: names.room(room) }),
  "board.lead": (_, { room, item, step }, names) => {
    const title = names.store.get("all", `item:${item}`)?.steps?.[step]?.title ?? "";
    return t("{room} goes to “{title}”", { room: names.room(room), title });
  },
  "board.stretch": (_, { room }, names) => t("{room} has another time", { room: names.room(room) }),
  "board.follow": (_, { room }, names) => t("{room} follows the agenda again", { room: names.room(room) }),
};
