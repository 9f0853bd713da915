/** Who is meant by what moderators type, and which rooms are small, where they change who would go where. Pure. */

import { byName, number } from "../core/words.js";

/** @typedef {Record<string, import("./choose-model.js").Team>} Teams by person */

/**
 * Everybody as they are picked by, each in other words: who is called alike in the same room is counted.
 * @param {Teams} teams
 * @param {(id: string) => string} person
 * @param {(room: string) => string} room
 * @returns {Map<string, string>} ids by words, in their order
 */
export function called(teams, person, room) {
  const people = Object.entries(teams)
    .map(([id, team]) => ({ id, words: `${person(id)} (${room(team.room)})` }))
    .sort((a, b) => byName(a.words, b.words) || (a.id < b.id ? -1 : 1));
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { id, words } of people) {
    let other = words;
    for (let n = 2; found.has(other); n++) other = `${words} ${number(n)}`;
    found.set(other, id);
  }
  return found;
}

/**
 * Who is meant by what was typed: whole, or as much as only one of them is called.
 * @param {Map<string, string>} people
 * @param {string} typed
 * @returns {string | undefined}
 */
export function chosen(people, typed) {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = [...people].filter(([words]) => words.toLocaleLowerCase().includes(wanted));
  return people.get(typed) ?? (wanted && found.length === 1 ? found[0]?.[1] : undefined);
}

/**
 * Which room is proposed to work with which: the two smallest. Once some were merged nothing is proposed any more, so
 * that a second press by mistake does not merge the next two.
 * @param {Teams} teams
 * @param {string[]} rooms that have not been merged with another one
 * @param {Record<string, string>} merged
 */
export function proposed(teams, rooms, merged) {
  return Object.keys(merged).length ? [] : smallestFirst(teams, rooms).slice(0, 2);
}

/**
 * The rooms that are there, those with the fewest people first.
 * @param {Teams} teams
 * @param {string[]} rooms
 */
export function smallestFirst(teams, rooms) {
  const many = (/** @type {string} */ room) =>
    Object.values(teams).filter((team) => team.room === room).length;
  return [...rooms].sort((a, b) => many(a) - many(b));
}
