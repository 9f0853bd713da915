/**
 * What was done by those who moderate, by hosts and by the clock: in which order, in which words, and what can be
 * taken back. Pure; drawn by `control-lately` and `control-log`.
 */

import { begun, clockEntity, items, MINUTE, phase } from "../core/agenda.js";
import { t } from "../core/words.js";
import { changeWords } from "./control-changes.js";
import { short, WORDS } from "./deed-wording.js";

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
/** @typedef {(undo: Record<string, any>, store: Store, ago: number, deed: Deed) => boolean} Lasting `ago` is how long, in ms */

/** @param {Store} store @returns {Deed[]} the newest first */
export function deedsOf(store) {
  return store
    .each("staff", "deed")
    .map(({ id, value }) => ({ ...value, id }))
    .sort((a, b) => b.at - a.at);
}

/** So long something may have been shown by mistake, as `MOMENT` in rooms/programme.py. */
const MOMENT = 5 * MINUTE;

/** What changes nothing for anybody. */
const LOOKS = new Set(["choose.line_up"]);

/** @typedef {{ take?: Deed, stuck?: Deed }} Undoing */

/**
 * What *Undo* takes back: the last thing that was done and is not itself a taking back. What hosts do in their rooms
 * comes between all the time and is not meant; the log takes it back too. Where the last thing stays, it is `stuck`, and
 * what can be taken back is older: nobody who presses means that before they have been told.
 * @param {Deed[]} deeds the newest first
 * @param {Store} store
 * @param {number} now workshop time
 * @param {string} [warned] the deed of which it was said that it stays
 * @returns {Undoing}
 */
export function lastToUndo(deeds, store, now, warned = "") {
  const byHost = ({ by = "" }) => store.get("staff", `person:${by}`)?.role === "host";
  const meant = deeds.filter((deed) => !deed.of && !deed.undone && !LOOKS.has(deed.what) && !byHost(deed));
  const take = meant.find((deed) => undoable(deed, deeds, store, now));
  return meant[0] === take || meant[0]?.id === warned ? { take } : { take, stuck: meant[0] };
}

/** Why something cannot be taken back. @type {Record<string, () => string>} */
const FINAL = {
  "flash.reveal": () => t("stays: everybody has seen it"),
  "choose.release": () => t("stays: everybody has seen it"),
  "rehearsal.reset": () => t("stays: it is deleted"),
  "rehearsal.remove": () => t("stays: it is deleted"),
};

/** @param {Deed} deed @returns {string} empty where nothing is to be said of it */
export function whyItStays({ what }) {
  return FINAL[what]?.() ?? "";
}

/**
 * Which is told to whoever presses where the last thing stays, before a second press takes back an older one.
 * @param {Deed} stuck
 * @param {Deed | undefined} older
 * @param {Workshop} workshop
 */
export function stuckWords(stuck, older, workshop) {
  const words = doneWords(stuck, workshop);
  if (!older) return t("“{words}” cannot be taken back.", { words });
  return t("“{words}” cannot be taken back. Press again to take back what was done before: “{older}”.", {
    words,
    older: doneWords(older, workshop),
  });
}

/**
 * What was done since the deed that *Undo* names, and is not meant by it.
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
 * @param {number} now workshop time
 */
export function undoable(deed, deeds, store, now) {
  const { undo, undone, at } = deed;
  if (!undo || undone || LASTS[undo.type]?.(undo, store, now - at, deed) === false) return false;
  if (!ofClock(deed)) return true;
  // Who took a move back and wants it after all makes it again.
  if (deed.of) return false;
  const since = deeds.slice(0, deeds.indexOf(deed)).filter(ofClock);
  return since.every((later) => later.of || later.undone);
}

/**
 * What somebody asks of those who look after them, as the staff is shown it, or the host of their room.
 * @param {Store} store
 * @param {string} key
 */
function asked(store, key) {
  const audiences = [...store.audiences.keys()].filter((one) => one === "staff" || one.startsWith("host:"));
  return audiences.map((audience) => store.get(audience, key)).find(Boolean);
}

/** Whether what passes by itself is still there, by what takes it back. @type {Record<string, Lasting>} */
const LASTS = {
  "help.leave": ({ person, taken, at }, store) => {
    const call = asked(store, `help:${person}`);
    return call?.taken === taken && call?.at === at;
  },
  "help.recall": ({ person }, store) => !asked(store, `help:${person}`),
  // A hand goes down with the item in which it was raised.
  "hand.put_up": ({ person, at }, store) =>
    !asked(store, `hand:${person}`) && at >= (clockEntity(store).began ?? 0),
  // Nobody but the one to whom it was said is shown what was said to them alone.
  "message.withdraw": ({ message, rooms = [], person }, store) =>
    Boolean(person || store.get(rooms[0] ? `room:${rooms[0]}` : "all", `message:${message}`)),
  // Once people have been in the rooms of one of them, all of it stays.
  "choose.withhold": (_, store, ago, { about }) =>
    ago <= MOMENT &&
    (about?.rounds ?? []).every(
      (/** @type {string} */ round) => store.get("all", `teams:${round}`) && !begun(store, round),
    ),
  "flash.seal": ({ item, room }, store, ago) =>
    ago <= MOMENT &&
    phase(store, item, 0) === "open" &&
    Boolean(store.get(room ? `room:${room}` : "all", `revealed:${item}`)),
};

/**
 * By which keys it is judged what can be taken back. A deed may come before what it is about, if that is a room's.
 * @param {Store | undefined} store
 * @returns {string[]} their prefixes
 */
export function judgedBy(store) {
  const rooms = (store?.each("all", "theme") ?? []).map(({ id }) => `room:${id}`);
  const shown = ["all", ...rooms].flatMap((audience) => [`${audience}/message:`, `${audience}/revealed:`]);
  return [
    "staff/deed:",
    "staff/help:",
    "staff/hand:",
    "all/clock",
    "all/ran:",
    "all/teams:",
    "all/item:",
    ...shown,
  ];
}

/** @param {Deed} deed */
function ofClock({ what }) {
  return what.startsWith("clock.");
}

/** As it is named on a button, where a message has no room as a whole. @param {Deed} deed @returns {Deed} */
export function briefly(deed) {
  const { about } = deed;
  return about?.text ? { ...deed, about: { ...about, text: short(about.text) } } : deed;
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
