/** Before it begins: that one is in, when it begins, how it works, and the agenda of the day. Pure drawing. */

import { html, nothing } from "../../vendor/lit.js";
import { items, plan } from "../core/agenda.js";
import { spoken, t, timeOfDay, tn } from "../core/words.js";
import { languageOf, zoneOf } from "./about.js";
import { beginning } from "./beginning.js";
import { wayTo } from "./conference.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */

/** @param {Workshop} workshop */
export function waitingRoom(workshop) {
  const { person } = workshop.me;
  const name = workshop.store.get(`me:${person}`, `name:${person}`)?.name;
  return html`<section class="waiting-room">
    <div class="welcome">
      <h1 tabindex="-1">${name ? t("You are in, {name}.", { name }) : t("You are in.")}</h1>
      ${begins(workshop)}
      ${company(workshop)}
      ${howItWorks(workshop)}
    </div>
    ${theDay(workshop)}
  </section>`;
}

/** @param {Workshop} workshop */
function begins({ store, clock }) {
  const { words, left } = beginning(store, clock.now());
  return html`<p class="lead">${words}</p>
    ${left ? html`<p class="display big-clock" role="timer" aria-label=${t("Time left")}>${left}</p>` : nothing}`;
}

/** @param {Workshop} workshop */
function company({ connected: many, staff }) {
  if (many === 0 || (staff && many === 1)) return nothing;
  return html`<p class="company">
    ${icon("users")} ${tn("You are the first one here.", "{n} people are connected.", many)}
  </p>`;
}

/** @param {Workshop} workshop */
function howItWorks({ store }) {
  const { conference } = store.get("all", "workshop")?.links ?? {};
  return html`<h2>${t("How it works")}</h2>
    <ul class="how">
      <li>
        ${icon("arrow-right")}
        <p>${t("You need not do anything. This page moves on by itself, into your room and back.")}</p>
      </li>
      <li>
        ${icon("check")}
        <p>${t("Whatever you write is kept, even if your connection breaks. At the top it says when it is saved.")}</p>
      </li>
      <li>
        ${icon("life-buoy")}
        <p>${t("If something does not work, press “Help” at the top, the life ring. Somebody will come.")}</p>
      </li>
      ${
        conference
          ? html`<li>
              ${icon("video")}
              <p>
                ${t("We talk in the video conference.")}
                ${wayTo(conference)}
              </p>
            </li>`
          : nothing
      }
    </ul>`;
}

/** @param {Workshop} workshop */
function theDay({ store }) {
  const announced = plan(store);
  const whole = items(store);
  const zone = zoneOf(store);
  const end = Math.max(0, ...[...announced.values()].map((span) => span.end));
  if (whole.length === 0) return nothing;
  return html`<section class="day" aria-labelledby="day-title">
    <h2 id="day-title">${t("The day")}</h2>
    <ol lang=${languageOf(store)}>
      ${whole.map(
        (item) => html`<li data-kind=${item.kind}>
          <time>${timeOfDay(announced.get(item.id)?.start ?? 0, zone)}</time>
          <p><b>${item.title}</b> ${item.note ? html`<span>${item.note}</span>` : nothing}</p>
        </li>`,
      )}
      <li class="end" lang=${spoken()}><time>${timeOfDay(end, zone)}</time> <p>${t("End")}</p></li>
    </ol>
  </section>`;
}
