/**
 * Two changes of one text put together, where they touch different things: the field of a table, or an entry of a list
 * that neither has moved, taken out or put in. Pure.
 */

import { isTable, ORIGIN, same } from "./tree.js";

/** @typedef {import("./tree.js").Value} Value */

/** Where both say something else, so that somebody has to choose. */
export const CLASH = Symbol("clash");

/**
 * @param {Value} base what both have written on
 * @param {Value} mine
 * @param {Value} theirs
 * @returns {Value} what both say, or CLASH; with the entries of theirs
 */
export function merged(base, mine, theirs) {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if ([base, mine, theirs].every(Array.isArray)) return lists(base, mine, theirs);
  if ([base, mine, theirs].every(isTable)) return tables(base, mine, theirs);
  return CLASH;
}

/** @param {Value} base @param {Value} mine @param {Value} theirs */
function tables(base, mine, theirs) {
  /** @type {Value} */
  const both = { ...theirs };
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = merged(base[key], mine[key], theirs[key]);
    if (value === CLASH) return CLASH;
    if (value === undefined) delete both[key];
    else both[key] = value;
  }
  return both;
}

/** @param {Value[]} base @param {Value[]} mine @param {Value[]} theirs */
function lists(base, mine, theirs) {
  if (mine.length !== base.length || theirs.length !== base.length) return CLASH;
  // Mine says itself where each entry was. Theirs was read anew: where none has moved, no name stands in another place.
  const names = new Set(base.map(called));
  const stays = (/** @type {Value} */ entry, /** @type {number} */ n) =>
    isTable(entry) && (called(entry) === called(base[n]) || !names.has(called(entry)));
  if (!mine.every((entry, n) => isTable(entry) && entry[ORIGIN] === n) || !theirs.every(stays)) return CLASH;
  const both = base.map((entry, n) => merged(entry, mine[n], theirs[n]));
  return both.includes(CLASH) ? CLASH : both;
}

/** @param {Value} entry */
function called(entry) {
  return entry?.id ?? entry?.title ?? entry?.name ?? entry?.question ?? "";
}
