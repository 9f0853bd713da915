/** Puts a text on the clipboard, where the browser lets a page do that; else it is selected, to be copied by hand. */

import { t } from "./words.js";

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @param {Element | null} shown where it stands on the page
 * @returns {Promise<boolean>} whether it is on the clipboard; if not, it is selected
 */
export async function copiedOrSelected(text, shown) {
  if (await copied(text)) return true;
  if (shown) getSelection()?.selectAllChildren(shown);
  return false;
}

/** @param {boolean} done @returns {string} what is said about it */
export function copyWords(done) {
  return done ? t("Copied.") : t("Selected: please copy it yourself.");
}
