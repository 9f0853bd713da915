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
  return html`<section class="plot" aria-label=${scale}>
    <h2 lang=${language}>${scale}</h2>
    <ol>
      ${marks.map((many, at) => column(at + 1, many, { across, rows, own, end: ends.get(at + 1) ?? "", language }))}
    </ol>
    <p class="ends" aria-hidden="true" lang=${language}><span>${low}</span> <span>${high}</span></p>
    <p class="answers">${tn("{n} answer", "{n} answers", answers)}</p>
  </section>`;
}

/**
 * Heard as one sentence, for what is seen of it are numbers in two lines.
 * @param {number} mark
 * @param {number} many
 * @param {{ across: number, rows: number, own: number, end: string, language: string }} plot
 */
function column(mark, many, { across, rows, own, end, language }) {
  const people = tn("{n} person", "{n} people", many);
  return html`<li>
    <svg viewBox=${`0 0 ${across} ${rows}`} preserveAspectRatio="xMidYMax meet" aria-hidden="true">
      <path d=${dotsPath(many, across, rows)}></path>
    </svg>
    <span class="visually-hidden"
      >${mark}${end ? html` (<span lang=${language}>${end}</span>)` : nothing}:
      ${own === mark ? t("{people}, and you are among them", { people }) : people}</span
    >
    <b aria-hidden="true">${mark}</b>
    <span class="many" aria-hidden="true">${number(many)}</span>
    ${own === mark ? html`<span class="tag" aria-hidden="true">${t("you")}</span>` : nothing}
  </li>`;
}
