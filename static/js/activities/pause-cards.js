/** One card for each minute of a break: how many there are, and how many still hang. Pure. */

import { MINUTE } from "../core/agenda.js";

// More cards than these cannot be taken in at a glance: from here on one stands for five minutes.
const MOST = 60;
const COLOURS = ["rose", "blue", "white", "orange", "green", "yellow"];

/** @typedef {{ gone: boolean, colour: string }} MinuteCard */

/**
 * @param {number} whole length of the break in ms
 * @param {number} left in ms
 * @returns {{ minutes: number, hanging: number, cards: MinuteCard[] }} `minutes` that one card stands for; the cards
 *   in the order in which they go
 */
export function minuteCards(whole, left) {
  const minutes = whole > MOST * MINUTE ? 5 : 1;
  const many = Math.max(0, Math.round(whole / MINUTE / minutes));
  const hanging = Math.min(many, Math.max(0, Math.ceil(left / MINUTE / minutes)));
  const cards = Array.from({ length: many }, (_, n) => ({
    gone: n < many - hanging,
    colour: COLOURS[(n * 5 + Math.floor(n / 6)) % COLOURS.length] ?? "white",
  }));
  return { minutes, hanging, cards };
}
