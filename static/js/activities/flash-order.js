/** The speaking order of a flash round as who takes part sees it: who speaks, who is next, and when it is one's turn. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { timeLeft } from "../elements/time-ring.js";
import { before, MOST_SPEAKERS } from "./flash-turns.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-circle.js").Circle} Circle */
/** @typedef {import("./flash-turns.js").Speaker} Speaker */
/** @typedef {import("./flash-turns.js").Turns} Turns */

/**
 * Who speaks now and how long yet, and who is next.
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {Turns} turns
 */
export function nowAndNext(flash, circle, { now, next, over, begun }) {
  if (over)
    return html`<p class="now">${icon("circle-check")} <b>${t("Everybody has had their turn.")}</b></p>`;
  return html`<div class="now">
    ${
      now
        ? html`<p><span class="muted">${t("Speaks now")}</span> <b><bdi>${now.name}</bdi></b></p>
            ${timeLeft(flash.timeIn(circle), t("Time to speak"))}`
        : html`<p><b>${begun ? t("Nobody speaks at the moment.") : t("It begins in a moment.")}</b></p>`
    }
    ${afterwards(next)}
  </div>`;
}

/** @param {Speaker | undefined} next */
function afterwards(next) {
  return next
    ? html`<p class="next"><span class="muted">${t("After that")}</span> <bdi>${next.name}</bdi></p>`
    : nothing;
}

/**
 * Where this person stands, and what they may do about it; while they speak, their time is the one thing to see.
 * @param {ActivityFlash} flash
 * @param {Turns} turns
 */
export function ownTurn(flash, turns) {
  const me = flash.workshop.me.person;
  const own = turns.speakers.find(({ id }) => id === me);
  if (!own) return flash.workshop.staff ? nothing : html`<p>${notInIt(flash, turns)}</p>`;
  const { standing } = own;
  const soon = standing === "speaks" || turns.next?.id === me;
  return html`<div class="own-turn" data-standing=${standing} ?data-soon=${soon}>
    <p tabindex="-1" data-anchor>${icon(SIGNS[standing])} <b>${ownWords(turns, own)}</b></p>
    ${standing === "speaks" ? html`${timeLeft(flash.timeIn(flash.circle), t("Time to speak"))} ${afterwards(turns.next)}` : nothing}
    ${flash.phase === "open" ? passing(flash, own) : nothing}
  </div>`;
}

/** @type {Record<import("./flash-turns.js").Standing, string>} */
export const SIGNS = { speaks: "megaphone", waits: "hourglass", spoke: "check", passed: "skip-forward" };

/**
 * @param {Turns} turns
 * @param {Speaker} own
 */
function ownWords(turns, { id, standing }) {
  if (standing === "speaks") return t("It is your turn: one or two sentences.");
  if (standing === "spoke") return t("You have spoken. Thank you.");
  if (standing === "passed") return t("You pass. That is fine.");
  const many = before(turns, id) ?? 0;
  if (turns.next?.id === id) return turns.now ? t("You are next.") : t("You begin.");
  return tn("{n} person speaks before you.", "{n} people speak before you.", many);
}

/**
 * @param {ActivityFlash} flash
 * @param {Turns} turns
 */
function notInIt(flash, { over }) {
  const full = (flash.circle.order?.people.length ?? 0) >= MOST_SPEAKERS;
  if (over || full) return t("You came later and are not in the order. Please listen, or write a sentence.");
  return t("You have just come. You are put at the end as soon as the next one speaks.");
}

/**
 * @param {ActivityFlash} flash
 * @param {Speaker} own
 */
function passing(flash, { standing }) {
  if (standing === "spoke") return nothing;
  const passes = standing !== "passed";
  return html`<button class="button quiet small" @click=${() => flash.act("flash.pass", { room: flash.circle.room, passes })}>
    ${passes ? html`${icon("skip-forward")} ${t("I pass")}` : html`${icon("undo-2")} ${t("I will speak after all")}`}
  </button>`;
}

/**
 * Everybody in their order.
 * @param {ActivityFlash} flash
 * @param {Turns} turns
 */
export function queue(flash, { speakers, had }) {
  const me = flash.workshop.me.person;
  return html`<section class="order" aria-labelledby="flash-order">
    <h2 id="flash-order">${t("Who speaks when")}</h2>
    <p class="turnout">${t("Spoken so far: {n} of {many}", { n: had, many: speakers.length })}</p>
    <ol class="queue">
      ${repeat(
        speakers,
        ({ id }) => id,
        ({
          id,
          name,
          standing,
        }) => html`<li data-standing=${standing} aria-current=${standing === "speaks" ? "step" : nothing}>
          ${icon(SIGNS[standing])}
          <bdi>${name}</bdi>
          ${id === me ? html`<span class="tag">${t("you")}</span>` : nothing}
          <span class="standing">${standingWords(standing)}</span>
        </li>`,
      )}
    </ol>
  </section>`;
}

/** @param {import("./flash-turns.js").Standing} standing */
export function standingWords(standing) {
  if (standing === "speaks") return t("speaks");
  if (standing === "spoke") return t("has spoken");
  return standing === "passed" ? t("passes") : html`<span class="visually-hidden">${t("waits")}</span>`;
}
