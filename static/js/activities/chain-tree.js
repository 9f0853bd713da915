/** The words of a chain: in an order, as a nested list, by how many say them; the colours of its branches. Pure. */

/** @typedef {{ id: string, text: string, parent: string, at: number, voices: number }} Term */
/** @typedef {Term & { below: Twig[] }} Twig a word with the words that hang on it */

export const SEED = "seed";
const COLOURS = ["yellow", "green", "blue", "orange", "rose"];

/**
 * As they came; of the same moment, parents before children.
 * @param {Term[]} terms
 * @returns {Term[]}
 */
export function inOrder(terms) {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return terms
    .map((term) => ({ term, depth: ancestors(term, byId).length }))
    .sort((a, b) => a.term.at - b.term.at || a.depth - b.depth || (a.term.id < b.term.id ? -1 : 1))
    .map(({ term }) => term);
}

/**
 * The words between a word and the seed, the nearest first.
 * @param {Term} term
 * @param {Map<string, Term>} byId
 * @returns {Term[]}
 */
export function ancestors(term, byId) {
  /** @type {Term[]} */
  const found = [];
  for (let up = byId.get(term.parent); up && !found.includes(up); up = byId.get(up.parent)) found.push(up);
  return found;
}

/**
 * The first word on the way from the seed to a word.
 * @param {Term} term
 * @param {Term[]} terms
 * @returns {string} its id
 */
export function branchOf(term, terms) {
  return ancestors(term, new Map(terms.map((one) => [one.id, one]))).at(-1)?.id ?? term.id;
}

/**
 * What hangs on the seed, each with what hangs on it; a word whose parent is not there counts as such.
 * @param {Term[]} terms
 * @returns {Twig[]}
 */
export function nested(terms) {
  const twigs = new Map(
    inOrder(terms).map((term) => [term.id, { ...term, below: /** @type {Twig[]} */ ([]) }]),
  );
  /** @type {Twig[]} */
  const first = [];
  for (const twig of twigs.values()) (twigs.get(twig.parent)?.below ?? first).push(twig);
  return first;
}

/**
 * The same words with nothing below them, for a list that is not nested.
 * @param {Term[]} terms
 * @returns {Twig[]}
 */
export function flat(terms) {
  return terms.map((term) => ({ ...term, below: [] }));
}

/**
 * How many words hang on each word, at any distance.
 * @param {Term[]} terms
 * @returns {Map<string, number>} by the id of the word; only those on which any hang
 */
export function hanging(terms) {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const many = new Map();
  for (const term of terms) {
    for (const { id } of ancestors(term, byId)) many.set(id, (many.get(id) ?? 0) + 1);
  }
  return many;
}

/**
 * The words that most people say, the older first where it is a tie.
 * @param {Term[]} terms
 * @param {number} most
 */
export function loudest(terms, most) {
  return inOrder(terms)
    .sort((a, b) => b.voices - a.voices)
    .slice(0, most);
}

/**
 * The words on which most others hang directly, at least two, the older first where it is a tie.
 * @param {Term[]} terms
 * @param {number} most
 * @returns {{ term: Term, below: number }[]}
 */
export function mostConnected(terms, most) {
  /** @type {Map<string, number>} */
  const below = new Map();
  for (const { parent } of terms) below.set(parent, (below.get(parent) ?? 0) + 1);
  return inOrder(terms)
    .map((term) => ({ term, below: below.get(term.id) ?? 0 }))
    .filter((one) => one.below > 1)
    .sort((a, b) => b.below - a.below)
    .slice(0, most);
}

/**
 * All words, those that most people say first, and before each the words on which it hangs.
 * @param {Term[]} terms
 * @returns {Term[]}
 */
export function loudestFirst(terms) {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const ranked = loudest(terms, terms.length).flatMap((term) => [...ancestors(term, byId).reverse(), term]);
  return [...new Set(ranked)];
}

/**
 * The colour of a branch, which all words on it share; the seed is white.
 * @param {string} branch
 */
export function colourOf(branch) {
  if (!branch) return "white";
  return COLOURS[Number.parseInt(branch.slice(0, 4), 16) % COLOURS.length] ?? "yellow";
}

/**
 * Whether words, or ids of words, are others than before: they are read anew at every drawing.
 * @param {Iterable<Term | string>} now
 * @param {Iterable<Term | string>} [before]
 */
export function differ(now, before) {
  return !before || JSON.stringify([...now]) !== JSON.stringify([...before]);
}
