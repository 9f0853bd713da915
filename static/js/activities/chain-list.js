/** A chain as a nested list, in which every word is a row; in it one can do what one can in the picture. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { voice } from "./chain-speaking.js";
import { colourOf, flat, nested, SEED } from "./chain-tree.js";

/** @typedef {import("./chain.js").ActivityChain} ActivityChain */
/** @typedef {import("./chain-tree.js").Term} Term */
/** @typedef {import("./chain-tree.js").Twig} Twig */

/** From how many words on there is a field to find one. */
const MANY = 12;

/**
 * The list of who takes part.
 * @param {ActivityChain} chain
 * @param {Term[]} terms
 */
export function wholeList(chain, terms) {
  const sought = chain.sought.trim().toLocaleLowerCase();
  const found = terms.filter(({ text }) => text.toLocaleLowerCase().includes(sought));
  const twigs = sought ? flat(found) : nested(terms);
  const { open } = chain;
  return html`
    ${terms.length > MANY ? seeking(chain) : nothing}
    <div class="row" data-colour="white">${pick(chain, { id: SEED, text: chain.seed, voices: 0 }, open)}</div>
    ${nestedList(
      twigs,
      (term) => html`<div class="row">${pick(chain, term, open)} ${voice(chain, term, open)}</div>`,
      {
        name: t("The chain as a list"),
      },
    )}
    ${sought && found.length === 0 ? html`<p role="status">${t("No word here contains that.")}</p>` : nothing}
  `;
}

/**
 * @param {Twig[]} twigs
 * @param {(twig: Twig) => unknown} row
 * @param {{ name?: string, branch?: string }} [whole] how the outermost list is called; the branch below which it hangs
 * @returns {unknown}
 */
export function nestedList(twigs, row, { name = "", branch = "" } = {}) {
  return html`<ul class="words" aria-label=${name || nothing}>
    ${repeat(
      twigs,
      ({ id }) => id,
      (twig) => html`<li data-colour=${colourOf(branch || twig.id)}>
        ${row(twig)}
        ${twig.below.length ? nestedList(twig.below, row, { branch: branch || twig.id }) : nothing}
      </li>`,
    )}
  </ul>`;
}

/**
 * Buttons of which one is pressed: in which of a few ways the words are shown.
 * @param {ActivityChain} chain
 * @param {"view" | "order"} state the property that they set
 * @param {string} name
 * @param {{ value: any, words: string, sign?: string }[]} ways
 */
export function oneOf(chain, state, name, ways) {
  return html`<div class="segmented" role="group" aria-label=${name}>
    ${ways.map(
      ({ value, words, sign }) => html`<button
        aria-pressed=${chain[state] === value}
        @click=${() => {
          Object.assign(chain, { [state]: value });
        }}
      >
        ${sign ? icon(sign) : nothing} ${words}
      </button>`,
    )}
  </div>`;
}

/** @param {ActivityChain} chain */
function seeking(chain) {
  return html`<p class="field seek">
    <label for="chain-seek">${t("Find a word")}</label>
    <input
      id="chain-seek"
      type="search"
      autocomplete="off"
      .value=${chain.sought}
      @input=${(/** @type {any} */ event) => {
        chain.sought = event.target.value;
      }}
    />
  </p>`;
}

/**
 * @param {ActivityChain} chain
 * @param {{ id: string, text: string, voices: number }} word
 * @param {boolean} open whether words can be said now
 */
function pick(chain, { id, text, voices }, open) {
  const many = html`<b class="num">${voices}<span class="visually-hidden"> ${tn("voice", "voices", voices)}</span></b>`;
  return html`<button
    class="pick"
    aria-pressed=${chain.chosen === id}
    ?disabled=${!open}
    @click=${() => chain.choose(id)}
  >
    <bdi dir="auto">${text}</bdi>${voices > 1 ? html` ${many}` : nothing}
  </button>`;
}
