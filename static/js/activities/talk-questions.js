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
