/** Asks whether several pasted lines shall become several cards. Nothing is put in before that is answered. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { pastedLines } from "./board-kinds.js";

const MOST = 1000;
const MOST_CARDS = 40;

/**
 * @param {string} pasted
 * @param {number} rest how many characters the card that is being written has left
 * @param {{ split: () => void, join: () => void, leave: () => void }} answers
 */
export function pasteQuestion(pasted, rest, answers) {
  const lines = pastedLines(pasted);
  const fits = lines.length <= MOST_CARDS && lines.every((line) => [...line].length <= MOST);
  const joins = [...pasted.trim()].length < rest;
  return html`<div class="pasted notice" role="group" aria-labelledby="paste-question">
    ${icon("sticky-note")}
    <p id="paste-question">
      ${tn("You are pasting {n} line.", "You are pasting {n} lines.", lines.length)}
      ${fits ? t("One card for each?") : t("That is too much for one card each.")}
    </p>
    <div class="buttons">
      ${fits ? answer(tn("Make {n} card", "Make {n} cards", lines.length), answers.split) : nothing}
      ${joins ? answer(t("All on one card"), answers.join, "quiet") : nothing}
      ${answer(t("Do not paste"), answers.leave, "quiet")}
    </div>
  </div>`;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {string} [kind]
 */
function answer(words, act, kind = "") {
  return html`<button class=${`button small ${kind}`} type="button" @click=${act}>${words}</button>`;
}
