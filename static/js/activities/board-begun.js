/** The cards that somebody has begun on this device and not pinned up: each question of each room keeps one. */

/** @typedef {import("../core/drafts.js").Drafts} Drafts */
/** @typedef {{ section: number, text: string }} Begun */

/**
 * Under which name the draft of a new card is kept.
 * @param {string} room
 * @param {number} section
 */
export const draftOf = (room, section) => `board/${room}/${section}`;

/**
 * @param {Drafts} drafts
 * @param {string} room
 * @param {readonly string[]} questions
 * @returns {Begun[]}
 */
export function begun(drafts, room, questions) {
  return questions
    .map((_, place) => ({ section: place + 1, text: drafts.read(draftOf(room, place + 1)).text.trim() }))
    .filter(({ text }) => text);
}

/**
 * Where whoever comes back goes on: under the question where they are, unless they have begun a card elsewhere alone.
 * @param {readonly Begun[]} cards
 * @param {number} section where they are
 */
export function goesOnUnder(cards, section) {
  return cards.some((card) => card.section === section) ? section : (cards[0]?.section ?? section);
}
