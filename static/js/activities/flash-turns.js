/** Who speaks after whom, and for how long yet: read from the order that lies in the store, and the clock. Pure. */

import { left } from "../core/agenda.js";

/** @typedef {import("../core/agenda.js").ClockEntity} ClockEntity */
/**
 * @typedef {object} Order
 * @property {string[]} people
 * @property {string} [speaker]
 * @property {number} [since]
 * @property {number} [paused]
 * @property {string[]} [spoke]
 * @property {string[]} [passed]
 */
/** @typedef {"speaks" | "waits" | "spoke" | "passed"} Standing */
/** @typedef {{ id: string, name: string, standing: Standing }} Speaker */
/**
 * @typedef {object} Turns
 * @property {Speaker[]} speakers in their order, without who is gone
 * @property {Speaker | undefined} now
 * @property {Speaker | undefined} next
 * @property {Speaker | undefined} last who spoke last, and is still there
 * @property {number} had how many have had their turn
 * @property {boolean} begun
 * @property {boolean} over nobody is left to speak
 */

/** So many at most stand in one; more of them write. The server holds to the same. */
export const MOST_SPEAKERS = 30;

/**
 * @param {Order} order
 * @param {(id: string) => string} nameOf empty where somebody is gone
 * @returns {Turns}
 */
export function turnsOf(order, nameOf) {
  const { people, speaker = "", spoke = [], passed = [] } = order;
  const standing = (/** @type {string} */ id) => {
    if (id === speaker) return "speaks";
    if (spoke.includes(id)) return "spoke";
    return passed.includes(id) ? "passed" : "waits";
  };
  const speakers = people
    .map((id) => ({ id, name: nameOf(id), standing: /** @type {Standing} */ (standing(id)) }))
    .filter(({ name }) => name);
  const next = speakers.find((one) => one.standing === "waits");
  const now = speakers.find((one) => one.standing === "speaks");
  const begun = Boolean(speaker) || spoke.length > 0;
  const last = speakers
    .filter(({ standing }) => standing === "spoke")
    .sort((a, b) => spoke.indexOf(a.id) - spoke.indexOf(b.id))
    .at(-1);
  return { speakers, now, next, last, had: spoke.length, begun, over: begun && !now && !next };
}

/**
 * How long who speaks still has, in ms; it stands still while the clock does.
 * @param {Order} order
 * @param {ClockEntity} clock
 * @param {number} whole what each has, in ms
 * @param {number} now workshop time
 */
export function speakingTime({ since = 0, paused = 0 }, clock, whole, now) {
  const stood = Math.max(0, (clock.paused ?? 0) - paused);
  // A screen whose clock is behind shows no more than there is.
  return Math.min(whole, left(clock, since + stood + whole, now));
}

/**
 * How many speak before somebody who waits; nothing where they do not wait.
 * @param {Turns} turns
 * @param {string} id
 * @returns {number | undefined}
 */
export function before({ speakers, now }, id) {
  const waiting = speakers.filter(({ standing }) => standing === "waits");
  const at = waiting.findIndex((one) => one.id === id);
  return at < 0 ? undefined : at + (now ? 1 : 0);
}
