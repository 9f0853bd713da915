/** A speaking order on the shared screen: who speaks, their time, who is next, and who is still to come. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { countdown, urgency } from "../core/clock.js";
import { number, t, tn } from "../core/words.js";
import { badge } from "../elements/icons.js";
import { property } from "../elements/property.js";
import { circlesIn } from "./flash-circle.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-turns.js").Turns} Turns */

/** More names than these are not read from the last row. */
const READABLE = 7;

/**
 * @param {ActivityFlash} flash
 * @param {Turns} turns
 */
export function orderOnStage(flash, turns) {
  const { now, next, speakers } = turns;
  const waiting = speakers.filter(({ standing, id }) => standing === "waits" && id !== next?.id);
  return html`
    <div class="speaking">
      ${now ? speaker(flash, now.name) : html`<p class="display who" data-length="long">${nobody(turns)}</p>`}
      ${next ? html`<p class="then"><span class="muted">${t("After that")}</span> <bdi>${next.name}</bdi></p>` : nothing}
    </div>
    <div class="beside">
      <p class="number"><b class="display">${t("{n} of {many}", { n: number(turns.had), many: number(speakers.length) })}</b> ${t("spoken so far")}</p>
      ${waiting.length ? coming(waiting) : nothing}
    </div>
  `;
}

/** As many of them as can be read from afar. @param {import("./flash-turns.js").Speaker[]} waiting */
function coming(waiting) {
  const more = waiting.length - READABLE;
  return html`<div class="coming">
    <h2 class="muted">${t("Still to come")}</h2>
    <ol class="waiting">
      ${repeat(
        waiting.slice(0, READABLE),
        ({ id }) => id,
        ({ name }) => html`<li><bdi>${name}</bdi></li>`,
      )}
    </ol>
    ${more > 0 ? html`<p class="turnout">${tn("and {n} more", "and {n} more", more)}</p>` : nothing}
  </div>`;
}

/** @param {Turns} turns */
function nobody({ over, begun }) {
  if (over) return t("Thank you. Everybody has had their turn.");
  return begun ? t("One moment, please.") : t("One sentence each, one after the other. You may pass.");
}

/**
 * @param {ActivityFlash} flash
 * @param {string} name
 */
function speaker(flash, name) {
  const { left, whole, held } = flash.timeIn(flash.circle);
  const length = name.length > 24 ? "long" : name.length > 12 ? "some" : "short";
  return html`
    <p class="display who" data-length=${length}><bdi>${name}</bdi></p>
    <p class="display seconds" role="timer" data-tone=${urgency(left, whole)}>
      ${left > 0 ? countdown(left) : t("Time is up")}${held ? html` <span class="tag" data-tone="signal">${t("held")}</span>` : nothing}
    </p>
    <p class="bar" aria-hidden="true"><i ${property("--left", Math.max(0, left / whole))}></i></p>
  `;
}

/**
 * Each room speaks for itself: how far each has come, and nothing of what is said there. Rooms that work together are
 * one.
 * @param {ActivityFlash} flash
 */
export function roomsOnStage(flash) {
  const themeOf = (/** @type {string} */ room) => flash.store.get("all", `theme:${room}`) ?? {};
  return html`<div class="in-rooms">
    <p class="what"><b>${t("Each room speaks for itself.")}</b> ${t("You may pass.")}</p>
    <ul>
      ${circlesIn(flash.store, flash.item.id).map(({ room, counts: { said }, guests }) => {
        const value = themeOf(room);
        const rooms = guests.map((one) => themeOf(one).name).join(", ");
        return html`<li data-theme=${room}>
          ${badge(value)} <span lang=${flash.language}>${value.name}</span>
          ${rooms ? html`<span>${t("together with {rooms}", { rooms })}</span>` : nothing}
          ${said ? html`<b>${tn("{n} has handed in", "{n} have handed in", said)}</b>` : nothing}
        </li>`;
      })}
    </ul>
  </div>`;
}
