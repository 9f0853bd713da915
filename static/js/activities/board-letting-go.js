/** What is asked of the room when something is let go on the wall, or put together, and what is said then. Nothing here sends. */

import { t } from "../core/words.js";
import { placeAt } from "./board-layout.js";
import { around } from "./board-packing.js";

/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-model.js").Place} Place */
/**
 * @typedef {object} Where
 * @property {Layout} layout
 * @property {{ clusters: ReadonlyMap<string, Cluster>, theme?: { questions?: string[] } }} room
 */
/** @typedef {{ said: Said[], words: string, waits?: Place }} Asked `waits` is where it hangs until that is done */

/**
 * @param {import("./board-hand.js").Held} held
 * @param {Where} where
 * @returns {Asked}
 */
export function letGo(held, where) {
  const { id, target, section, rect } = held;
  switch (target.to) {
    case "cluster": {
      const said = { type: "board.gather", cards: [id], into: target.id };
      return { said: [said], words: joined(where.room.clusters.get(target.id)) };
    }
    case "card": {
      const said = gathered([target.id, id], where.layout);
      return { said, words: joined(), waits: { ...spotAt(where.layout, rect), cluster: "" } };
    }
    case "area": {
      const { section: to, x, y } = target;
      const said = [{ type: "board.place", card: id, section: to, x, y }];
      return { said, words: to === section ? "" : moved(held, where.room.theme?.questions?.[to - 1] ?? "") };
    }
    default:
      return { said: [], words: "" };
  }
}

/**
 * A new cluster of cards, which hangs where the first of them hangs now.
 * @param {string[]} cards at least two; the first may not be a cluster
 * @param {Layout} layout
 * @returns {Said[]}
 */
export function gathered(cards, layout) {
  const [first = ""] = cards;
  const rect = layout.cards.get(first);
  const said = { type: "board.gather", cards };
  return rect ? [{ type: "board.place", card: first, ...spotAt(layout, around(rect)) }, said] : [said];
}

/**
 * The place of what is there, in the area in which its middle is.
 * @param {Layout} layout
 * @param {import("./board-packing.js").Rect} rect on the wall
 * @returns {{ section: number, x: number, y: number }}
 */
export function spotAt({ areas }, rect) {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const inside = areas.find(
    (area) =>
      area.number > 0 && x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
  );
  const area = /** @type {import("./board-layout.js").Area} */ (inside ?? areas[0]);
  return placeAt(area, rect, rect);
}

/**
 * How many cards that is, those of clusters among them too.
 * @param {readonly string[]} ids of cards and clusters
 * @param {ReadonlyMap<string, { cards: readonly unknown[] }>} clusters
 */
export function cardsIn(ids, clusters) {
  return ids.reduce((sum, id) => sum + (clusters.get(id)?.cards.length ?? 1), 0);
}

/** @param {Cluster} [cluster] */
export function joined(cluster) {
  return cluster?.name ? t("Put to “{name}”.", { name: cluster.name }) : t("Put together.");
}

/**
 * @param {{ whole: boolean }} held
 * @param {string} question
 */
function moved({ whole }, question) {
  return whole
    ? t("Cluster moved to “{question}”.", { question })
    : t("Card moved to “{question}”.", { question });
}
