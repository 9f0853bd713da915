/** Whether it is asked before several people are taken to a room at once, and with which figures. Pure. */

import { movable } from "./control-roster.js";

/** @typedef {{ many: number, there: number, seats?: number, full: boolean, asks: boolean }} Crowding */

// More than that nobody takes anywhere without looking twice.
const MANY = 20;

/**
 * @param {import("./control-roster.js").Attendee[]} people everybody; hosts take no seat
 * @param {string[]} moved
 * @param {string} room
 * @param {number} [seats] there is room for any number where there are none
 * @returns {Crowding}
 */
export function crowding(people, moved, room, seats) {
  const going = new Set(moved);
  const there = people.filter((one) => movable(one) && (one.room === room || going.has(one.id))).length;
  const full = seats !== undefined && there > seats;
  return {
    many: going.size,
    there,
    ...(seats !== undefined && { seats }),
    full,
    asks: going.size > MANY || full,
  };
}
