/**
 * Tells of cards that others have pinned up: politely, and several at once in one sentence; and remembers for
 * each section how many have come since somebody last looked there.
 */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";

/** @typedef {import("./board-model.js").Card} Card */

// What comes within this time is told in one sentence.
const GATHER = 4_000;

export class News {
  /** @param {(section: number) => string | undefined} question of a section */
  constructor(question) {
    this.question = question;
    /** @type {ReadonlySet<string> | undefined} ids of the cards that are known; none before the first look */
    this.known = undefined;
    /** @type {ReadonlyMap<number, number>} by section, since it was last looked at */
    this.fresh = new Map();
    /** @type {Map<number, number>} */
    this.untold = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
  }

  /**
   * @param {ReadonlyMap<string, Card>} cards
   * @param {number} looked the section that is in sight now
   * @returns {Card | undefined} one's own card that has just come
   */
  hear(cards, looked) {
    const known = this.known;
    this.known = new Set(cards.keys());
    if (!known) return undefined;
    const fresh = new Map(this.fresh);
    for (const [section, many] of arrivals(known, cards.values())) {
      this.untold.set(section, (this.untold.get(section) ?? 0) + many);
      if (section !== looked) fresh.set(section, (fresh.get(section) ?? 0) + many);
    }
    if (this.untold.size === 0) return own(known, cards);
    this.fresh = fresh;
    this.telling ??= setTimeout(() => this.tell(), GATHER);
    return own(known, cards);
  }

  /** @param {number} section that somebody looks at now */
  look(section) {
    this.fresh = new Map([...this.fresh].filter(([one]) => one !== section));
  }

  tell() {
    this.telling = undefined;
    for (const [section, many] of this.untold) {
      const question = this.question(section) ?? t("More cards");
      announce(tn("{n} new card under “{question}”", "{n} new cards under “{question}”", many, { question }));
    }
    this.untold.clear();
  }

  stop() {
    clearTimeout(this.telling);
    this.telling = undefined;
  }
}

/**
 * @param {ReadonlySet<string>} known
 * @param {ReadonlyMap<string, Card>} cards
 */
function own(known, cards) {
  return [...cards.values()].find(({ id, mine }) => mine && !known.has(id));
}

/**
 * How many cards of others have come, by section.
 * @param {ReadonlySet<string>} known ids that were there before
 * @param {Iterable<Card>} cards
 * @returns {Map<number, number>}
 */
export function arrivals(known, cards) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { id, section, mine } of cards) {
    if (!mine && !known.has(id)) found.set(section, (found.get(section) ?? 0) + 1);
  }
  return found;
}
