/** A flash round for its moderators: how many have spoken, the reveal, and what was said. Drawn by flash.js. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { number, t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { badge, icon } from "../elements/icons.js";
import { spotlightButton } from "../elements/spotlight.js";
import { hideButton, putAway } from "./flash-hiding.js";
import { leading } from "./flash-lead.js";
import { thinking } from "./flash-parts.js";
import { scalePlot } from "./flash-scale.js";
import { MOST_SPEAKERS } from "./flash-turns.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-circle.js").Circle} Circle */

/** @param {ActivityFlash} flash */
export function desk(flash) {
  return html`<div class="desk">
    <p class="question" tabindex="-1" data-anchor lang=${flash.language}>${flash.settings.question}</p>
    ${flash.refused()} ${flash.led.map((circle) => (flash.inRooms ? room(flash, circle) : inside(flash, circle)))}
  </div>`;
}

/**
 * One of the rooms that speak for themselves; open where something is to be done.
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
function room(flash, circle) {
  const theme = flash.store.get("all", `theme:${circle.room}`) ?? {};
  const [many, { said, passed }] = [circle.present.length, circle.counts];
  if (many + said + passed === 0) return nothing;
  return html`<details class="room" data-theme=${circle.room}>
    <summary>
      ${badge(theme)} <b lang=${flash.language}>${theme.name}</b>
      <span class="muted">${tn("{n} person", "{n} people", many)}${circle.turns?.now ? html`, ${t("Speaks now")}: <bdi>${circle.turns.now.name}</bdi>` : nothing}</span>
    </summary>
    ${inside(flash, circle)}
  </details>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
function inside(flash, circle) {
  const { revealed, turns, counts } = circle;
  // In an order people write only if they would rather; before the first has, there is nothing to reveal.
  const quiet = turns && !revealed && counts.said + counts.passed === 0;
  return html`
    ${turns ? leading(flash, circle) : html`${writes(flash, circle)} ${thinking(flash)}`}
    ${quiet ? nothing : html`${tally(flash, circle)} ${revealed ? result(flash, circle, revealed) : revealing(flash, circle)}`}
  `;
}

/**
 * Why there is no speaking order although the file asks for one.
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
function writes(flash, circle) {
  if (flash.settings.form !== "spoken" || flash.phase === "before") return nothing;
  return html`<div class="notice" data-tone="signal">
    ${icon("users")}
    <p>
      <strong>${tn("{n} person is here: everybody writes.", "{n} people are here: everybody writes.", circle.present.length)}</strong>
      ${t("More than {most} do not speak one after the other. The sentences are sealed until you reveal them.", { most: MOST_SPEAKERS })}
    </p>
  </div>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
function tally(flash, circle) {
  const { counts, room: id } = circle;
  return html`<dl class="tally">
    <div><dt>${t("handed in")}</dt><dd>${number(counts.said)}</dd></div>
    <div><dt>${t("passed")}</dt><dd>${number(counts.passed)}</dd></div>
    <div><dt>${id ? t("in the room") : t("Connected")}</dt><dd>${number(connected(flash, circle))}</dd></div>
  </dl>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
function connected(flash, { room, present }) {
  return room ? present.length : flash.workshop.connected;
}

/**
 * What is said to whoever reveals sooner than everybody has spoken.
 * @param {number} connected how many
 * @param {{ said: number, passed: number }} counts
 */
export function unheard(connected, { said, passed }) {
  const missing = connected - said - passed;
  if (missing <= 0) return "";
  return tn(
    "{n} person has neither handed in nor passed yet.",
    "{n} people have neither handed in nor passed yet.",
    missing,
  );
}

/**
 * For whoever moderates, and for the host of a room that speaks for itself.
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
export function revealing(flash, circle) {
  const { revealed, room: id, counts } = circle;
  if (revealed) return nothing;
  const dialog = () =>
    /** @type {HTMLDialogElement | null} */ (flash.querySelector(`#flash-ask-${id || "all"}`));
  const missing = unheard(connected(flash, circle), counts);
  const reveal = () => {
    dialog()?.close();
    return flash.act("flash.reveal", id ? { room: id } : {});
  };
  return html`
    <button class="button reveal" aria-haspopup="dialog" ?disabled=${flash.phase === "before"} @click=${() => dialog()?.showModal()}>
      ${icon("eye")} ${t("Reveal …")}
    </button>
    <p class="hint">${t("Until then no screen shows a sentence, this one neither. At the end of this part they are revealed by themselves.")}</p>
    <dialog class="dialog" id=${`flash-ask-${id || "all"}`} aria-labelledby=${`flash-reveal-${id || "all"}`}>
      <h2 id=${`flash-reveal-${id || "all"}`}>${t("Reveal all sentences?")}</h2>
      ${missing ? html`<p><strong>${missing}</strong></p>` : nothing}
      <p>${id ? consequenceInRoom(counts.said) : consequence(counts.said)}</p>
      <div class="buttons">
        <button class="button quiet" @click=${() => dialog()?.close()}>${t("Not yet")}</button>
        <button class="button" @click=${reveal}>${icon("eye")} ${t("Reveal")}</button>
      </div>
    </dialog>
  `;
}

/** @param {number} said */
function consequenceInRoom(said) {
  return tn(
    "{n} has handed in. Everybody in the room sees all sentences without names, and what was said can no longer be changed. For five minutes those who moderate can take it back.",
    "{n} have handed in. Everybody in the room sees all sentences without names, and what was said can no longer be changed. For five minutes those who moderate can take it back.",
    said,
  );
}

/** @param {number} said */
function consequence(said) {
  return tn(
    "{n} has handed in. Everybody sees all sentences without names, here and on the stage, and what was said can no longer be changed. For five minutes those who moderate can take it back.",
    "{n} have handed in. Everybody sees all sentences without names, here and on the stage, and what was said can no longer be changed. For five minutes those who moderate can take it back.",
    said,
  );
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {{ at: number, marks: number[] }} revealed
 */
function result(flash, circle, { at, marks }) {
  const { sentences, room: id } = circle;
  const zone = zoneOf(flash.store);
  return html`
    <p>${icon("eye")} ${t("Revealed at {time}.", { time: timeOfDay(at, zone) })}</p>
    ${scalePlot(flash, marks)}
    <section class="sentences">
      <h3>${tn("{n} sentence", "{n} sentences", sentences.length)}</h3>
      <ul class="plain" lang=${flash.language}>
        ${repeat(
          sentences,
          ({ id }) => id,
          (one) =>
            html`<li>
              <bdi id=${`sentence-${one.id}`} dir="auto">${one.text}</bdi>
              <span class="acts">${hideButton(flash, circle, one)} ${id ? nothing : spotlightButton(flash.workshop, "sentence", one.id, `sentence-${one.id}`)}</span>
            </li>`,
        )}
      </ul>
      ${putAway(flash, circle)}
    </section>
  `;
}
