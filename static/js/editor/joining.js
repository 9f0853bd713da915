/** What comes into a manuscript from elsewhere beside what is typed: what somebody else has saved, and another file. */

import { CLASH, merged } from "./merging.js";
import { read } from "./said.js";
import { keyed } from "./tree.js";

/** @typedef {import("./manuscript.js").Manuscript} Manuscript */
/** @typedef {import("./manuscript.js").Told} Told */

/**
 * What is written here and what somebody else has saved, put together.
 * @param {Manuscript} manuscript
 * @param {Told} told
 * @returns {import("./tree.js").Value} nothing where both have changed the same thing, or where it cannot be known
 */
export function both({ saved, savedAs, version, tree }, told) {
  if (savedAs !== version || !saved.tree || !tree || !told.tree) return undefined;
  const found = merged(saved.tree, tree, keyed(told.tree, tree));
  return found === CLASH ? undefined : found;
}

/** Go on with both, on what somebody else has saved; that can be undone. @param {Manuscript} manuscript @param {Told} told */
export function join(manuscript, told) {
  const tree = both(manuscript, told);
  if (tree === undefined) return;
  manuscript.past.leave(manuscript.now);
  manuscript.meet(told);
  manuscript.saved = read(told, manuscript.now.tree);
  manuscript.savedAs = told.version;
  manuscript.show({ ...manuscript.saved, tree });
}

/**
 * What was written for another workshop is of this one.
 * @param {Manuscript} manuscript
 * @param {string} id
 * @returns {boolean} whether it named another
 */
export function stay(manuscript, id) {
  const named = manuscript.at(["workshop", "id"]);
  if (named === undefined || named === id) return false;
  manuscript.put(["workshop", "id"], id);
  return true;
}
