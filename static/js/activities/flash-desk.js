/** A flash round for its moderators: how many have spoken, the reveal, and what was said. Drawn by flash.js. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { number, t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { icon } from "../elements/icons.js";
import { spotlightButton } from "../elements/spotlight.js";
import { thinking } from "./flash-parts.js";
import { scalePlot } from "./flash-scale.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */

/** @param {ActivityFlash} flash */
export function desk(flash) {
  const { revealed } = flash;
  return html`<div class="desk">
    <p class="question" tabindex="-1" data-anchor lang=${flash.language}>${flash.settings.question}</p>
    ${thinking(flash)} ${tally(flash)}
    ${flash.refused()}
    ${revealed ? result(flash, revealed) : revealing(flash)}
  </div>`;
}

/** @param {ActivityFlash} flash */
function tally(flash) {
  const { said, passed } = flash.counts;
  return html`<dl class="tally">
    <div><dt>${t("handed in")}</dt><dd>${number(said)}</dd></div>
    <div><dt>${t("passed")}</dt><dd>${number(passed)}</dd></div>
    <div><dt>${t("Connected")}</dt><dd>${number(flash.workshop.connected)}</dd></div>
  </dl>`;
}

/** @param {ActivityFlash} flash */
function revealing(flash) {
  if (!flash.workshop.staff) return nothing;
  return html`
    <button class="button reveal" aria-haspopup="dialog" ?disabled=${flash.phase === "before"} @click=${() => asking(flash)?.showModal()}>
      ${icon("eye")} ${t("Reveal …")}
    </button>
    <p class="hint">${t("Until then no screen shows a sentence, this one neither. At the end of this part they are revealed by themselves.")}</p>
    <dialog class="dialog" aria-labelledby="flash-reveal">
      <h2 id="flash-reveal">${t("Reveal all sentences?")}</h2>
      <p>${consequence(flash.counts.said)}</p>
      <div class="buttons">
        <button class="button quiet" @click=${() => asking(flash)?.close()}>${t("Not yet")}</button>
        <button class="button" @click=${() => reveal(flash)}>${icon("eye")} ${t("Reveal")}</button>
      </div>
    </dialog>
  `;
}

/** @param {number} said */
function consequence(said) {
  return tn(
    "{n} has handed in. Everybody sees all sentences without names, here and on the stage. This cannot be taken back, and what was said can no longer be changed.",
    "{n} have handed in. Everybody sees all sentences without names, here and on the stage. This cannot be taken back, and what was said can no longer be changed.",
    said,
  );
}

/** @param {ActivityFlash} flash */
function asking(flash) {
  return /** @type {HTMLDialogElement | null} */ (flash.querySelector("dialog"));
}

/** @param {ActivityFlash} flash */
async function reveal(flash) {
  asking(flash)?.close();
  await flash.act("flash.reveal");
}

/**
 * @param {ActivityFlash} flash
 * @param {{ at: number, marks: number[] }} revealed
 */
function result(flash, { at, marks }) {
  const zone = zoneOf(flash.store);
  const { sentences } = flash;
  return html`
    <p>${icon("eye")} ${t("Revealed at {time}.", { time: timeOfDay(at, zone) })}</p>
    ${scalePlot(flash, marks)}
    <h3>${tn("{n} sentence", "{n} sentences", sentences.length)}</h3>
    <ul class="plain" lang=${flash.language}>
      ${repeat(
        sentences,
        ({ id }) => id,
        ({ id, text }) =>
          html`<li><bdi id=${`sentence-${id}`} dir="auto">${text}</bdi> ${spotlightButton(flash.workshop, "sentence", id, `sentence-${id}`)}</li>`,
      )}
    </ul>
  `;
}
