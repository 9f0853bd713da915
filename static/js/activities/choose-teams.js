/** Where one will be: after the choice has closed, the theme of each round, and why it is this one. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { t, timeOfDay, unparted } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { capitals, fit } from "../elements/breadth.js";
import { badge, icon } from "../elements/icons.js";
import { reason } from "../elements/own-room-reason.js";
import { wishesFor } from "./choose-choice.js";
import { changesIn, fighters, missed } from "./choose-model.js";

/** @typedef {import("./choose.js").ActivityChoose} ActivityChoose */
/** @typedef {import("./choose-model.js").Round} Round */
/** @typedef {import("./choose-model.js").Team} Team */

/** @param {ActivityChoose} element */
export function ownTeams(element) {
  const rounds = element.allRounds;
  const known = rounds.filter(({ id }) => team(element, id));
  if (element.phase === "before")
    return html`<p class="lead">${t("Here you will choose what you work on.")}</p>`;
  if (known.length === 0)
    return html`<p class="lead">${element.settings.release === "by-hand" ? t("The choice is closed. You will be told your room soon.") : t("The choice is closed. You will be shown your room when it opens.")}</p>`;
  return html`<section class="teams" data-look="dark" aria-labelledby="your-rooms">
    <h2 id="your-rooms">${t("The choice is made. This is where you will be:")}</h2>
    <ol>${known.map((round) => place(element, round))}</ol>
  </section>`;
}

/**
 * @param {ActivityChoose} element
 * @param {string} round
 * @returns {Team | undefined}
 */
function team(element, round) {
  return element.store.get(element.own, `team:${round}`);
}

/**
 * @param {ActivityChoose} element
 * @param {Round} round
 */
function place(element, { id, title, starts }) {
  const found = /** @type {Team} */ (team(element, id));
  const fighter = fighters(element.store).find((one) => one.id === found.room);
  if (!fighter) return nothing;
  const zone = zoneOf(element.store);
  const changes = found.why === "host" ? undefined : changesIn(element.store, element.item.id, id);
  return html`<li class="placed" data-theme=${fighter.id}>
    <span class="face">${badge(fighter)}</span>
    <div>
      <p class="when">${title}${starts === undefined ? nothing : html`, <time>${timeOfDay(starts, zone)}</time>`}</p>
      <h3 class="name display" lang=${element.language} ${ref((one) => fit(one, capitals(fighter.name)))}>${fighter.name}</h3>
      <p class="why">${sentence(why(element, id, found))}</p>
      ${changes ? html`<p class="why">${t("Until the end of “{item}” this may change: wishes can be changed until then, and the rooms are given anew.", { item: unparted(changes.title) })}</p>` : nothing}
      ${fighter.host ? html`<p class="host">${icon("armchair")} <span>${t("Your host:")} <b>${fighter.host}</b></span></p>` : nothing}
    </div>
  </li>`;
}

/**
 * @param {ActivityChoose} element
 * @param {string} round
 * @param {Team} found
 */
function why(element, round, found) {
  const names = new Map(fighters(element.store).map(({ id, name }) => [id, name]));
  const full = missed(wishesFor(element, round), found).map((id) => names.get(id) ?? id);
  return reason(found, full);
}

/** @param {string} words */
function sentence(words) {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/**
 * While a break lets people choose again: what they have been given so far.
 * @param {ActivityChoose} element
 * @param {Round[]} open
 */
export function openTeams(element, open) {
  const names = new Map(fighters(element.store).map(({ id, name }) => [id, name]));
  return open.map(({ id, title }) => {
    const { room, why } = team(element, id) ?? {};
    if (!room) return nothing;
    const values = { round: title, theme: names.get(room) ?? room };
    return html`<p class="so-far">
      ${t("{round}: so far you are in {theme}. What you change here counts when the break is over.", values)}
      ${changesIn(element.store, element.item.id, id) && why !== "host" ? t("All rooms are given anew then: yours may change because others wish for something else.") : nothing}
    </p>`;
  });
}
