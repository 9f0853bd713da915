/**
 * What the choice of a theme is made of, read from the store: fighters, rounds, wishes, seats and teams. Pure;
 * drawn by the `choose-…` elements. The server alone decides who gets which seat.
 */

import { begun, clockEntity, forecast, items, present } from "../core/agenda.js";
import { byName, number, tn } from "../core/words.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {import("../core/agenda.js").Item} Item */
/**
 * @typedef {object} Fighter
 * @property {string} id of the theme
 * @property {number} place
 * @property {string} name
 * @property {string} [motto]
 * @property {string} [emblem]
 * @property {string} [animal]
 * @property {string} [host]
 * @property {string} [quest]
 * @property {string[]} [moves]
 * @property {number | null} [seats]
 */
/**
 * @typedef {object} Round
 * @property {string} id of the item with theme rooms
 * @property {string} title as short as it can be told from the others
 * @property {number} [starts] by the forecast, or when it did
 * @property {boolean} begun no wish is taken any more
 */
/** @typedef {{ room: string, wish?: number, why?: string }} Team as in `me:<person>/team:<round>` */
/** @typedef {{ sizes: Record<string, number>, wishes: Record<string, number> }} Teams as in `all/teams:<round>` */
/** @typedef {{ taken: number, seats: number | null, free: number, full: boolean }} Standing */

/**
 * @param {Store} store
 * @returns {Fighter[]} in the workshop file's order
 */
export function fighters(store) {
  return store
    .each("all", "theme")
    .map(({ id, value }) => ({ id, ...value }))
    .sort((a, b) => a.place - b.place);
}

/**
 * The rounds for which an item lets people choose.
 * @param {Store} store
 * @param {Item} item
 * @param {number} now workshop time
 * @returns {Round[]}
 */
export function rounds(store, item, now) {
  /** @type {string[]} */
  const ids = item.settings?.rounds ?? [];
  const agenda = new Map(items(store).map((one) => [one.id, one]));
  const spans = forecast(store, now);
  const titles = shortTitles(ids.map((id) => agenda.get(id)?.title ?? id));
  return ids.map((id, n) => {
    const starts = spans.get(id)?.start;
    // What was left out has no time any more, and has not run either.
    const over = starts === undefined || begun(store, id);
    return { id, title: titles[n] ?? id, starts, begun: over };
  });
}

/**
 * While something can still be chosen, only that; afterwards all rounds.
 * @param {Round[]} rounds
 */
export function ofInterest(rounds) {
  const ahead = rounds.filter(({ begun }) => !begun);
  return ahead.length ? ahead : rounds;
}

/**
 * The break that lets people wish anew for a round, once rooms are given: until it is over they may still change.
 * @param {Store} store
 * @param {string} choice the item in which they were wished for
 * @param {string} round
 * @returns {Item | undefined} none where there is none before the round, or it is over
 */
export function changesIn(store, choice, round) {
  const agenda = items(store);
  const place = (/** @type {string | undefined} */ id) => agenda.findIndex((one) => one.id === id);
  const now = Math.max(place(choice), place(present(store)?.id));
  const ahead = agenda.slice(now, Math.max(0, place(round)));
  const { mode = "wishes" } = agenda[place(choice)]?.settings ?? {};
  return mode === "wishes" ? ahead.findLast(({ reopens }) => reopens?.includes(choice)) : undefined;
}

/**
 * Titles without the part that all of them begin with: “Groups, part 1” and “Groups, part 2” are parts 1 and 2.
 * Only what ends with a comma, a colon or a dash is left away, so that words stay whole.
 * @param {string[]} titles
 * @returns {string[]}
 */
export function shortTitles(titles) {
  const [first = "", ...others] = titles;
  let same = 0;
  while (others.length && same < first.length && others.every((title) => title[same] === first[same]))
    same += 1;
  const begin = first.slice(0, same).match(/^.*(?:[,:;]|\s[–—-])\s+/s)?.[0].length ?? 0;
  return titles.map((title) => capital(title.slice(begin)));
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * How many wishes one may have for a round.
 * @param {Record<string, any>} settings
 * @returns {number}
 */
export function mostWishes(settings) {
  return settings.mode === "free" ? 1 : (settings.wishes ?? 2);
}

/**
 * The wishes after a theme was made the one of that number. What stood there changes places with it; the same
 * theme at the same place is taken back; no place before it stays empty.
 * @param {string[]} wishes the dearest first
 * @param {string} theme
 * @param {number} rank from 1
 * @param {number} most
 * @returns {string[]}
 */
export function withWish(wishes, theme, rank, most) {
  const had = wishes.indexOf(theme);
  const at = Math.min(rank - 1, had < 0 ? wishes.length : wishes.length - 1);
  const next = [...wishes];
  if (had >= 0 && had === rank - 1) next.splice(had, 1);
  else if (had >= 0) [next[had], next[at]] = [next[at] ?? theme, theme];
  else next[at] = theme;
  return next.slice(0, most);
}

/**
 * First wishes and seats of a theme in a round; without seats there is always room.
 * @param {Store} store
 * @param {string} round
 * @param {Fighter} fighter
 * @returns {Standing}
 */
export function standing(store, round, { id, seats = null }) {
  const taken = store.number("all", `picks:${round}.${id}`);
  const free = seats === null ? Number.POSITIVE_INFINITY : seats - taken;
  return { taken, seats, free, full: free <= 0 };
}

/**
 * Who has picked which theme first, by name, where everybody may see it.
 * @param {Store} store
 * @param {string} round
 * @param {string} theme
 * @returns {string[]} in the order of the alphabet
 */
export function pickers(store, round, theme) {
  const start = `${round}.`;
  return store
    .each("all", "picked")
    .filter(({ id, value }) => id.startsWith(start) && value.theme === theme)
    .map(({ id }) => store.get("all", `name:${id.slice(start.length)}`)?.name ?? "")
    .filter(Boolean)
    .sort(byName);
}

/**
 * How many of how many have chosen.
 * @param {Store} store
 * @param {string} round
 * @param {{ connected: number, hosts: number }} present how many are here, and how many of them host a room: those have it
 * @returns {{ chosen: number, people: number }}
 */
export function turnout(store, round, { connected, hosts }) {
  const chosen = store.number("all", `chosen:${round}`);
  return { chosen, people: Math.max(chosen, connected - hosts) };
}

/**
 * How many have made their choice.
 * @param {{ chosen: number, people: number }} turnout `people` is 0 while it is not known how many there are
 */
export function chosenWords({ chosen, people }) {
  if (people === 0) return tn("{n} has chosen", "{n} have chosen", chosen);
  const values = { people: number(people) };
  return tn("{n} of {people} has chosen", "{n} of {people} have chosen", chosen, values);
}

/**
 * Until when wishes may be changed, if that is known: the end of the item that is on.
 * @param {Store} store
 * @param {number} now
 * @returns {number | undefined} workshop time
 */
export function closesAt(store, now) {
  const { state, ends = 0 } = clockEntity(store);
  return state === "running" && ends > now ? ends : undefined;
}

/**
 * The wishes that came before the granted one; all of them where none was.
 * @param {string[]} wishes
 * @param {Team} team
 * @returns {string[]}
 */
export function missed(wishes, { wish = 0 }) {
  return wish > 0 ? wishes.slice(0, wish - 1) : wishes;
}

const MOVES = ["arrow-up", "arrow-down", "arrow-left", "arrow-right", "arrow-up-right"];

/**
 * The three keys of a special move, as in the arcade: always the same for the same words.
 * @param {string} words
 * @returns {string[]} names of icons
 */
export function combo(words) {
  let seed = 7;
  for (const letter of words) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return [seed, Math.floor(seed / 5), Math.floor(seed / 25)].map((n) => MOVES[n % MOVES.length] ?? "");
}
