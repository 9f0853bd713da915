/** In which order questions stand, and what is said to who asks. Pure; the element draws them. */

import { t } from "../core/words.js";

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
 * What will be seen of a question.
 * @param {string} names how they are shown: `named`, `anonymous`, or as everybody chooses
 */
export function hintFor(names) {
  if (names === "anonymous") return t("Everybody sees it, without your name, and can support it.");
  if (names === "choice") return t("Everybody sees it, and can support it.");
  return t("Everybody sees it, with your name, and can support it.");
}
