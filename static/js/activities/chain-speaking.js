/** What somebody says in a chain: a word of their own, a word that is there, or no longer. Drawn by chain.js. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import "../elements/compose-box.js";
import { icon } from "../elements/icons.js";
import { branchOf, colourOf, mostConnected, SEED } from "./chain-tree.js";

/** @typedef {import("./chain.js").ActivityChain} ActivityChain */
/** @typedef {import("./chain-tree.js").Term} Term */

/**
 * Where a new word is written, with the word that it will hang on.
 * @param {ActivityChain} chain
 * @param {Term[]} terms
 */
export function composing(chain, terms) {
  const target = terms.find(({ id }) => id === chain.chosen);
  const word = target?.text ?? chain.seed;
  return html`
    <div class="onto">
      <p>
        ${t("You are answering:")}
        <span class="card" data-colour=${target ? colourOf(branchOf(target, terms)) : "white"}
          ><bdi dir="auto">${word}</bdi></span
        >
      </p>
      ${target ? chosenActs(chain, target) : firstHint(terms)}
    </div>
    <compose-box
      .workshop=${chain.workshop}
      .about=${chain.about}
      .command=${chain.command}
      .label=${t("Your word on “{word}”", { word })}
      .action=${t("Attach")}
      .icon=${"git-branch"}
      .most=${60}
    ></compose-box>
  `;
}

/** @param {Term[]} terms */
function firstHint(terms) {
  const words = terms.length
    ? t("Or choose another word, in the picture or in the list.")
    : t("Yours will be the first.");
  return html`<p class="hint">${words}</p>`;
}

/**
 * @param {ActivityChain} chain
 * @param {Term} target
 */
function chosenActs(chain, target) {
  return html`<div class="buttons">
    ${voice(chain, target, true)}
    <button class="button quiet small" @click=${() => chain.choose(SEED)}>
      ${icon("undo-2")} ${t("Back to the first word")}
    </button>
  </div>`;
}

/**
 * Says a word that is there, or no longer.
 * @param {ActivityChain} chain
 * @param {Term} term
 * @param {boolean} open whether words can be said now
 */
export function voice(chain, term, open) {
  const mine = chain.said.has(term.id);
  return html`<button
    class="button quiet small voice"
    aria-pressed=${mine}
    aria-label=${t("Me too: {word}", { word: term.text })}
    ?disabled=${!mine && !open}
    @click=${() => chain.say(term, !mine)}
  >
    ${icon(mine ? "check" : "plus")} ${t("Me too")}
  </button>`;
}

/**
 * The words that this person says, each of which can be taken back.
 * @param {ActivityChain} chain
 * @param {Term[]} terms
 */
export function mine(chain, terms) {
  const own = terms.filter(({ id }) => chain.said.has(id));
  if (own.length === 0) return nothing;
  return html`<section class="mine" aria-labelledby="chain-mine">
    <h2 id="chain-mine">${t("What you say")}</h2>
    <ul>
      ${repeat(
        own,
        ({ id }) => id,
        (term) => html`<li>
          <bdi dir="auto">${term.text}</bdi>
          ${term.voices > 1 ? html`<b class="num">${term.voices}</b>` : nothing}
          <button
            class="button plain small icon-only"
            aria-label=${t("Take back “{word}”", { word: term.text })}
            @click=${() => chain.say(term, false)}
          >
            ${icon("x")}
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** So many of the most connected words are named. */
const HUBS = 6;

/**
 * The words on which most others hang; one can hang one's own there too.
 * @param {ActivityChain} chain
 * @param {Term[]} terms
 */
export function hubs(chain, terms) {
  const found = mostConnected(terms, HUBS);
  if (found.length === 0) return nothing;
  return html`<section class="hubs" aria-labelledby="chain-hubs">
    <h2 id="chain-hubs">${t("Most connected")}</h2>
    <ol>
      ${repeat(
        found,
        ({ term }) => term.id,
        ({ term, below }) => html`<li>
          <button class="card" data-colour=${colourOf(branchOf(term, terms))} ?disabled=${!chain.open} @click=${() => chain.choose(term.id)}>
            <bdi dir="auto">${term.text}</bdi>
            <span class="num">${tn("{n} word hangs on it", "{n} words hang on it", below)}</span>
          </button>
        </li>`,
      )}
    </ol>
  </section>`;
}
