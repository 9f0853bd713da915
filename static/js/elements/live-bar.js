/**
 * The slim bar above everything: what is on, how long, what comes next, whether all is saved, and help. Before the
 * start and after the end it names the workshop. Pure drawing, for `workshop-live`.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, present } from "../core/agenda.js";
import { t, timeOfDay } from "../core/words.js";
import { languageOf, zoneOf } from "./about.js";
import "./help-menu.js";
import { icon } from "./icons.js";
import { paceOf } from "./pace.js";
import "./raise-hand.js";
import { afterThat, runningTime } from "./running-time.js";
import "./saved-state.js";
import { timeLeft } from "./time-ring.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */

/** @param {Workshop} workshop */
export function liveBar(workshop) {
  const { store, clock } = workshop;
  const pace = paceOf(workshop, present(store));
  const time = runningTime(store, clock.now(), pace);
  return html`<header class="live-bar" ?data-running=${Boolean(time)}>
    ${time ? timeLeft(time) : nothing} ${time ? running(workshop, pace, time.left) : named(workshop)}
    <saved-state .workshop=${workshop}></saved-state>
    ${workshop.staff || workshop.me.role === "host" ? desk(workshop) : nothing}
    ${workshop.staff ? nothing : html`<raise-hand .workshop=${workshop}></raise-hand>`}
    <help-menu .workshop=${workshop}></help-menu>
  </header>`;
}

/** @param {Workshop} workshop */
function named({ store }) {
  const { title, series } = store.get("all", "workshop") ?? {};
  return html`<p class="what" lang=${languageOf(store)}>
    ${series ? html`<span>${series}</span>` : nothing} <strong>${title}</strong>
  </p>`;
}

/**
 * @param {Workshop} workshop
 * @param {import("./pace.js").Pace | undefined} pace
 * @param {number} left of the step, or of the item where it has none: the clock and “until” say the same
 */
function running({ store, clock }, pace, left) {
  const item = present(store);
  const { step = 0 } = clockEntity(store);
  const [zone, language] = [zoneOf(store), languageOf(store)];
  const part = item?.steps?.[pace?.step ?? step];
  const next = afterThat(store, clock.now(), pace);
  return html`<p class="what">
      <strong lang=${language}>${item?.title}</strong>
      ${part ? html`<span class="part" lang=${language}>${part.title}</span>` : nothing}
      <span class="until">${t("until {time}", { time: timeOfDay(clock.now() + left, zone) })}</span>
    </p>
    ${
      next
        ? html`<p class="next">
          <span>${t("After that")}</span> ${next.begins ? html`<time>${timeOfDay(next.begins, zone)}</time>` : nothing}
          <span lang=${language}>${next.title}</span>
        </p>`
        : html`<p class="next"></p>`
    }`;
}

/** The way back, for who moderates or hosts. @param {Workshop} workshop */
function desk(workshop) {
  return html`<a class="button quiet small desk" href=${`/w/${workshop.about.id}/control`}>
    ${icon("settings")} <span>${t("Control panel")}</span>
  </a>`;
}
