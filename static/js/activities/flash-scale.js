/** How many chose each mark of a scale: one dot for each person, and the numbers in words. */

import { html, nothing } from "../../vendor/lit.js";
import { number, t, tn } from "../core/words.js";
import { dotRows, dotsAcross, dotsPath } from "./flash-dots.js";

/** @typedef {{ scale?: string, low?: string, high?: string }} Scale */
/** @typedef {{ settings: Scale, language: string }} Asked the scale, and the language in which it is written */

/**
 * @param {Asked} asked
 * @param {number[]} marks how many chose each, from 1
 * @param {number} [own] this person's mark, 0 for none
 */
export function scalePlot({ settings: { scale, low = "", high = "" }, language }, marks, own = 0) {
  if (!scale) return nothing;
  const across = dotsAcross(marks);
  const rows = dotRows(marks, across);
  const ends = new Map([
    [1, low],
    [marks.length, high],
  ]);
  const answers = marks.reduce((sum, many) => sum + many, 0);
  return html`<section class="plot" aria-labelledby="flash-scale">
    <h2 id="flash-scale" lang=${language}>${scale}</h2>
    <ol>
      ${marks.map((many, at) => column(at + 1, many, { across, rows, own, end: ends.get(at + 1) ?? "" }))}
    </ol>
    <p class="ends" aria-hidden="true" lang=${language}><span>${low}</span> <span>${high}</span></p>
    <p class="answers">${tn("{n} answer", "{n} answers", answers)}</p>
  </section>`;
}

/**
 * @param {number} mark
 * @param {number} many
 * @param {{ across: number, rows: number, own: number, end: string }} plot
 */
function column(mark, many, { across, rows, own, end }) {
  return html`<li>
    <svg viewBox=${`0 0 ${across} ${rows}`} preserveAspectRatio="xMidYMax meet" aria-hidden="true">
      <path d=${dotsPath(many, across, rows)}></path>
    </svg>
    <b>${mark}${end ? html`<span class="visually-hidden">, ${end}</span>` : nothing}</b>
    <span class="many"
      >${number(many)}<span class="visually-hidden"> ${tn("person", "people", many)}</span></span
    >
    ${own === mark ? html`<span class="tag">${t("you")}</span>` : nothing}
  </li>`;
}
