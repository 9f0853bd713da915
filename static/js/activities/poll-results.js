/** What came of a question: bars in a table with their numbers, or words as large as they were said often. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { number, spoken, t, tn } from "../core/words.js";
import { property } from "../elements/property.js";
import { mean, percent } from "./poll-model.js";

/** @typedef {import("./poll-model.js").Asked} Asked */
/** @typedef {import("./poll-model.js").Result} Result */
/** @typedef {(result: Result) => unknown} Beside what stands beside a word */

/**
 * @param {Asked} asked
 * @param {Result[]} results
 * @param {{ language: string, beside?: Beside }} how the language in which options and words are written
 */
export function resultsOf(asked, results, { language, beside }) {
  if (asked.kind === "words") return cloud(results, language, beside);
  const ranked = asked.kind === "ranking";
  const scale = asked.kind === "scale";
  return html`<table class="results" ${property("--rows", results.length)}>
      <caption class="visually-hidden">${t("Results")}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${scale ? t("Mark") : t("Option")}</th>
          <td></td>
          <th scope="col">${ranked ? t("Points") : t("People")}</th>
          ${ranked ? nothing : html`<th scope="col">${t("Share")}</th>`}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          results,
          ({ id }) => id,
          (one) => row(one, ranked, language),
        )}
      </tbody>
    </table>
    ${scale ? html`<p class="mean">${mean(results)}</p>` : nothing}
    ${ranked ? html`<p class="mean">${t("The first place gives most points.")}</p>` : nothing}`;
}

/**
 * @param {Result} result
 * @param {boolean} ranked
 * @param {string} language
 */
function row({ label, count, part, own }, ranked, language) {
  return html`<tr ${property("--part", part)}>
    <th scope="row" lang=${language}>${label} ${own ? html`<span class="tag" lang=${spoken()}>${t("you")}</span>` : nothing}</th>
    <td class="bar" aria-hidden="true"><span></span></td>
    <td class="num">${number(count)}</td>
    ${ranked ? nothing : html`<td class="num share">${percent(part)}</td>`}
  </tr>`;
}

/**
 * @param {Result[]} words
 * @param {string} language
 * @param {Beside} [beside]
 */
function cloud(words, language, beside) {
  if (words.length === 0) return html`<p class="muted">${t("No words yet.")}</p>`;
  const most = Math.max(...words.map(({ count }) => count));
  return html`<ul class="cloud" lang=${language} ?data-many=${words.length > 40} ${property("--fitting", fitting(words, most))}>
    ${repeat(
      words,
      ({ id }) => id,
      (one) => html`<li ${property("--weight", weight(one, most))} ?data-own=${one.own}>
        <bdi>${one.label}</bdi>
        <span class="many" lang=${spoken()}>${number(one.count)}<span class="visually-hidden"> ${tn("person", "people", one.count)}</span></span>
        ${beside?.(one) ?? nothing}
      </li>`,
    )}
  </ul>`;
}

/**
 * How much larger than the smallest a word is set, from 0 to 1.
 * @param {Result} word
 * @param {number} most
 */
function weight({ count }, most) {
  return most > 1 ? (count - 1) / (most - 1) : 0;
}

/**
 * Which part of the side of a square an em may be, so that all words find room on it: each takes its letters, its
 * number and a gap, as large as it is set.
 * @param {Result[]} words
 * @param {number} most
 */
function fitting(words, most) {
  const plane = words.reduce(
    (sum, one) => sum + (one.label.length + 4) * (1 + 1.5 * weight(one, most)) ** 2,
    0,
  );
  return 1 / Math.sqrt(plane);
}

/** How many have answered. @param {number} people */
export function turnout(people) {
  return html`<p class="turnout">${tn("{n} person has answered", "{n} people have answered", people)}</p>`;
}
