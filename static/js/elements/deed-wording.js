/** What was done, in words of the control panel, command by command; `rooms/deed_wording.py` says the same. Pure. */

import { signed, t, tn } from "../core/words.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {(deed: import("./control-deeds.js").Deed, about: Record<string, any>, names: Names) => string} Wording */
/** @typedef {{ store: Store, person: (id: string) => string, room: (id: string) => string, item: (id: string) => string }} Names */

const SHORT = 60;

/** @param {string} text */
export function short(text) {
  return text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()} …` : text;
}

/** @type {Record<string, Wording>} */
export const WORDS = {
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
  "people.rename": ({ id }, { person }, names) => {
    const former = names.store.get("staff", `former:${id}`);
    if (!former) return t("{name} renamed", { name: names.person(person) });
    const { name: before, gave: name } = former;
    if (name === before) return t("Organisation of {name} changed", { name });
    return t("“{before}” renamed to “{name}”", { before, name });
  },
  "people.unname": (_, { person }, names) =>
    t("{name} has the former name again", { name: names.person(person) }),
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
  "help.recall": (_, { person }, names) => t("{name} asks for help again", { name: names.person(person) }),
  "hand.lower": (_, { person }, names) => t("The hand of {name} taken down", { name: names.person(person) }),
  "hand.put_up": (_, { person }, names) =>
    t("The hand of {name} is up again", { name: names.person(person) }),
  "snapshot.take": (_, { title }) => t("Snapshot “{title}”", { title }),
  "snapshot.drop": () => t("A snapshot taken away"),
  "rehearsal.reset": () => t("Rehearsal begun anew"),
  "rehearsal.remove": () => t("Rehearsal removed"),
  "choose.put": (_, { person, room, round }, names) =>
    room
      ? t("{name} put in {room} for “{title}”", {
          name: names.person(person),
          room: names.room(room),
          title: names.item(round),
        })
      : t("Wishes of {name} count again for “{title}”", {
          name: names.person(person),
          title: names.item(round),
        }),
  "choose.merge": (_, { room, into, round }, names) =>
    into
      ? t("{room} works with {other} in “{title}”", {
          room: names.room(room),
          other: names.room(into),
          title: names.item(round),
        })
      : t("{room} on its own again in “{title}”", { room: names.room(room), title: names.item(round) }),
  "board.merge": (_, { room, into }, names) =>
    t("{room} put together with {other}", { room: names.room(room), other: names.room(into) }),
  "board.part": (_, { room }, names) => t("{room} on its own again", { room: names.room(room) }),
  "spotlight.show": (_, { kind, of, room }, names) => {
    const text = names.store.get(room ? `room:${room}` : "all", `${kind}:${of}`)?.text;
    return text ? t("On the stage: “{text}”", { text: short(text) }) : t("Put on the stage");
  },
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
  "board.stretch": (_, { room, minutes }, names) =>
    t("{room}: {minutes} min for its step", { room: names.room(room), minutes: signed(minutes) }),
  "board.follow": (_, { room }, names) => t("{room} follows the agenda again", { room: names.room(room) }),
};
