/** Everybody who ever came in, as rows: who is connected, in which room, found by name. Pure. */

import { clockEntity } from "../core/agenda.js";
import { byName, t, timeOfDay } from "../core/words.js";
import { sameDay } from "./control-rows.js";

/** @typedef {import("../core/store.js").Store} Store */
/**
 * @typedef {object} Attendee
 * @property {string} id
 * @property {string} name
 * @property {string} organisation
 * @property {string} group
 * @property {string} role
 * @property {string} room in which they are, empty in the plenary
 * @property {string} [given] the room that they have in the next round, or had in the last one, where they are in none
 * @property {boolean} [ahead] whether that round comes
 * @property {string} hosts the room that they look after, empty where there is none
 * @property {number} joined
 * @property {boolean} late whether they came after the rooms were opened
 * @property {boolean} connected
 * @property {number} [since] when they are, or are not, where this page has seen that
 * @property {boolean} removed
 */
/** @typedef {"all" | "connected" | "away" | "roomless" | "late" | "removed"} Sieve */

/**
 * Who was let in by mistake and waits again is listed there, and not here.
 * @param {Store} store
 * @param {Set<string>} connected
 * @param {Map<string, number>} [since]
 * @returns {Attendee[]} by name
 */
export function roster(store, connected, since) {
  const rooms = whereabouts(store);
  const began = rooms.size ? (clockEntity(store).began ?? 0) : Number.POSITIVE_INFINITY;
  return store
    .each("staff", "person")
    .filter(({ id, value }) => !(value.removed && store.get("staff", `waiting:${id}`)))
    .map(({ id, value }) => ({
      id,
      name: value.name,
      organisation: value.organisation ?? "",
      group: value.group ?? "",
      role: value.role ?? "participant",
      room: rooms.get(id) ?? "",
      hosts: value.room ?? "",
      joined: value.joined ?? 0,
      late: (value.joined ?? 0) > began && sameDay(value.joined, began),
      connected: connected.has(id) && !value.removed,
      since: since?.get(id),
      removed: Boolean(value.removed),
    }))
    .sort((a, b) => byName(a.name, b.name) || a.joined - b.joined);
}

/**
 * Since when somebody is connected, or is not; where this page has not seen that, when they came.
 * @param {Pick<Attendee, "joined" | "since">} one
 * @param {string} zone
 */
export function sinceWhen({ joined, since }, zone) {
  if (since !== undefined) return t("since {time}", { time: timeOfDay(since, zone) });
  return joined ? t("came at {time}", { time: timeOfDay(joined, zone) }) : "";
}

/**
 * Who is in which room: whoever a room knows as being there now.
 * @param {Store} store
 * @returns {Map<string, string>}
 */
export function whereabouts(store) {
  const found = new Map();
  for (const { id: room } of store.each("all", "theme")) {
    for (const { id, value } of store.each(`room:${room}`, "name")) if (value.here) found.set(id, room);
  }
  return found;
}

/**
 * @param {Attendee[]} people
 * @param {string} wanted words that all occur in name, organisation, group or room
 * @param {Sieve} sieve
 * @param {(room: string) => string} roomName
 * @returns {Attendee[]}
 */
export function search(people, wanted, sieve, roomName) {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((one) => {
    if (one.removed !== (sieve === "removed")) return false;
    if (sieve === "connected" && !one.connected) return false;
    if (sieve === "away" && one.connected) return false;
    if (sieve === "roomless" && (one.room || !movable(one))) return false;
    if (sieve === "late" && !(one.late && movable(one))) return false;
    if (words.length === 0) return true;
    const text =
      `${one.name} ${one.organisation} ${one.group} ${roomName(one.room || (one.given ?? ""))}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * Who looks after it now: the names of those who moderate, and the rooms whose host is connected.
 * @param {Attendee[]} people
 * @param {(id: string) => string} roomOf the room that somebody hosts
 */
export function crew(people, roomOf) {
  const here = people.filter((one) => one.connected);
  const moderators = here.filter(({ role }) => role === "moderator" || role === "organiser");
  return {
    moderators: [...new Set(moderators.map(({ name }) => name))],
    hosted: new Set(here.filter(({ role }) => role === "host").map(({ id }) => roomOf(id))).size,
  };
}

/** Whether somebody can be taken to a room with others: hosts stay, unless one moves them by themselves. @param {Attendee} one */
export function movable({ role, removed }) {
  return role === "participant" && !removed;
}

/** @param {{ role?: string, removed?: boolean } | undefined} person */
function takesPart(person) {
  return (
    person !== undefined && !person.removed && ["participant", "host"].includes(person.role ?? "participant")
  );
}

/**
 * How many there are. Who moderates is not counted: these are the people of the workshop.
 * @param {Attendee[]} people
 */
export function counts(people) {
  const taking = people.filter(takesPart);
  const connected = taking.filter((one) => one.connected);
  return {
    all: taking.length,
    connected: connected.length,
    away: taking.length - connected.length,
    inRooms: connected.filter(({ room }) => room).length,
    roomless: connected.filter(({ room }) => !room).length,
    rooms: taking.some(({ room }) => room),
    late: taking.filter((one) => one.late && movable(one)).length,
    removed: people.filter(({ removed }) => removed).length,
  };
}
