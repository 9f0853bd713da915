/** Whose a card is, and who can see that: said before anybody writes. */

import { t } from "../core/words.js";

/** @typedef {{ names?: "named" | "anonymous" | "choice", names_for_staff?: boolean, names_in_results?: boolean }} About the workshop */

/**
 * In one sentence, beside the field.
 * @param {About} about
 * @param {boolean} signed whether one's name will stand there, where that is a choice
 */
export function authorship({ names = "named", names_for_staff: staff = false }, signed) {
  if (names === "named") return t("Your name stands on your card.");
  if (names === "choice" && signed) return t("Your name will stand on this card.");
  if (staff) return t("Without a name; the moderators and the host of this room can see whose card it is.");
  return t("Anonymous: nobody sees whose card it is, not even the moderators.");
}

/**
 * The same, of a comment.
 * @param {About} about
 * @param {boolean} signed
 */
export function besideComment({ names = "named", names_for_staff: staff = false }, signed) {
  if (names === "named" || (names === "choice" && signed)) return t("Your name stands beside your comment.");
  if (staff) return t("Without a name; the moderators and the host of this room can see whose it is.");
  return t("Anonymous: nobody sees whose it is, not even the moderators.");
}

/**
 * Who made something that is not signed, where this person is told; else nothing.
 * @param {import("../core/workshop.js").Workshop} workshop
 * @param {string} room
 * @param {string} id
 * @returns {string}
 */
export function authorOf({ store }, room, id) {
  const by = store.get(`host:${room}`, `author:${id}`)?.by;
  return by ? (store.get(`host:${room}`, `name:${by}`)?.name ?? "") : "";
}

/**
 * In full, while nobody writes yet.
 * @param {About} about
 * @returns {string[]}
 */
export function names(about) {
  const { names = "named", names_in_results: kept = false } = about;
  const beside =
    names === "choice"
      ? t("Card by card, you choose whether your name stands on it.")
      : names === "named"
        ? t("Your name will stand on your cards, for everybody in this room and for the moderators.")
        : authorship(about, false);
  const without = names === "choice" ? authorship(about, false) : "";
  const results =
    names === "anonymous"
      ? ""
      : kept
        ? t("The documentation names the authors too.")
        : t("The documentation will not say who wrote what.");
  return [beside, without, results].filter(Boolean);
}
