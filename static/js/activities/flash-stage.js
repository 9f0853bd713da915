/**
 * A flash round on the shared screen: the question, the time to think and a growing pile of sealed strips; after
 * the reveal the sentences settle one by one, as flash-wall.js says, with the marks beside them.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { countdown } from "../core/clock.js";
import { number, t, tn } from "../core/words.js";
import { pile, strip } from "./flash-parts.js";
import { scalePlot } from "./flash-scale.js";
import { orderOnStage, roomsOnStage } from "./flash-stage-order.js";
import { wallAt } from "./flash-wall.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */

/** @param {ActivityFlash} flash */
export function onStage(flash) {
  return html`
    <p class="question" lang=${flash.language}>${flash.settings.question}</p>
    ${view(flash)}
  `;
}

/** @param {ActivityFlash} flash */
function view(flash) {
  if (flash.inRooms) return roomsOnStage(flash);
  const { turns, revealed, sentences } = flash.circle;
  // Of who would rather write, the sentences have the screen once they are revealed.
  if (turns && !(revealed && sentences.length)) return orderOnStage(flash, turns);
  return revealed ? shown(flash, revealed) : hidden(flash);
}

/** @param {ActivityFlash} flash */
function hidden(flash) {
  const { said, passed } = flash.circle.counts;
  const rest = flash.thinking;
  return html`
    <div class="wall kraft">${said ? pile(said) : html`<p class="blank">${t("Your sentences will hang here.")}</p>`}</div>
    <div class="beside">
      ${
        rest > 0
          ? html`<p class="display think" role="timer">${countdown(rest)}</p>
              <p class="what"><b>${t("Think first.")}</b></p>`
          : html`<p class="what"><b>${t("One sentence each, sealed.")}</b> ${t("You may pass.")}</p>`
      }
      <p class="number"><b class="display">${number(said)}</b> ${tn("has handed in", "have handed in", said)}</p>
      <p class="number"><b class="display">${number(passed)}</b> ${tn("has passed", "have passed", passed)}</p>
    </div>
  `;
}

/**
 * @param {ActivityFlash} flash
 * @param {{ at: number, marks: number[] }} revealed
 */
function shown(flash, { at, marks }) {
  const { sentences, counts } = flash.circle;
  const wall = wallAt(sentences, flash.workshop.clock.now() - at);
  const { passed } = counts;
  return html`
    <div class="wall kraft">
      ${sentences.length ? nothing : html`<p class="blank">${t("Nobody has written a sentence.")}</p>`}
      <ul class="strips" lang=${flash.language}>
        ${repeat(
          wall.strips,
          ({ id }) => id,
          (one, n) => strip(one, { fresh: !wall.settled && n === wall.strips.length - 1 }),
        )}
      </ul>
    </div>
    <div class="beside">
      ${scalePlot(flash, marks)}
      <p class="turnout">
        ${
          wall.settled || sentences.length === 0
            ? tn("{n} sentence", "{n} sentences", sentences.length)
            : tn("{n} of {many} sentence", "{n} of {many} sentences", sentences.length, {
                n: number(wall.count),
                many: number(sentences.length),
              })
        }${passed ? html`, ${tn("{n} has passed", "{n} have passed", passed)}` : nothing}
      </p>
      ${wall.pages > 1 ? html`<p class="turnout">${t("Page {page} of {pages}", { page: wall.page + 1, pages: wall.pages })}</p>` : nothing}
    </div>
  `;
}
