/** In which order questions stand, and what is said to who asks. Pure; the element draws them. */

import { t } from "../core/words.js";

/** @typedef {{ item: string, text: string, at: number, by?: string, answered?: boolean, waits?: boolean }} Question */
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
 * What will be seen of a question, and by whom whose it is.
 * @param {{ names?: string, names_for_staff?: boolean }} about the workshop
 * @param {boolean} [waits] to be let through
 * @returns {string}
 */
export function hintFor({ names = "named", names_for_staff: staff = false }, waits = false) {
  const seen = seenHow(names, staff);
  return waits ? `${t("The moderators read it first.")} ${seen}` : seen;
}

/**
 * @param {string} names
 * @param {boolean} staff
 */
function seenHow(names, staff) {
  if (names === "named") return t("Everybody sees it, with your name, and can support it.");
  const shown =
    names === "anonymous"
      ? t("Everybody sees it, without your name, and can support it.")
      : t("Everybody sees it, and can support it.");
  return staff ? `${shown} ${t("Without a name, the moderators can still see whose it is.")}` : shown;
}
