/**
 * Who would go where if the choice closed now, for those who moderate: how many get which wish, how large the rooms
 * are, which are too small, and who is put elsewhere. All of it comes true when the choice closes, or where it is
 * released by hand, when it is.
 */

import { html, nothing } from "../../vendor/lit.js";
import { number, ordinal, t, timeOfDay, tn, unparted } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { icon } from "../elements/icons.js";
import { awaiting } from "./choose-choice.js";
import { mergingAny, moving } from "./choose-mover.js";

/** @typedef {import("./choose.js").ActivityChoose} ActivityChoose */
/** @typedef {import("./choose-model.js").Round} Round */
/** @typedef {import("./choose-model.js").Team} Team */
/** @typedef {{ at: number, teams: Record<string, Team>, fixed?: Record<string, string>, merged?: Record<string, string>, few?: Record<string, string> }} Lineup */

/** @param {ActivityChoose} element */
export function lineups(element) {
  const open = element.allRounds.filter(({ begun }) => !begun);
  if (open.length === 0) return nothing;
  if (element.phase !== "open")
    return awaiting(element.store, element.item) ? release(element, open) : nothing;
  const found = open.map((round) => ({ round, lineup: lineupOf(element, round) }));
  const at = found[0]?.lineup?.at;
  return html`<section class="lineup" aria-labelledby="lineup">
    <h3 id="lineup">${t("If it closed now")}</h3>
    <p>
      <button class="button" @click=${() => element.act("choose.line_up")}>
        ${icon("users")} ${at ? t("Work it out again") : t("Work out who would go where")}
      </button>
      ${at ? html`<span class="muted">${t("As it stood at {time}. Nobody else sees it.", { time: timeOfDay(at, zoneOf(element.store)) })}</span>` : nothing}
    </p>
    ${found.map(({ round, lineup }) => (lineup ? one(element, round, lineup) : nothing))}
    ${at ? html`<p class="muted">${t("Moves and merged rooms hold when the choice closes; everybody else is placed by their wishes as they are then.")}</p>` : nothing}
    ${element.refused()}
  </section>`;
}

/**
 * After the close, until everybody is told.
 * @param {ActivityChoose} element
 * @param {Round[]} open
 */
function release(element, open) {
  return html`<section class="lineup" aria-labelledby="lineup">
    <h3 id="lineup">${t("Nobody else sees it yet")}</h3>
    <p>
      <button class="button" aria-haspopup="dialog" @click=${() => asking(element)?.showModal()}>
        ${icon("megaphone")} ${t("Tell everybody their room …")}
      </button>
      <button class="button quiet" @click=${() => element.act("choose.line_up")}>${icon("users")} ${t("Work it out again")}</button>
    </p>
    <p class="muted">${t("What nobody has released is told when the first of these rooms opens.")}</p>
    ${open.map((round) => {
      const lineup = lineupOf(element, round);
      return lineup ? one(element, round, lineup) : nothing;
    })}
    ${element.refused()}
    <dialog class="dialog" id="release-ask" aria-labelledby="release-title">
      <h2 id="release-title">${t("Tell everybody their room?")}</h2>
      <p>${t("Everybody sees at once where they will be, and why. For five minutes it can be taken back, as long as the rooms have not opened; single people can still be moved while they are open.")}</p>
      <div class="buttons">
        <button class="button quiet" @click=${() => asking(element)?.close()}>${t("Not yet")}</button>
        <button class="button" @click=${() => tell(element)}>${icon("megaphone")} ${t("Tell everybody their room")}</button>
      </div>
    </dialog>
  </section>`;
}

/** @param {ActivityChoose} element @returns {HTMLDialogElement | null} */
function asking(element) {
  return element.querySelector("#release-ask");
}

/** @param {ActivityChoose} element */
function tell(element) {
  asking(element)?.close();
  return element.act("choose.release");
}

/**
 * @param {ActivityChoose} element
 * @param {Round} round
 * @returns {Lineup | undefined}
 */
function lineupOf({ store }, { id }) {
  return store.get("staff", `lineup:${id}`);
}

/**
 * @param {ActivityChoose} element
 * @param {Round} round
 * @param {Lineup} lineup
 */
function one(element, round, lineup) {
  const { fighters } = element.choice;
  const names = new Map(fighters.map(({ id, name }) => [id, unparted(name)]));
  return html`<section class="round" aria-label=${round.title}>
    <h4>${round.title}</h4>
    <p>${granted(Object.values(lineup.teams))}</p>
    <ul class="sizes">${fighters.map((fighter) => size(lineup, fighter, names))}</ul>
    ${merging(element, round, lineup, names)} ${moving(element, round, lineup, names)}
    ${mergingAny(element, round, lineup, names)}
  </section>`;
}

/** @param {Team[]} teams */
function granted(teams) {
  const wishes = [1, 2, 3, 0].map((rank) => ({
    rank,
    many: teams.filter(({ wish = 0 }) => wish === rank).length,
  }));
  return wishes
    .filter(({ rank, many }) => many > 0 || rank === 1 || rank === 2)
    .map(({ rank, many }) =>
      rank
        ? t("{nth} wish: {many}", { nth: ordinal(rank), many: number(many) })
        : t("no wish, or none that could be met: {many}", { many: number(many) }),
    )
    .join(" · ");
}

/**
 * How many a room would have, of how many seats.
 * @param {Lineup} lineup
 * @param {import("./choose-model.js").Fighter} fighter
 * @param {Map<string, string>} names
 */
function size({ teams, merged = {} }, { id, name, seats = null }, names) {
  const into = merged[id];
  if (into)
    return html`<li><span>${name}</span> <b>${t("with {room}", { room: names.get(into) ?? into })}</b></li>`;
  const many = Object.values(teams).filter(({ room }) => room === id).length;
  const words =
    seats === null
      ? tn("{n} person", "{n} people", many)
      : `${number(many)} ${tn("of {n} seat", "of {n} seats", seats)}`;
  return html`<li data-tone=${seats !== null && many > seats ? "signal" : ""}><span>${name}</span> <b>${words}</b></li>`;
}

/**
 * Rooms that are too small for what the file asks, with what is proposed; any others; and those that are merged already.
 * @param {ActivityChoose} element
 * @param {Round} round
 * @param {Lineup} lineup
 * @param {Map<string, string>} names
 */
function merging(element, { id: round }, { few = {}, merged = {} }, names) {
  const called = (/** @type {string} */ id) => names.get(id) ?? id;
  const merge = (/** @type {string} */ room, /** @type {string} */ into) =>
    element.act("choose.merge", { round, room, into });
  return html`${Object.entries(few).map(
    ([room, into]) => html`<p class="notice" data-tone="signal">
      ${icon("triangle-alert")}
      <span>${t("{room} has fewer people than it needs.", { room: called(room) })}</span>
      ${
        into
          ? html`<button class="button quiet small" @click=${() => merge(room, into)}>
              ${t("Let it work with {room}", { room: called(into) })}
            </button>`
          : html`<span>${t("No other room has seats for them.")}</span>`
      }
    </p>`,
  )}
  ${Object.entries(merged).map(
    ([room, into]) => html`<p>
      ${t("{room} works with {other}.", { room: called(room), other: called(into) })}
      <button class="button quiet small" @click=${() => merge(room, "")}>${icon("undo-2")} ${t("Give it its own room again")}</button>
    </p>`,
  )}`;
}
