/** Pieces of a flash round that several pages draw: a strip of paper with a sentence, a pile of sealed ones. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { hung } from "../elements/paper.js";
import { timeLeft } from "../elements/time-ring.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-wall.js").Spoken} Spoken */

const COLOURS = ["yellow", "blue", "white", "rose", "green", "orange"];
/** More strips than these would not be told apart; the number beside them is exact. */
const PILE = 240;

/**
 * @param {Spoken} spoken
 * @param {{ own?: boolean, fresh?: boolean, beside?: unknown }} [how] whether it is this person's own; whether it has
 *   just come; what can be done with it
 */
export function strip({ id, text }, { own = false, fresh = false, beside = nothing } = {}) {
  const lot = Number.parseInt(id.slice(-6), 16) || 0;
  return html`<li
    class="card"
    data-shape="strip"
    data-colour=${COLOURS[lot % COLOURS.length] ?? "yellow"}
    ?data-fresh=${fresh}
    ${hung(id)}
  >
    <bdi id=${`sentence-${id}`} dir="auto">${text}</bdi>${own ? html` <span class="tag">${t("yours")}</span>` : nothing} ${beside}
  </li>`;
}

/** One blank strip for each that was handed in. @param {number} many */
export function pile(many) {
  const size = many <= 20 ? "few" : many <= 80 ? "some" : "many";
  return html`<div class="pile" data-size=${size} aria-hidden="true">
    ${Array.from({ length: Math.min(many, PILE) }, (_, n) => html`<i class="card" ${hung(`strip ${n}`)}></i>`)}
  </div>`;
}

/** How many have handed in and how many have passed. @param {{ said: number, passed: number }} counts */
export function turnout({ said, passed }) {
  return html`<p class="turnout">
    <b>${tn("{n} has handed in", "{n} have handed in", said)}</b>,
    ${tn("{n} has passed", "{n} have passed", passed)}
  </p>`;
}

/** The minute to think, while it runs. @param {ActivityFlash} flash */
export function thinking(flash) {
  const rest = flash.thinking;
  if (rest <= 0) return nothing;
  return html`<div class="thinking">
    ${timeLeft({ left: rest, whole: flash.think, held: false }, t("Time to think"))}
    <p><b>${t("Think first.")}</b> ${t("You can write already.")}</p>
  </div>`;
}
