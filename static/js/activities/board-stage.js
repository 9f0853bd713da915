/**
 * The rooms on the shared screen: where to go, how many people are there, and how the boards grow, one slip of
 * paper for each card. Never a text.
 */

import { html, nothing, ref, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { roomNumber } from "../elements/conference.js";
import { badge } from "../elements/icons.js";
import { fitted, lengthOf } from "../elements/stage-rail.js";

/** @typedef {import("./board-model.js").Theme} Theme */
/**
 * @typedef {object} Known what the stage may know of the rooms
 * @property {(room: string) => number} cards that hang there
 * @property {(room: string) => number} people whose room it is now, as moderators count them
 * @property {(room: string) => string[]} together the names of the rooms that work in this one
 * @property {string} language in which the themes are written
 * @property {string} talk the conference of the whole workshop, if it has one
 */

// More slips than that cannot be told apart; the number says the rest.
const MOST_SLIPS = 120;
// More rooms than that stand in two columns.
const ONE_COLUMN = 6;

/**
 * @param {{ id: string, value: Theme }[]} rooms
 * @param {Known} known
 */
export function onStage(rooms, known) {
  const most = Math.max(1, ...rooms.map(({ id }) => known.cards(id)));
  const shared = rooms.some(({ value }) => !value.conference) && known.talk;
  return html`
    <p class="stage-lead leading">
      ${t("Every group works in its own room. Your page has taken you there.")}
      ${shared ? html`${t("We talk at")} ${readOut(known.talk)}` : nothing}
    </p>
    <div class="stage-wall kraft">
      <ul class="stage-rooms" ?data-many=${rooms.length > ONE_COLUMN} ${ref((list) => scale(list, most, rooms.length))}>
        ${repeat(
          rooms,
          ({ id }) => id,
          ({ id, value }) => stageRoom(id, value, known),
        )}
      </ul>
    </div>
  `;
}

/**
 * @param {string} id
 * @param {Theme} theme
 * @param {Known} known
 */
function stageRoom(id, theme, known) {
  const [cards, people, together] = [known.cards(id), known.people(id), known.together(id)];
  return html`<li data-theme=${id}>
    <h2 class="card sign" data-colour="white">${badge(theme)} <span lang=${known.language} data-length=${lengthOf(theme.name)} ${fitted(theme.name)}>${theme.name}</span></h2>
    <div class="slips" aria-hidden="true">
      ${repeat(
        Array.from({ length: Math.min(cards, MOST_SLIPS) }, (_, place) => place),
        (place) => place,
        () => html`<i class="slip"></i>`,
      )}
    </div>
    <p class="many">${tn("{n} card", "{n} cards", cards)}</p>
    <p class="door">
      ${people ? html`<b>${tn("{n} person", "{n} people", people)}</b>` : nothing}
      ${together.length ? html`<span>${t("together with {rooms}", { rooms: together.join(", ") })}</span>` : nothing}
      ${theme.conference ? html`<b>${roomNumber(theme)}</b> <span class="address">${readOut(theme.conference)}</span>` : nothing}
    </p>
  </li>`;
}

/**
 * The fullest board takes the whole row, and the others as much of it as they have; all rows share the height.
 * @param {Element | undefined} list
 * @param {number} most
 * @param {number} rooms
 */
function scale(list, most, rooms) {
  if (!(list instanceof HTMLElement)) return;
  list.style.setProperty("--most", String(Math.min(most, MOST_SLIPS)));
  list.style.setProperty("--rows", String(rooms > ONE_COLUMN ? Math.ceil(rooms / 2) : rooms));
}

/** An address as one reads it out, which may break after a slash. @param {string} address */
function readOut(address) {
  const parts = address
    .replace(/^https:\/\/(www\.)?/, "")
    .replace(/\/$/, "")
    .split("/");
  return parts.map((part, place) => html`${place ? html`/<wbr />` : nothing}${part}`);
}
