/** The choice as moderators see it: live standings of every round, and after the close sizes and satisfaction. */

import { html, nothing } from "../../vendor/lit.js";
import { number, ordinal, t, tn } from "../core/words.js";
import { badge, icon } from "../elements/icons.js";
import { lineups } from "./choose-lineup.js";
import { chosenWords, ofInterest } from "./choose-model.js";
import { seatsIn } from "./choose-seats.js";

/** @typedef {import("./choose.js").ActivityChoose} ActivityChoose */
/** @typedef {import("./choose-choice.js").Choice} Choice */
/** @typedef {import("./choose-model.js").Fighter} Fighter */
/** @typedef {import("./choose-model.js").Round} Round */
/** @typedef {import("./choose-model.js").Teams} Teams */
/** @typedef {Round & { teams: Teams | undefined }} Stand */

/** @param {ActivityChoose} element */
export function standings(element) {
  const { choice } = element;
  const rounds = ofInterest(element.allRounds).map((round) => ({
    ...round,
    teams: element.store.get("all", `teams:${round.id}`),
  }));
  // Where there is one, it is named above.
  const of = (/** @type {string} */ title) => (rounds.length > 1 ? html`${title}<br />` : nothing);
  return html`<section class="standings">
    ${element.phase === "open" && choice.rounds.length === 0 ? isOver() : nothing}
    <ul class="turnout">${rounds.map((round) => turnout(choice, round, seatsIn(element.store, round.id)))}</ul>
    <div class="scroll" role="region" tabindex="0" aria-label=${t("Standings")}><table class="table">
      <thead>
        <tr>
          <th scope="col">${t("Theme")}</th>
          <th scope="col" class="num">${t("Seats")}</th>
          ${rounds.map(
            ({
              title,
              teams,
            }) => html`<th scope="col" class="num">${of(title)}${choice.free ? t("Seats taken") : t("First wishes")}</th>
              ${teams ? html`<th scope="col" class="num">${of(title)}${t("Placed")}</th>` : nothing}`,
          )}
        </tr>
      </thead>
      <tbody>
        ${choice.fighters.map((fighter) => row(choice, rounds, fighter))}
      </tbody>
    </table></div>
    ${lineups(element)}
  </section>`;
}

/**
 * How many have chosen for a round; once they are placed, how many got which wish.
 * @param {Choice} choice
 * @param {Stand} round
 * @param {number} seats in all rooms of the round
 */
function turnout({ turnout: of, time }, { id, title, starts, teams }, seats) {
  const { people } = of(id);
  return html`<li>
    <b>${[title, time(starts)].filter(Boolean).join(", ")}</b>
    <span>${chosenWords(of(id))}</span>
    ${people > seats && !teams ? tooMany(people - seats) : nothing}
    ${teams ? satisfaction(teams) : nothing}
  </li>`;
}

/** @param {Teams} teams */
function satisfaction({ wishes, sizes }) {
  const all = Object.values(sizes).reduce((sum, one) => sum + one, 0);
  const granted = Object.entries(wishes)
    .map(([rank, many]) => ({ rank: Number(rank), many: number(many) }))
    .sort((a, b) => (a.rank || 99) - (b.rank || 99));
  return html`<span class="satisfaction">
    ${icon("users")} ${tn("{n} person has a room", "{n} people have a room", all)}:
    ${granted
      .map(({ rank, many }) =>
        rank
          ? t("{nth} wish: {many}", { nth: ordinal(rank), many })
          : t("no wish, or none that could be met: {many}", { many }),
      )
      .join(" · ")}
  </span>`;
}

/**
 * @param {Choice} choice
 * @param {Stand[]} rounds
 * @param {Fighter} fighter
 */
function row(choice, rounds, fighter) {
  const { seats = null } = fighter;
  return html`<tr data-theme=${fighter.id}>
    <th scope="row"><span class="theme">${badge(fighter)} <span lang=${choice.language}>${fighter.name}</span></span></th>
    <td class="num">${seats === null ? t("any") : number(seats)}</td>
    ${rounds.map(({ id, teams }) => {
      const { taken, free } = choice.standing(id, fighter);
      const placed = teams?.sizes[fighter.id] ?? 0;
      return html`<td class="num">${free < 0 && !teams ? over(-free) : nothing} ${number(taken)}</td>
        ${teams ? html`<td class="num">${seats !== null && placed > seats ? over(placed - seats) : nothing} <b>${number(placed)}</b></td>` : nothing}`;
    })}
  </tr>`;
}

/** Whoever was led back to it behind its last room sees what it came to, and can choose nothing. */
const isOver = () =>
  html`<p class="notice">${icon("info")} <span>${t("All rooms of this choice have been open: nobody can choose any more.")}</span></p>`;

/** In a row, where there is little room. @param {number} more */
function over(more) {
  return html`<span class="tag" data-tone="signal">${tn("{n} too many", "{n} too many", more)}</span>`;
}

/** @param {number} more */
function tooMany(more) {
  return html`<span class="tag" data-tone="signal">${tn("{n} more than seats", "{n} more than seats", more)}</span>`;
}
