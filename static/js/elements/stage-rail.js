/**
 * The column at the stage's side: the time that is left, what comes next, how many are here, and how to join,
 * the last always in the same corner. Pure drawing, for `stage-screen`.
 */

import { html, nothing, ref } from "../../vendor/lit.js";
import { urgency } from "../core/clock.js";
import { t, timeOfDay, tn, unparted } from "../core/words.js";
import { languageOf, zoneOf } from "./about.js";
import { fit, inTitle } from "./breadth.js";
import { icon } from "./icons.js";
import { property } from "./property.js";
import { afterThat, digits, runningTime, share, untilWords } from "./running-time.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */

/** Longer ones are set smaller, so that a heading takes two lines at most. @param {string} title */
export function lengthOf(title) {
  const letters = [...unparted(title)].length;
  if (letters <= 12) return "short";
  return letters <= 26 ? "middle" : "long";
}

/** Tells the style sheet how broad the words of a title are: `<h1 ${fitted(title)}>`. @param {string} title */
export const fitted = (title) => ref((found) => fit(found, inTitle(title)));

/**
 * The title of what is on, as large as its longest word lets it be.
 * @param {string} title
 * @param {string} [language] in which it is written, where it is not the page's
 */
export function heading(title, language) {
  return html`<h1 class="display" lang=${language ?? nothing} data-length=${lengthOf(title)} ${fitted(title)}>${title}</h1>`;
}

/** @param {Workshop} workshop */
export function timeBlock({ store, clock }) {
  const time = runningTime(store, clock.now());
  if (!time) return nothing;
  const tone = urgency(time.left, time.whole);
  const written = digits(time.left);
  return html`<section class="time" data-tone=${tone} ?data-held=${time.held} aria-label=${t("Time left")}>
    <p class="display digits" role="timer" ${property("--letters", written.length)}>${written}</p>
    <p class="bar" aria-hidden="true" ${property("--left", share(time))}></p>
    <p class="until">${time.held ? icon("pause") : nothing} ${untilWords({ store, clock }, time)}</p>
  </section>`;
}

/** @param {Workshop} workshop */
export function nextBlock({ store, clock }) {
  const next = afterThat(store, clock.now());
  if (!next) return nothing;
  const { begins } = next;
  return html`<section class="next">
    <h2 class="small">${t("After that")}</h2>
    ${begins ? html`<p class="display at"><time>${timeOfDay(begins, zoneOf(store))}</time></p>` : nothing}
    <p class="title" data-length=${lengthOf(next.title)} lang=${languageOf(store)} ${fitted(next.title)}>${next.title}</p>
  </section>`;
}

/** How many are here; a line that is cut is said in the same place. @param {Workshop} workshop */
export function people(workshop) {
  if (workshop.socket.state !== "open")
    return html`<p class="people" role="status">${icon("wifi-off")} ${t("connecting again …")}</p>`;
  const many = workshop.connected;
  if (many === 0) return nothing;
  return html`<p class="people">${icon("users")} ${tn("{n} person is connected", "{n} people are connected", many)}</p>`;
}

/**
 * Where to go and what to type, and the picture that does both. The secret of the address is in the picture only.
 * @param {Workshop} workshop
 */
export function joining({ store }) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("joining"));
  const found = template?.content.querySelector(".joining");
  const { code } = store.get("all", "workshop") ?? {};
  if (!(found instanceof HTMLElement) || !code) return nothing;
  const { host } = new URL(found.dataset.address ?? "", location.href);
  return html`<section class="joining" aria-label=${t("How to join")}>
    <div class="said">
      <h2 class="small">${t("Join at")}</h2>
      <p class="host">${host}</p>
      ${spoken(code)}
    </div>
    <div class="picture" role="img" aria-label=${t("QR code to join")}>${picture(found)}</div>
  </section>`;
}

/** A word, and its numbers on a line of their own where both together would be small. @param {string} code */
function spoken(code) {
  const lines = code.length > 10 ? (code.match(/^\S+|\d.*$/g) ?? [code]) : [code];
  const letters = Math.max(...lines.map((line) => line.length));
  return html`<p class="display code" ${property("--letters", letters)}>${lines.map((line) => html`<span>${line}</span> `)}</p>`;
}

/** @param {HTMLElement} drawn by the server */
function picture(drawn) {
  const found = drawn.querySelector("svg");
  const copy = /** @type {SVGElement | undefined} */ (found?.cloneNode(true));
  copy?.setAttribute("aria-hidden", "true");
  return copy ?? nothing;
}
