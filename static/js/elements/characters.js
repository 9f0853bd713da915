/**
 * How much more may be written, in characters as the server counts them: an emoji is one. Too much is told and not
 * cut off, so that whoever pastes a long text can shorten it themselves.
 */

import { html, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { tn } from "../core/words.js";

/**
 * @param {string} text
 * @param {number} most
 * @returns {number} below 0 where it is too long
 */
export function charactersLeft(text, most) {
  return most - [...text].length;
}

/**
 * Said once it is time to think of it.
 * @param {number} rest characters that are left
 * @param {{ id: string, from: number }} how from how many on it is said
 */
export function characterCount(rest, { id, from }) {
  if (rest > from) return nothing;
  return html`<p class="count" id=${id} ?data-over=${rest < 0}>${words(rest)}</p>`;
}

/**
 * Whether a text is too long to be sent; whoever listens is told by how much.
 * @param {string} text
 * @param {number} most
 */
export function tooLong(text, most) {
  const rest = charactersLeft(text, most);
  if (rest < 0) announce(words(rest));
  return rest < 0;
}

/** @param {number} rest */
function words(rest) {
  if (rest < 0) return tn("{n} character too many", "{n} characters too many", -rest);
  return tn("{n} character left", "{n} characters left", rest);
}
