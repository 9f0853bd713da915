/** Which of a room's cards are shown, and in which order: searched, filtered, sorted. Pure. */

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-model.js").Section} Section */
/** @typedef {"hung" | "dots" | "newest"} Order */
/**
 * @typedef {object} Sieve
 * @property {string} text
 * @property {number} section 0 for all
 * @property {string} kind empty for all
 * @property {boolean} mine
 * @property {boolean} dotted
 * @property {boolean} fresh new since somebody was last here
 * @property {Order} order
 */
/**
 * @typedef {object} About what a sieve needs to know beside the cards
 * @property {ReadonlyMap<string, number>} dots that were counted, by card and cluster
 * @property {(card: Card) => string} author empty where no name stands there
 * @property {(card: Card) => boolean} isNew
 */

/** Lets everything through. @type {Sieve} */
export const WIDE = {
  text: "",
  section: 0,
  kind: "",
  mine: false,
  dotted: false,
  fresh: false,
  order: "hung",
};

/** Whether it keeps something back. @param {Sieve} sieve */
export function narrows({ text, section, kind, mine, dotted, fresh }) {
  return Boolean(text.trim() || section || kind || mine || dotted || fresh);
}

/**
 * @param {Sieve} sieve
 * @param {Card} card
 * @param {string} cluster the name of its cluster
 * @param {About} about
 */
export function passes(sieve, card, cluster, about) {
  const { note, mine } = card;
  if (sieve.kind && note.kind !== sieve.kind) return false;
  if (sieve.mine && !mine) return false;
  if (sieve.fresh && !about.isNew(card)) return false;
  if (sieve.dotted && dotsOn(card, about) + (about.dots.get(card.cluster) ?? 0) === 0) return false;
  const words = folded(
    [note.text, note.where, note.who, about.author(card), cluster].filter(Boolean).join(" "),
  );
  return folded(sieve.text)
    .split(" ")
    .every((word) => words.includes(word));
}

/**
 * The sections with what passes, in the wanted order.
 * @param {Section[]} sections
 * @param {Sieve} sieve
 * @param {About} about
 * @returns {Section[]}
 */
export function sieved(sections, sieve, about) {
  if (!narrows(sieve) && sieve.order === "hung") return sections;
  const kept = sections.filter(({ number }) => !sieve.section || number === sieve.section);
  return kept.map((section) => sifted(section, sieve, about));
}

/**
 * @param {Section} section
 * @param {Sieve} sieve
 * @param {About} about
 * @returns {Section}
 */
function sifted(section, sieve, about) {
  const shown = (/** @type {Card[]} */ cards, name = "") =>
    ordered(
      cards.filter((card) => passes(sieve, card, name, about)),
      sieve.order,
      about,
    );
  const clusters = section.clusters
    .map((cluster) => ({ ...cluster, cards: shown(cluster.cards, cluster.name) }))
    .filter(({ cards }) => cards.length > 0);
  const loose = shown(section.loose);
  return {
    ...section,
    sorted: sieve.order !== "hung",
    clusters: ordered(clusters, sieve.order, about),
    loose,
    cards: [...clusters.flatMap(({ cards }) => cards), ...loose],
  };
}

/**
 * @template {Card | Cluster} Thing
 * @param {Thing[]} things
 * @param {Order} order
 * @param {About} about
 * @returns {Thing[]}
 */
function ordered(things, order, about) {
  if (order === "dots") return things.toSorted((a, b) => dotsOn(b, about) - dotsOn(a, about));
  return order === "newest" ? things.toSorted((a, b) => age(b) - age(a)) : things;
}

/** @param {Card | Cluster} thing @returns {number} */
function age(thing) {
  return "cards" in thing ? Math.max(thing.at, ...thing.cards.map(({ note }) => note.at)) : thing.note.at;
}

/**
 * All dots on a card or a cluster: counted ones, and support.
 * @param {Card | Cluster} thing
 * @param {About} about
 * @returns {number}
 */
export function dotsOn(thing, about) {
  const own = about.dots.get(thing.id) ?? 0;
  if ("support" in thing) return own + thing.support;
  return own + thing.cards.reduce((sum, card) => sum + dotsOn(card, about), 0);
}

/**
 * The dots of an item that were counted, of all its questions together.
 * @param {{ id: string, value: { dots: Record<string, number> } }[]} tallies of a room
 * @param {string} item
 * @returns {Map<string, number>}
 */
export function counted(tallies, item) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { id, value } of tallies) {
    if (!id.startsWith(`${item}.`)) continue;
    for (const [on, many] of Object.entries(value.dots)) sums.set(on, (sums.get(on) ?? 0) + many);
  }
  return sums;
}

/** As it is compared: without capitals, accents and double blanks. @param {string} text */
function folded(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}|\u00ad/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
