/** Who leads a speaking order: the next one, back, skip, to the end. For moderators, and for hosts in their room. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { nowAndNext, SIGNS, standingWords } from "./flash-order.js";
import { MOST_SPEAKERS } from "./flash-turns.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-circle.js").Circle} Circle */
/** @typedef {import("./flash-turns.js").Speaker} Speaker */
/** @typedef {import("./flash-turns.js").Turns} Turns */

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
export function leading(flash, circle) {
  const { turns } = circle;
  if (!turns) return nothing;
  return html`<div class="leading">
    ${nowAndNext(flash, circle, turns)}
    ${flash.phase === "open" ? steering(flash, circle, turns) : nothing}
    ${rows(flash, circle, turns)}
  </div>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {Turns} turns
 */
function steering(flash, circle, { now, next, last, begun, over }) {
  const turn = (/** @type {string} */ type, /** @type {Record<string, any>} */ fields) =>
    flash.act(type, { room: circle.room, ...fields });
  return html`<div class="buttons">
    ${
      over
        ? nothing
        : html`<button class="button" @click=${() => turn("flash.next", { after: circle.order?.speaker ?? "" })}>
            ${icon(begun ? "arrow-right" : "play")} ${nextWords(begun, now, next)}
          </button>`
    }
    ${now ? html`<button class="button quiet" @click=${() => turn("flash.skip", { person: now.id })}>${icon("skip-forward")} ${t("Skip")}</button>` : nothing}
    ${last ? html`<button class="button quiet" @click=${() => turn("flash.call", { person: last.id })}>${icon("undo-2")} ${t("Back to {name}", { name: last.name })}</button>` : nothing}
  </div>`;
}

/**
 * @param {boolean} begun
 * @param {Speaker | undefined} now
 * @param {Speaker | undefined} next
 */
function nextWords(begun, now, next) {
  if (!next) return now ? t("End the round") : t("Begin");
  return begun ? t("Next: {name}", { name: next.name }) : t("Begin with {name}", { name: next.name });
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {Turns} turns
 */
function rows(flash, circle, { speakers, had }) {
  return html`
    <p class="turnout">${t("Spoken so far: {n} of {many}", { n: had, many: speakers.length })}${newcomers(flash, circle)}</p>
    <ol class="queue">
      ${repeat(
        speakers,
        ({ id }) => id,
        (one) => row(flash, circle, one),
      )}
    </ol>
  `;
}

/** Who has come since the order was made. @param {ActivityFlash} flash @param {Circle} circle */
function newcomers(flash, circle) {
  const many = flash.newcomers(circle);
  const free = MOST_SPEAKERS - (circle.order?.people.length ?? 0);
  if (many <= 0) return nothing;
  if (free <= 0)
    return html` · ${tn("{n} more listens: the order is full", "{n} more listen: the order is full", many)}`;
  return html` · ${tn("{n} has come since and is put at the end with the next step", "{n} have come since and are put at the end with the next step", many)}`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {Speaker} speaker
 */
function row(flash, circle, { id, name, standing }) {
  return html`<li data-standing=${standing} aria-current=${standing === "speaks" ? "step" : nothing}>
    ${icon(SIGNS[standing])}
    <bdi>${name}</bdi>
    <span class="standing">${standingWords(standing)}</span>
    ${flash.away(id) ? html`<span class="tag" data-tone="signal">${t("not connected")}</span>` : nothing}
    ${flash.phase === "open" ? rowButtons(flash, circle, { id, name, standing }) : nothing}
  </li>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {Speaker} speaker
 */
function rowButtons(flash, circle, { id, name, standing }) {
  const button = (
    /** @type {string} */ sign,
    /** @type {string} */ words,
    /** @type {string} */ type,
    /** @type {Record<string, any>} */ fields = {},
  ) => html`<button
    class="button plain small"
    aria-label=${`${words}: ${name}`}
    title=${words}
    @click=${() => flash.act(type, { room: circle.room, person: id, ...fields })}
  >
    ${icon(sign)}
  </button>`;
  return html`<span class="acts">
    ${standing === "speaks" ? nothing : button("megaphone", t("Speaks now"), "flash.call")}
    ${standing === "waits" ? button("skip-forward", t("Skip"), "flash.skip") : nothing}
    ${standing === "passed" ? button("undo-2", t("Speaks after all"), "flash.skip", { passes: false }) : nothing}
    ${standing === "waits" || standing === "speaks" ? button("arrow-down", t("To the end"), "flash.defer") : nothing}
  </span>`;
}
