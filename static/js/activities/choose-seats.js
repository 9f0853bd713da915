/** How many there are for how many seats: what moderators are told before rooms are too full. */

import { number, t } from "../core/words.js";
import { fighters } from "./choose-model.js";

/** @typedef {import("../core/store.js").Store} Store */

/**
 * The seats that the rooms of a round have together; rooms that work in another one have none of their own.
 * @param {Store} store
 * @param {string} round
 */
export function seatsIn(store, round) {
  const merged =
    store.get("staff", `lineup:${round}`)?.merged ?? store.get("all", `merged:${round}`)?.into ?? {};
  return fighters(store)
    .filter(({ id }) => !merged[id])
    .reduce((sum, { seats }) => sum + (seats ?? Number.POSITIVE_INFINITY), 0);
}

/**
 * @param {Store} store
 * @param {{ id: string, title: string, people: number }[]} rounds with how many are to have a room in each
 * @returns {string[]} of rounds that are alike one sentence; nothing where there are seats for all
 */
export function overfull(store, rounds) {
  /** @type {Map<string, { seats: number, people: number, titles: string[] }>} */
  const found = new Map();
  for (const { id, title, people } of rounds) {
    const seats = seatsIn(store, id);
    if (people <= seats) continue;
    const alike = found.get(`${people} ${seats}`) ?? { seats, people, titles: [] };
    found.set(`${people} ${seats}`, { ...alike, titles: [...alike.titles, title] });
  }
  return [...found.values()].map(({ seats, people, titles }) =>
    t("{round}: the rooms have {seats} seats for {people} people, and some will be overfilled.", {
      round: titles.join(", "),
      seats: number(seats),
      people: number(people),
    }),
  );
}
