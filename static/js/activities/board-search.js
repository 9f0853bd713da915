/** Searching the cards of a room: a field, what is shown, in which order; and how many of all cards that are. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn, unparted } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { KINDS, kindName } from "./board-kinds.js";
import { narrows } from "./board-sieve.js";

/** @typedef {import("./board-sieve.js").Sieve} Sieve */

/**
 * @param {Sieve} sieve
 * @param {object} about
 * @param {readonly string[]} about.questions
 * @param {number} about.shown
 * @param {number} about.all
 * @param {number} about.fresh how many are new
 * @param {(sieve: Sieve) => void} about.changed
 * @param {() => void} about.widen all of them again
 */
export function search(sieve, { questions, shown, all, fresh, changed, widen }) {
  const turn = (/** @type {Partial<Sieve>} */ part) => changed({ ...sieve, ...part });
  const toggle = (/** @type {"mine" | "dotted" | "fresh"} */ what, /** @type {string} */ words) =>
    html`<button class="button quiet small" aria-pressed=${sieve[what]} @click=${() => turn({ [what]: !sieve[what] })}>
      ${words}
    </button>`;
  return html`<div class="search" role="search" aria-label=${t("Search the cards")}>
    <label class="for">
      <span class="visually-hidden">${t("Search the cards")}</span>
      ${icon("search")}
      <input type="search" .value=${sieve.text} placeholder=${t("Search the cards")} @input=${(/** @type {any} */ event) => turn({ text: event.target.value })} />
    </label>
    ${picker(t("Question"), String(sieve.section), [["0", t("All questions")], ...questions.map((question, place) => pair(String(place + 1), unparted(question)))], (section) => turn({ section: Number(section) }))}
    ${picker(t("Kind of card"), sieve.kind, [["", t("All kinds")], ...KINDS.map(({ id }) => pair(id, kindName(id)))], (kind) => turn({ kind }))}
    ${picker(
      t("Order"),
      sieve.order,
      [
        ["hung", t("As they hang")],
        ["dots", t("Most dots first")],
        ["newest", t("Newest first")],
      ],
      (order) => turn({ order: /** @type {any} */ (order) }),
    )}
    <div class="buttons">
      ${toggle("mine", t("Mine"))} ${toggle("dotted", t("With dots"))}
      ${fresh || sieve.fresh ? toggle("fresh", t("New")) : nothing}
    </div>
    ${found(narrows(sieve), tn("{n} of {all} cards is shown.", "{n} of {all} cards are shown.", shown, { all }), widen)}
  </div>`;
}

/**
 * @param {string} value
 * @param {string} words
 * @returns {[string, string]}
 */
const pair = (value, words) => [value, words];

/**
 * @param {string} label
 * @param {string} chosen
 * @param {[string, string][]} options
 * @param {(value: string) => void} changed
 */
function picker(label, chosen, options, changed) {
  return html`<select aria-label=${label} @change=${(/** @type {any} */ event) => changed(event.target.value)}>
    ${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}
  </select>`;
}

/**
 * How many are left, told as it changes: a region that came with its words would not be read out.
 * @param {boolean} narrowed
 * @param {string} words
 * @param {() => void} widen
 */
function found(narrowed, words, widen) {
  return html`<div class="found">
    <p role="status">${narrowed ? words : nothing}</p>
    ${narrowed ? html`<button class="button plain small" @click=${widen}>${t("Show all")}</button>` : nothing}
  </div>`;
}
