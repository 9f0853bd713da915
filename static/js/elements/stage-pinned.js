/**
 * The views that are pinned to the stage from the control panel, in place of what is on: how to join, the time that
 * is left, the agenda. Pure drawing, for `stage-screen`; how they are called, for the control panel too.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, forecast, items, present } from "../core/agenda.js";
import { urgency } from "../core/clock.js";
import { t, timeOfDay } from "../core/words.js";
import { languageOf, zoneOf } from "./about.js";
import { property } from "./property.js";
import { digits, runningTime, untilWords } from "./running-time.js";
import { heading, joining } from "./stage-rail.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */
/** @typedef {"join" | "clock" | "agenda"} Pinned */

// So many lines of an agenda have room; more than a few are set closer.
const LINES = 10;
const FEW = 7;

/** How each view is called. @returns {[Pinned, string][]} */
export function pinnable() {
  return [
    ["join", t("How to join")],
    ["clock", t("Time left")],
    ["agenda", t("Agenda")],
  ];
}

/**
 * @param {Workshop} workshop
 * @param {Pinned} view
 */
export function pinned(workshop, view) {
  if (view === "join") return leaf("join", t("How to join"), joining(workshop));
  if (view === "agenda") return leaf("agenda", t("Agenda"), agenda(workshop));
  return leaf("clock", present(workshop.store)?.title ?? "", time(workshop), languageOf(workshop.store));
}

/**
 * @param {Pinned} view
 * @param {string} title
 * @param {unknown} drawn
 * @param {string} [language] of the title, where it is not the page's
 */
function leaf(view, title, drawn, language) {
  return html`<article class="leaf pinned" data-view=${view}>
    <header class="head">
      ${heading(title, language)}
    </header>
    ${drawn}
  </article>`;
}

/** @param {Workshop} workshop */
function time(workshop) {
  const found = runningTime(workshop.store, workshop.clock.now());
  if (!found) return nothing;
  const written = digits(found.left);
  return html`<div class="stage-time" data-tone=${urgency(found.left, found.whole)}>
    <p class="display big-clock" role="timer" aria-label=${t("Time left")} ${property("--letters", written.length)}>${written}</p>
    <p class="stage-lead">${untilWords(workshop, found)}</p>
  </div>`;
}

/** What ran, runs and will run: from just before what is on, as much as can be read. @param {Workshop} workshop */
function agenda({ store, clock }) {
  const now = clockEntity(store).item;
  const spans = forecast(store, clock.now());
  const whole = items(store).filter(({ id }) => spans.has(id));
  const at = whole.findIndex(({ id }) => id === now);
  const first = Math.max(0, Math.min(at - 1, whole.length - LINES));
  return html`<ol class="lines" ?data-many=${whole.length > FEW}>
    ${repeat(
      whole.slice(first, first + LINES),
      ({ id }) => id,
      ({ id, title }, place) => {
        const { start = 0 } = spans.get(id) ?? {};
        return html`<li aria-current=${id === now ? "step" : nothing} ?data-past=${first + place < at}>
          <time class="display">${timeOfDay(start, zoneOf(store))}</time>
          <span lang=${languageOf(store)}>${title}</span>
        </li>`;
      },
    )}
  </ol>`;
}
