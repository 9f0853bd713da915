/** Small pieces that several views of the choice draw: seats as pips, the words for wishes and seats. */

import { html, nothing } from "../../vendor/lit.js";
import { number, t, tn } from "../core/words.js";

/** @typedef {import("./choose-model.js").Standing} Standing */

// More seats than these are not counted by looking at them.
const MOST_PIPS = 80;

/**
 * One pip for each seat, one's own in ink. Where there is no limit, or a very high one, there are none.
 * @param {Standing} standing
 * @param {boolean} [own] whether one of the taken ones is one's own
 */
export function pips({ taken, seats }, own = false) {
  if (!seats || seats > MOST_PIPS) return nothing;
  const filled = Math.min(taken, seats);
  const rows = seats > 10 ? 2 : 1;
  return html`<span class="pips" data-rows=${rows} aria-hidden="true">
    ${Array.from(
      { length: seats },
      (_, n) => html`<i class="pip" ?data-taken=${n < filled} ?data-own=${own && n === filled - 1}></i>`,
    )}
  </span>`;
}

/**
 * The same in words: what is taken, and what is free.
 * @param {Standing} standing
 * @param {boolean} free whether a choice takes a seat at once
 */
export function seatWords({ taken, seats, free: left }, free) {
  if (seats === null)
    return html`<span class="seats"><span>${free ? seated(taken) : wishWords(taken)}</span></span>`;
  const rest = left > 0 ? t("{n} free", { n: number(left) }) : free ? t("full") : over(-left);
  return html`<span class="seats">
    <span><b>${number(taken)}</b>${` ${tn("of {n} seat", "of {n} seats", seats)}`}</span> <span>${rest}</span>
  </span>`;
}

/** More names than these are not read in ten seconds. */
const NAMES = 8;

/** Who has picked it already. @param {string[]} names */
export function pickedBy(names) {
  if (names.length === 0) return nothing;
  const more = names.length - NAMES;
  return html`<p class="picked">
    <span class="muted">${t("Picked by")}</span>
    ${names.slice(0, NAMES).map((name, n) => html`${n ? ", " : ""}<bdi>${name}</bdi>`)}${more > 0 ? html` ${tn("and {n} more", "and {n} more", more)}` : nothing}
  </p>`;
}

/** @param {number} more */
function over(more) {
  return more ? tn("{n} too many", "{n} too many", more) : t("none free");
}

/** @param {number} many */
function seated(many) {
  return tn("{n} seat taken", "{n} seats taken", many);
}

/** @param {number} many */
function wishWords(many) {
  return tn("{n} first wish", "{n} first wishes", many);
}

/**
 * @param {number} rank from 1
 * @param {{ most: number, free: boolean }} choice
 */
export function rankWords(rank, { most, free }) {
  if (free) return t("Your seat");
  if (most === 1) return t("Your wish");
  return [t("First wish"), t("Second wish"), t("Third wish")][rank - 1] ?? "";
}
