/** What was changed in a sentence, drawn: struck out and underlined, and said in words to who does not see that. */

import { html, nothing } from "../../vendor/lit.js";
import { spoken, t } from "../core/words.js";
import { differences } from "./board-diff.js";

/** @typedef {import("./board-diff.js").Run} Run */

/** @param {Run[]} runs */
export function marked(runs) {
  return html`<bdi class="marked">${runs.map((run) => html`${run.gap ? " " : nothing}${part(run)}`)}</bdi>`;
}

/** @param {Run} run */
function part({ kind, text }) {
  if (kind === "removed") return html`<del>${aside(t("removed:"))}${text}</del>`;
  return kind === "added" ? html`<ins>${aside(t("added:"))}${text}</ins>` : text;
}

/** @param {string} words */
const aside = (words) => html`<span class="visually-hidden" lang=${spoken()}> ${words} </span>`;

/**
 * A wording beside what it would change, or by itself where it is new.
 * @param {string} before
 * @param {string} after
 */
export function wording(before, after) {
  return before ? marked(differences(before, after)) : html`<bdi class="marked">${after}</bdi>`;
}
