// Walls for tests: cards and clusters under questions, as the model has them.

import { readSections } from "../../static/js/activities/board-model.js";

/** @typedef {import("../../static/js/activities/board-model.js").Card} Card */
/** @typedef {import("../../static/js/activities/board-model.js").Cluster} Cluster */
/** @typedef {{ born?: number, text?: string } & Partial<import("../../static/js/activities/board-model.js").Place>} Told */

/**
 * @param {string} id `a1` is older than `a2`
 * @param {Told} [told] `born` is the section under which it was written
 * @returns {Card}
 */
export function card(id, { section = 1, born = section, text = id, x = null, y = null, cluster = "" } = {}) {
  const at = Number(id.replace(/\D/g, ""));
  return {
    id,
    note: { item: "one", section: born, text, kind: "statement", at },
    veiled: false,
    support: 0,
    supported: false,
    mine: false,
    comments: 0,
    section,
    x,
    y,
    cluster,
  };
}

/**
 * @param {Card[]} cards
 * @param {{ questions?: number, clusters?: Record<string, { section?: number, x?: number, y?: number }> }} [about]
 */
export function wall(cards, { questions = 3, clusters = {} } = {}) {
  const made = Object.entries(clusters).map(([id, { section = 1, x, y }], at) => {
    const inside = cards.filter(({ cluster }) => cluster === id);
    /** @type {Cluster} */
    const cluster = { id, name: id, item: "one", at, section, x: x ?? null, y: y ?? null, cards: inside };
    return /** @type {const} */ ([id, cluster]);
  });
  const asked = Array.from({ length: questions }, (_, place) => `Question ${place + 1}?`);
  return readSections(asked, cards, new Map(made));
}

/** All cards alike, and so are the strips; what a test says otherwise goes before. */
export const EVEN = {
  spans: () => 1,
  heights: () => 80,
  heads: () => 60,
};
