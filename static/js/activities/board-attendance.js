/** Who is in a room, as plain values; and the rooms at a glance, for who moderates. Nothing here draws. */

import { MINUTE } from "../core/agenda.js";
import { byName } from "../core/words.js";

/** @typedef {{ name: string, here?: boolean, host?: boolean }} Name */
/** @typedef {{ id: string, name: string, host: boolean, connected: boolean }} Guest */
/** @typedef {import("./board-model.js").Note} Note */
/** @typedef {{ at: number, text?: string, room?: string, taken?: string }} Call */
/** @typedef {"help" | "empty" | "quiet" | "fine"} State */
/**
 * @typedef {object} Row one room at a glance
 * @property {string} id
 * @property {number} connected how many of those whose room it is are connected
 * @property {number} assigned
 * @property {number} seated how many of those whose room it is take a seat there; hosts take none
 * @property {boolean} hosted whether somebody who hosts it is connected
 * @property {boolean} hosts whether anybody hosts it
 * @property {number} cards that are there, shown or not yet
 * @property {number} hidden cards that its host has put out of sight
 * @property {number} last when somebody last wrote or changed a card; 0 for never
 * @property {number[]} pulse cards in each of the last ten minutes, the present one last
 * @property {Call[]} calls for help, the oldest first
 * @property {number} hands that are up
 * @property {State} state
 * @property {number} since in ms: how long that state has lasted
 * @property {At | undefined} at in which step the room is; nothing where the item has none
 */
/**
 * @typedef {object} At
 * @property {number} number of the step, from 1
 * @property {number} all how many there are
 * @property {string} title
 * @property {number} left of its time, in ms; negative when it is over time
 * @property {boolean} led by its host, at a pace of its own
 * @property {number} agenda the number of the step in which the agenda is
 * @property {number} ready how many are done with it
 * @property {number} people who could be
 * @property {number} unseen cards that are written and not revealed
 */

const PULSE = 10;
// Nobody has written for so long: worth a look.
const QUIET = 6 * MINUTE;

/**
 * Those whose room this is now; hosts first, then by name.
 * @param {{ id: string, value: Name }[]} names that the room knows
 * @param {readonly string[]} connected
 * @returns {Guest[]}
 */
export function attendance(names, connected) {
  const there = new Set(connected);
  return names
    .filter(({ value }) => value.here)
    .map(({ id, value }) => ({ id, name: value.name, host: Boolean(value.host), connected: there.has(id) }))
    .sort((a, b) => Number(b.host) - Number(a.host) || byName(a.name, b.name));
}

/**
 * The same, in a room that this page is shown.
 * @param {import("../core/workshop.js").Workshop} workshop
 * @param {string} room
 * @returns {Guest[]}
 */
export function guestsIn({ store, present }, room) {
  const audience = `room:${room}`;
  return attendance(store.each(audience, "name"), present.get(audience)?.people ?? []);
}

/**
 * How many of them work in the room now: who is away keeps nobody waiting, and its host leads.
 * @param {Guest[]} guests
 */
export const working = (guests) => guests.filter(({ connected, host }) => connected && !host).length;

/**
 * @param {object} room
 * @param {string} room.id
 * @param {Guest[]} room.guests
 * @param {Note[]} room.notes
 * @param {number} [room.hidden] cards that its host has put out of sight
 * @param {Call[]} room.calls
 * @param {number} [room.hands] that are up
 * @param {number} [room.opened] since when cards could be seen to come; nothing where none can now
 * @param {At} [room.at]
 * @param {number} now workshop time in ms
 * @returns {Row}
 */
export function atAGlance({ id, guests, notes, hidden = 0, calls, hands = 0, opened, at }, now) {
  const last = Math.max(0, ...notes.map(({ at, edited }) => Math.max(at, edited ?? 0)));
  const waiting = calls.toSorted((a, b) => a.at - b.at);
  const connected = guests.filter((guest) => guest.connected).length;
  const still = opened === undefined ? 0 : now - Math.max(last, opened);
  /** @type {[State, number]} */
  const [state, since] = waiting[0]
    ? ["help", now - waiting[0].at]
    : connected === 0
      ? ["empty", 0]
      : still >= QUIET
        ? ["quiet", still]
        : ["fine", 0];
  return {
    id,
    connected,
    assigned: guests.length,
    seated: guests.filter(({ host }) => !host).length,
    hosted: guests.some((guest) => guest.host && guest.connected),
    hosts: guests.some((guest) => guest.host),
    cards: notes.length + (at?.unseen ?? 0),
    hidden,
    last,
    pulse: pulse(notes, now),
    calls: waiting,
    hands,
    state,
    since,
    at,
  };
}

/**
 * @param {Note[]} notes
 * @param {number} now
 * @returns {number[]}
 */
function pulse(notes, now) {
  const counts = new Array(PULSE).fill(0);
  for (const { at } of notes) {
    const ago = Math.floor((now - at) / MINUTE);
    if (ago >= 0 && ago < PULSE) counts[PULSE - 1 - ago] += 1;
  }
  return counts;
}

/** @type {State[]} */
const URGENCY = ["help", "empty", "quiet", "fine"];

// So few are seen at once: each keeps its place, and is where one has just pressed.
const AT_A_GLANCE = 8;

/**
 * Where they are many, trouble rises to the top; rooms in the same state keep their order.
 * @param {Row[]} rows
 * @returns {Row[]}
 */
export function byUrgency(rows) {
  if (rows.length <= AT_A_GLANCE) return rows;
  return rows.toSorted((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));
}
