/** In which order questions stand. Pure; the element draws them. */

/** @typedef {{ item: string, text: string, at: number, by?: string, answered?: boolean }} Question */
/** @typedef {{ id: string, value: Question, support: number }} Asked */

/**
 * Those with most support first, the older before the younger, what is answered last.
 * @param {Asked[]} questions
 * @returns {Asked[]}
 */
export function ranked(questions) {
  return [...questions].sort(
    (a, b) =>
      Number(a.value.answered ?? false) - Number(b.value.answered ?? false) ||
      b.support - a.support ||
      a.value.at - b.value.at,
  );
}

/**
 * The order that somebody is looking at, so that nothing moves under their finger; what is new stands at the end.
 * @param {Asked[]} questions in the order that would be right
 * @param {string[]} standing ids in the order in which they stand
 * @returns {Asked[]}
 */
export function asTheyStand(questions, standing) {
  const place = new Map(standing.map((id, n) => [id, n]));
  const at = (/** @type {Asked} */ { id }) => place.get(id) ?? standing.length;
  return [...questions].sort((a, b) => at(a) - at(b));
}
