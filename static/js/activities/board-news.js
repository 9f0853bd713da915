/**
 * Tells of what others do in a room: politely, and several things at once in one sentence each; and remembers for each
 * section how many cards have come since somebody last looked there.
 */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {"moved" | "changed" | "gone" | "commented"} What */

// What comes within this time is told in one sentence.
const GATHER = 4_000;
// What is revealed comes with the step, or right after it, and is told in one breath with that.
const REVEALED = 500;

export class News {
  /** @param {(section: number) => string | undefined} question of a section */
  constructor(question) {
    this.question = question;
    /** @type {ReadonlyMap<string, Card> | undefined} the cards that are known; none before the first look */
    this.known = undefined;
    /** What the clusters that are known are called. @type {ReadonlyMap<string, string>} */
    this.called = new Map();
    /** What others call clusters now. @type {Map<string, string>} */
    this.renamed = new Map();
    /** @type {ReadonlyMap<number, number>} by section, since it was last looked at */
    this.fresh = new Map();
    /** @type {Map<number, number>} */
    this.untold = new Map();
    /** @type {Map<What, Set<string>>} */
    this.others = new Map();
    /** Cards and clusters with which this person has just done something themselves. @type {Set<string>} */
    this.own = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.revealing = undefined;
  }

  /**
   * This person does something themselves, which is no news to them; what others do with the same cards later is.
   * @param {readonly Said[]} all
   */
  expect(all) {
    for (const { note, card, cluster, into, cards = [] } of all)
      for (const id of [note, card, cluster, into, ...cards]) if (id) this.own.add(id);
    if (this.own.size) this.tellSoon();
  }

  /**
   * @param {ReadonlyMap<string, Card>} cards
   * @param {number} looked the section that is in sight now
   * @param {ReadonlyMap<string, Cluster>} [clusters]
   * @returns {Card | undefined} one's own card that has just come
   */
  hear(cards, looked, clusters = new Map()) {
    const { known } = this;
    // Whoever comes back from elsewhere looks at it now, what came meanwhile too.
    if (this.fresh.has(looked)) this.look(looked);
    this.hearNames(clusters);
    this.known = cards;
    if (!known || known === cards) return undefined;
    const ids = new Set(known.keys());
    const come = arrivals(ids, cards.values());
    this.count(come, looked);
    this.note(differences(known, cards));
    if (this.untold.size + this.others.size) this.tellSoon();
    return [...cards.values()].find(({ id, mine }) => mine && !ids.has(id));
  }

  /** What is new has its name from the beginning. @param {ReadonlyMap<string, Cluster>} clusters */
  hearNames(clusters) {
    const { called } = this;
    this.called = new Map([...clusters].map(([id, { name }]) => [id, name]));
    for (const [id, name] of this.called) {
      if (!called.has(id) || called.get(id) === name || this.own.has(id)) continue;
      this.renamed.set(id, name);
      this.tellSoon();
    }
  }

  /**
   * @param {ReadonlyMap<number, number>} come
   * @param {number} looked
   */
  count(come, looked) {
    if (come.size === 0) return;
    const fresh = new Map(this.fresh);
    for (const [section, many] of come) {
      this.untold.set(section, (this.untold.get(section) ?? 0) + many);
      if (section !== looked) fresh.set(section, (fresh.get(section) ?? 0) + many);
    }
    this.fresh = fresh;
  }

  /** @param {[What, Card][]} found */
  note(found) {
    for (const [what, { id, mine }] of found) {
      if (this.own.has(id) || (mine && (what === "changed" || what === "gone"))) continue;
      const ids = this.others.get(what) ?? new Set();
      this.others.set(what, ids.add(id));
    }
  }

  /** @param {number} section that somebody looks at now */
  look(section) {
    this.fresh = new Map([...this.fresh].filter(([one]) => one !== section));
  }

  /**
   * What was written unseen hangs here all at once: that is told now, and not later as cards that others pin up.
   * @param {() => string} words how many there are, as soon as that is known
   */
  revealed(words) {
    this.revealing = setTimeout(() => {
      const said = words();
      if (!said) return;
      this.untold.clear();
      announce(said);
    }, REVEALED);
  }

  tellSoon() {
    this.telling ??= setTimeout(() => this.tell(), GATHER);
  }

  tell() {
    this.telling = undefined;
    for (const [section, many] of this.untold) {
      const question = this.question(section) ?? t("More cards");
      announce(tn("{n} new card under “{question}”", "{n} new cards under “{question}”", many, { question }));
    }
    for (const [what, ids] of this.others) {
      // That one has said something oneself may be known only after it is heard.
      const many = [...ids].filter((id) => what !== "commented" || !this.own.has(id)).length;
      if (many) announce(WORDS[what](many));
    }
    if (this.renamed.size) announce(names([...this.renamed.values()]));
    this.renamed.clear();
    this.untold.clear();
    this.others.clear();
    this.own.clear();
  }

  stop() {
    clearTimeout(this.telling);
    clearTimeout(this.revealing);
    this.telling = undefined;
  }
}

/** @type {Record<What, (many: number) => string>} */
const WORDS = {
  moved: (many) => tn("{n} card hangs elsewhere.", "{n} cards hang elsewhere.", many),
  changed: (many) => tn("{n} card was changed.", "{n} cards were changed.", many),
  gone: (many) => tn("{n} card no longer hangs here.", "{n} cards no longer hang here.", many),
  commented: (many) => tn("{n} card has a new comment.", "{n} cards have new comments.", many),
};

/** One name is said; of several, how many there are. @param {string[]} all */
function names(all) {
  const [name] = all;
  if (all.length === 1 && name) return t("A cluster is now called “{name}”.", { name });
  return tn("{n} cluster has another name.", "{n} clusters have other names.", all.length);
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

/**
 * What became of cards that were there: hung elsewhere, changed, gone, spoken about.
 * @param {ReadonlyMap<string, Card>} known
 * @param {ReadonlyMap<string, Card>} cards
 * @returns {[What, Card][]}
 */
export function differences(known, cards) {
  /** @type {[What, Card][]} */
  const found = [];
  for (const [id, before] of known) {
    const now = cards.get(id);
    if (now === before) continue;
    if (!now) found.push(["gone", before]);
    else if (now.note.text !== before.note.text) found.push(["changed", now]);
    else if (now.section !== before.section || now.cluster !== before.cluster) found.push(["moved", now]);
    else if (now.comments > before.comments) found.push(["commented", now]);
  }
  return found;
}
