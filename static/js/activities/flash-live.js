/** A flash round for who takes part: the question, one's own sentence while it is sealed, then the wall. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { badge, icon } from "../elements/icons.js";
import { revealing } from "./flash-desk.js";
import { forget, sentenceOf } from "./flash-form.js";
import { hideButton, putAway } from "./flash-hiding.js";
import { leading } from "./flash-lead.js";
import { nowAndNext, ownTurn, queue } from "./flash-order.js";
import { pile, strip, thinking, turnout } from "./flash-parts.js";
import { scalePlot } from "./flash-scale.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-form.js").Ballot} Ballot */

/** From how many sentences on they hang in two columns, where there is room. */
const MANY = 20;

/**
 * Before it is revealed.
 * @param {ActivityFlash} flash
 */
export function sealed(flash) {
  const { circle } = flash;
  return html`
    <div class="own">
      ${question(flash)} ${tooMany(flash)} ${inRoom(flash)} ${thinking(flash)} ${own(flash)}
    </div>
    <section class="wall kraft" aria-label=${t("What is handed in")}>
      ${turnout(circle.counts)} ${pile(circle.counts.said)}
      <p class="hint">${icon("lock")} ${t("All sealed. Everything is revealed at once, without names.")}</p>
      ${hosting(flash)}
    </section>
  `;
}

/** Where there would be a speaking order, were there fewer people. @param {ActivityFlash} flash */
function tooMany({ settings }) {
  if (settings.form !== "spoken") return nothing;
  return html`<p class="notice">${icon("users")} ${t("There are too many of us to speak one after the other: everybody writes.")}</p>`;
}

/** To whom one speaks, where that is not everybody. @param {ActivityFlash} flash */
function inRoom({ circle, store, language }) {
  const theme = circle.room && store.get("all", `theme:${circle.room}`);
  if (!theme) return nothing;
  return html`<p class="in-room" data-theme=${circle.room}>
    ${badge(theme)} ${t("Your room speaks for itself:")} <b lang=${language}>${theme.name}</b>
    ${theme.conference ? html`<a class="button quiet small" href=${theme.conference} target="_blank" rel="noopener noreferrer">${icon("video")} ${t("Video conference")}</a>` : nothing}
  </p>`;
}

/** What this person has said, or how they say it. @param {ActivityFlash} flash */
function own(flash) {
  return flash.ballot && !flash.editing ? handedIn(flash, flash.ballot) : saying(flash);
}

/** What the host of a room does in it. @param {ActivityFlash} flash */
function hosting(flash) {
  if (flash.workshop.staff) return nothing;
  const handed = flash.led.filter(({ counts: { said, passed } }) => said + passed > 0);
  return handed.map((circle) => revealing(flash, circle));
}

/** The room that this person is the host of. @param {ActivityFlash} flash */
function ledBy(flash) {
  return flash.workshop.staff ? undefined : flash.led[0];
}

/**
 * What hangs on the wall; its host may take a sentence from it.
 * @param {ActivityFlash} flash
 * @param {{ mine?: string, many?: boolean }} [how]
 */
function strips(flash, { mine, many = false } = {}) {
  const leads = ledBy(flash);
  return html`<ul class="strips" ?data-many=${many}>
      ${repeat(
        flash.circle.sentences,
        ({ id }) => id,
        (one) =>
          strip(one, { own: one.id === mine, beside: leads ? hideButton(flash, leads, one) : nothing }),
      )}
    </ul>
    ${leads ? putAway(flash, leads) : nothing}`;
}

/**
 * One after the other: who speaks, who is next, when it is one's turn. Who would rather write does so beside it.
 * @param {ActivityFlash} flash
 * @param {import("./flash-turns.js").Turns} turns
 */
export function inTurn(flash, turns) {
  const { circle, ballot } = flash;
  const leads = ledBy(flash);
  const speaks = turns.now?.id === flash.workshop.me.person;
  return html`
    <div class="own">
      ${question(flash)} ${inRoom(flash)} ${flash.refused()}
      ${leads || speaks ? nothing : nowAndNext(flash, circle, turns)}
      ${ownTurn(flash, turns)}
      ${written(flash, ballot)}
    </div>
    ${
      leads
        ? html`<section class="order" aria-label=${t("You lead the order")}>${leading(flash, leads)} ${hosting(flash)}</section>`
        : queue(flash, turns)
    }
  `;
}

/**
 * @param {ActivityFlash} flash
 * @param {Ballot | undefined} ballot
 */
function written(flash, ballot) {
  const { revealed, sentences, hidden } = flash.circle;
  return html`
    ${revealed?.marks.some(Boolean) ? scalePlot(flash, revealed.marks, ballot?.mark) : nothing}
    ${revealed && (sentences.length || hidden.length) ? html`<section class="wall kraft" aria-label=${t("Written")}>${strips(flash)}</section>` : nothing}
    ${
      flash.open && !(revealed && ballot)
        ? html`<details class="late" ?open=${Boolean(ballot)}>
            <summary>${t("I would rather write")}</summary>
            ${own(flash)}
          </details>`
        : nothing
    }
  `;
}

/** @param {ActivityFlash} flash */
function question(flash) {
  return html`<h2 class="question" tabindex="-1" data-anchor lang=${flash.language}>${flash.settings.question}</h2>
    ${
      flash.item.note
        ? html`<p class="lead" lang=${flash.language}>${flash.item.note}</p>`
        : html`<p class="lead">${t("One sentence, in the first person. Nobody replies, and you may pass.")}</p>`
    }`;
}

/** @param {ActivityFlash} flash */
function saying(flash) {
  if (!flash.open) return html`<p class="notice">${t("This round is over.")}</p>`;
  return html`<flash-form
    .workshop=${flash.workshop}
    .item=${flash.item}
    .ballot=${flash.ballot}
    .shown=${Boolean(flash.circle.revealed)}
    @said=${() => flash.edit(false)}
  ></flash-form>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Ballot} ballot
 */
function handedIn(flash, ballot) {
  const { text = "", mark = 0 } = ballot;
  const { steps = 5 } = flash.settings;
  return html`<div class="handed-in">
    ${text ? html`<p class="card" data-shape="strip"><bdi dir="auto">${text}</bdi></p>` : nothing}
    <p class="state" tabindex="-1" data-anchor>${icon(text || mark ? "lock" : "skip-forward")} <b>${stateOf(text, mark)}</b></p>
    ${mark ? html`<p>${t("Your mark: {mark} of {steps}", { mark, steps })}</p>` : nothing}
    ${
      flash.open
        ? html`<button class="button quiet" @click=${() => flash.edit(true)}>
            ${icon("pencil")} ${text || mark ? t("Change it") : t("Say something after all")}
          </button>`
        : nothing
    }
  </div>`;
}

/**
 * @param {string} text
 * @param {number} mark
 */
function stateOf(text, mark) {
  if (text) return t("Your sentence is saved and still sealed.");
  return mark ? t("Your mark is saved and still sealed.") : t("You have passed. That is fine.");
}

/**
 * After it was revealed.
 * @param {ActivityFlash} flash
 * @param {{ marks: number[] }} revealed
 */
export function open(flash, { marks }) {
  const { ballot } = flash;
  const { sentences, hidden, counts } = flash.circle;
  const mine = sentences.find(({ text }) => text === ballot?.text)?.id;
  const plot = scalePlot(flash, marks, ballot?.mark);
  return html`
    <div class="own">${question(flash)} ${inRoom(flash)} ${flash.open && !ballot ? late(flash) : tooLate(flash)}</div>
    ${plot === nothing ? nothing : html`<div class="beside">${plot}</div>`}
    <section class="wall kraft" aria-labelledby="flash-wall">
      <h2 id="flash-wall">${tn("{n} sentence", "{n} sentences", sentences.length)}</h2>
      ${
        sentences.length || hidden.length || counts.said
          ? strips(flash, { mine, many: sentences.length > MANY })
          : html`<p>${t("Nobody has written a sentence.")}</p>`
      }
      ${passedWords(counts)}
    </section>
  `;
}

/** @param {{ passed: number }} counts */
function passedWords({ passed }) {
  return passed ? html`<p class="turnout">${tn("{n} has passed", "{n} have passed", passed)}</p>` : nothing;
}

/** Who has not spoken can still do so. @param {ActivityFlash} flash */
function late(flash) {
  return html`<details class="late">
    <summary>${t("You have not said anything yet. You still can.")}</summary>
    ${saying(flash)}
  </details>`;
}

/** A change that was being written when it was revealed: it is not lost, but it came too late. @param {ActivityFlash} flash */
function tooLate(flash) {
  const { ballot, workshop, item } = flash;
  const { text } = workshop.drafts.read(sentenceOf(item));
  if (!ballot || !text.trim() || text.trim() === ballot.text) return nothing;
  return html`<div class="notice" data-tone="signal">
    ${icon("info")}
    <p>
      ${t("The sentences were revealed while you were writing. What you had handed in before counts. This was not sent:")}
      <br /><bdi dir="auto">${text}</bdi>
    </p>
    <div class="buttons">
      <button
        class="button quiet small"
        @click=${() => {
          forget(workshop.drafts, item);
          flash.requestUpdate();
        }}
      >
        ${t("Discard")}
      </button>
    </div>
  </div>`;
}
