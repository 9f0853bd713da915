/**
 * A chain for its moderators: the newest words first, or the whole chain; every word can be taken out, with
 * what hangs on it, and put back. Drawn by chain.js.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { nestedList, oneOf } from "./chain-list.js";
import { flat, hanging, inOrder, nested } from "./chain-tree.js";

/** @typedef {import("./chain.js").ActivityChain} ActivityChain */
/** @typedef {import("./chain-tree.js").Term} Term */
/** @typedef {import("./chain-tree.js").Twig} Twig */

/** @param {ActivityChain} chain */
export function desk(chain) {
  const [terms, pruned] = [chain.terms(), chain.terms("staff")];
  return html`<div class="moderation" data-order=${chain.order}>
    ${tally(chain, terms)} ${chain.refused()}
    ${
      terms.length
        ? remaining(chain, terms)
        : html`<p class="empty">${t("No words yet. They appear here as people say them.")}</p>`
    }
    ${pruned.length ? takenOut(chain, pruned) : nothing}
  </div>`;
}

/**
 * @param {ActivityChain} chain
 * @param {Term[]} terms
 */
function tally(chain, terms) {
  const voices = terms.reduce((sum, one) => sum + one.voices, 0);
  return html`<div class="head">
    <p tabindex="-1" data-anchor>
      <b>${tn("{n} word", "{n} words", terms.length)}</b>, ${tn("said by {n} voice", "said by {n} voices", voices)}.
      ${t("It began with “{word}”.", { word: chain.seed })}
    </p>
    ${oneOf(chain, "order", t("Order"), [
      { value: "newest", words: t("Newest first") },
      { value: "chain", words: t("As a chain") },
    ])}
  </div>`;
}

/**
 * @param {ActivityChain} chain
 * @param {Term[]} terms
 */
function remaining(chain, terms) {
  const twigs = chain.order === "chain" ? nested(terms) : flat(chain.rows.settle(inOrder(terms).reverse()));
  const [more, texts] = [hanging(terms), new Map(terms.map(({ id, text }) => [id, text]))];
  /** @param {Term} term */
  const on = (term) => t("on “{word}”", { word: texts.get(term.parent) ?? chain.seed });
  /** @param {Term} term */
  const row = (term) => html`<div class="row">
    <p>
      <bdi dir="auto">${term.text}</bdi>
      ${chain.order === "chain" ? nothing : html`<span class="up" title=${on(term)}>${on(term)}</span>`}
    </p>
    <b class="num">${term.voices}<span class="visually-hidden"> ${tn("voice", "voices", term.voices)}</span></b>
    ${chain.workshop.staff ? pruning(chain, term, more.get(term.id) ?? 0) : nothing}
  </div>`;
  return nestedList(twigs, row, { name: t("The chain as a list") });
}

/**
 * @param {ActivityChain} chain
 * @param {Term} term
 * @param {number} more how many words go with it
 */
function pruning(chain, { id, text }, more) {
  const name = more
    ? tn("Take out “{word}” and {n} word on it", "Take out “{word}” and {n} words on it", more, {
        word: text,
      })
    : t("Take out “{word}”", { word: text });
  return html`<button class="button quiet small" title=${name} aria-label=${name} @click=${() => chain.act("chain.prune", { term: id })}>
    ${icon("eye-off")} <span class="may-hide">${t("Take out")}</span>${more ? html` <b>+${more}</b>` : nothing}
  </button>`;
}

/**
 * A branch comes back as a whole, so only its first word can be put back.
 * @param {ActivityChain} chain
 * @param {Term[]} pruned
 */
function takenOut(chain, pruned) {
  const ids = new Set(pruned.map(({ id }) => id));
  /** @param {Term} term */
  const row = (term) => html`<div class="row">
    <p><bdi dir="auto">${term.text}</bdi></p>
    ${ids.has(term.parent) ? nothing : restoring(chain, term)}
  </div>`;
  return html`<details class="pruned">
    <summary>${tn("{n} word taken out", "{n} words taken out", pruned.length)}</summary>
    ${nestedList(nested(pruned), row, { name: t("Taken out") })}
  </details>`;
}

/**
 * @param {ActivityChain} chain
 * @param {Term} term
 */
function restoring(chain, { id, text }) {
  return html`<button
    class="button quiet small"
    aria-label=${t("Put back “{word}”", { word: text })}
    @click=${() => chain.act("chain.restore", { term: id })}
  >
    ${icon("undo-2")} <span>${t("Put back")}</span>
  </button>`;
}
