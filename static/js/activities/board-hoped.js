/** What shows at once when something is asked for, before the server has answered. Nothing here sends. */

import { inside, meant } from "./board-places.js";

/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-inverse.js").Before} Before */
/** @typedef {["support" | "place", string, boolean | import("./board-model.js").Place]} Hope what, of which card or cluster */

/**
 * A new cluster has no name for itself until the server has made it, so its cards wait where they hang.
 * @param {Said} said
 * @param {Before} before
 * @returns {Hope[]}
 */
export function hoped(said, before) {
  const { type, card, section, x = null, y = null, into = "", cluster = "" } = said;
  if (type === "board.support") return [["support", said.note, said.wanted ?? true]];
  if (type === "board.place") return [["place", card, { section, x, y, cluster: "" }]];
  if (type === "board.gather") return into ? gathered(said.cards, into, before) : [];
  if (type !== "board.scatter") return [];
  const leaving = said.cards?.length ? said.cards : inside(cluster, before);
  return leaving.map((/** @type {string} */ id) => alone(id, before));
}

/**
 * @param {string[]} cards
 * @param {string} into
 * @param {Before} before
 * @returns {Hope[]}
 */
function gathered(cards, into, before) {
  const section = before.get("cluster", into)?.section;
  if (!section) return [];
  return meant(cards, before).map((id) => ["place", id, { section, x: null, y: null, cluster: into }]);
}

/**
 * @param {string} id
 * @param {Before} before
 * @returns {Hope}
 */
function alone(id, before) {
  const section = before.get("spot", id)?.section ?? before.cards.get(id)?.section ?? 1;
  return ["place", id, { section, x: null, y: null, cluster: "" }];
}
