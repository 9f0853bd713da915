/** How the list of people says what somebody is here, and whether they are connected. Pure drawing. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { sinceWhen } from "./control-roster.js";

/** @typedef {import("./control-roster.js").Sieve} Sieve */

/**
 * @param {import("./control-roster.js").Attendee} one
 * @param {string} zone
 */
export function connection(one, zone) {
  const { removed, connected } = one;
  const since = sinceWhen(one, zone);
  if (removed) return html`<span class="tag" data-tone="alarm">${t("removed")}</span>`;
  const words = connected ? t("connected") : t("not connected");
  // When they came is said apart, not as if they were connected at that time.
  return html`<span class="tag" data-tone=${connected ? "good" : ""}>${words}</span> <small>${one.since === undefined && since ? "· " : ""}${since}</small>`;
}

/**
 * The box by which somebody is moved with others.
 * @param {import("./control-roster.js").Attendee} one
 * @param {boolean} picked
 * @param {() => void} pick
 */
export function picking({ name }, picked, pick) {
  return html`<input
    type="checkbox"
    aria-label=${t("Move {name}", { name })}
    .checked=${picked}
    @change=${pick}
  />`;
}

/**
 * The room in which somebody is; else the one that they have next, or had last.
 * @param {import("./control-roster.js").Attendee} one
 * @param {(room: string) => string} roomName
 */
export function whereOf({ room, given = "", ahead }, roomName) {
  if (room || !given) return roomName(room);
  const name = roomName(given);
  return html`<small>${ahead ? t("next: {room}", { room: name }) : t("last: {room}", { room: name })}</small>`;
}

/** @param {string} name of a role */
export function role(name) {
  const words = {
    participant: t("Participant"),
    host: t("Host"),
    moderator: t("Moderator"),
    organiser: t("Organiser"),
  };
  return words[/** @type {"host"} */ (name)] ?? name;
}

/**
 * The field in which one looks for somebody.
 * @param {string} wanted
 * @param {(wanted: string) => void} look
 */
export function searching(wanted, look) {
  return html`<p class="field">
    <label for="register-search">${t("Search by name, organisation or room")}</label>
    <input
      id="register-search"
      type="search"
      autocomplete="off"
      autofocus
      .value=${wanted}
      @input=${(/** @type {any} */ event) => look(event.target.value)}
    />
  </p>`;
}

/**
 * Which of them are shown.
 * @param {ReturnType<typeof import("./control-roster.js").counts>} many
 * @param {Sieve} chosen
 * @param {(sieve: Sieve) => void} choose
 */
export function sieves(many, chosen, choose) {
  /** @type {[Sieve, string][]} */
  const offered = [
    ["all", t("All")],
    ["connected", t("Connected")],
    ["away", t("Not connected")],
  ];
  if (many.rooms) offered.push(["roomless", t("Without a room")]);
  if (many.late) offered.push(["late", t("Came late")]);
  if (many.removed) offered.push(["removed", t("Removed")]);
  return html`<div class="segmented" role="group" aria-label=${t("Who is shown")}>
      ${offered.map(
        ([sieve, words]) => html`<button
          aria-pressed=${chosen === sieve}
          @click=${() => choose(sieve)}
        >${words}</button>`,
      )}
    </div>`;
}
