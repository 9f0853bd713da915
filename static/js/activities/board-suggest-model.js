/** Suggested clusters, as plain values: what is still to be put together of them, and where the shared words stand. */

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {{ section: number, cards: string[], words: string[], forms: string[] }} Group as in the store */
/**
 * @typedef {object} Suggested
 * @property {string} name by which it is known: that of its first card
 * @property {number} section
 * @property {Card[]} cards
 * @property {string[]} words that they share
 * @property {string[]} forms in which these were written
 */
/** @typedef {{ text: string, shared: boolean }} Piece of a card's text */

const FEWEST = 2;

/**
 * Groups of which at least two cards hang here still and alone.
 * @param {Group[]} groups
 * @param {ReadonlyMap<string, Card>} cards
 * @returns {Suggested[]}
 */
export function suggested(groups, cards) {
  return groups
    .map(({ section, cards: ids, words, forms }) => ({
      name: ids[0] ?? "",
      section,
      cards: ids.flatMap((id) => cards.get(id) ?? []).filter(({ cluster }) => !cluster),
      words,
      forms,
    }))
    .filter((group) => group.cards.length >= FEWEST);
}

/** What a cluster of it would be called: the first word that was written as such. @param {string[]} words */
export function nameFor(words) {
  return words.find((word) => !word.endsWith("…")) ?? words[0]?.replace(/…$/, "") ?? "";
}

/**
 * A text in pieces, those marked that the cards share.
 * @param {string} text
 * @param {readonly string[]} forms
 * @returns {Piece[]}
 */
export function pieces(text, forms) {
  const known = new Set(forms.map(plain));
  /** @type {Piece[]} */
  const found = [];
  for (const part of text.split(/([\p{L}\u00AD]+)/u)) {
    const shared = known.has(plain(part));
    const last = found.at(-1);
    if (last && last.shared === shared) last.text += part;
    else if (part) found.push({ text: part, shared });
  }
  return found;
}

/** @param {string} word */
const plain = (word) => word.replaceAll("\u00AD", "");
