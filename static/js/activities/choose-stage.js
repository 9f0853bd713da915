/**
 * The choice on the shared screen: the fighters with their live standings, and when no round is ahead any more the teams. Only
 * what everybody may see; nothing to press.
 */

import { html, nothing, ref, repeat } from "../../vendor/lit.js";
import { number, t, tn } from "../core/words.js";
import { fit, together } from "../elements/breadth.js";
import { badge } from "../elements/icons.js";
import { TWO_ROWS } from "./choose-grid.js";
import { chosenWords, fighters } from "./choose-model.js";
import { pips, seatWords } from "./choose-parts.js";

/** @typedef {import("./choose.js").ActivityChoose} ActivityChoose */
/** @typedef {import("./choose-choice.js").Choice} Choice */
/** @typedef {import("./choose-model.js").Fighter} Fighter */
/** @typedef {import("./choose-model.js").Round} Round */
/** @typedef {import("./choose-model.js").Teams} Teams */

/** @param {ActivityChoose} element */
export function portraits(element) {
  const all = fighters(element.store);
  const { choice } = element;
  const sizes = together(all.map(({ name }) => name));
  const closed = element.phase === "after" || choice.rounds.length === 0;
  const revealed = closed && element.allRounds.some(({ id }) => teams(element, id));
  const rounds = revealed ? element.allRounds : choice.rounds;
  return html`<div class="stage-choice" data-many=${all.length >= TWO_ROWS ? "yes" : "no"} ${ref((found) => columns(found, all.length))}>
    <ol class="portraits">
      ${repeat(
        all,
        ({ id }) => `${revealed}${id}`,
        (fighter) => html`<li class="plate" data-theme=${fighter.id} ?data-revealed=${revealed}>
          <span class="frame"></span>
          <span class="face">
            ${badge(fighter)}
            <span class="foot">
              <span class="name display" lang=${element.language} ${ref((found) => fit(found, sizes))}>${fighter.name}</span>
              ${revealed ? teamSizes(element, rounds, fighter) : standings(choice, rounds, fighter)}
            </span>
          </span>
        </li>`,
      )}
    </ol>
    ${rounds.length && !revealed ? turnout(choice, rounds) : nothing}
  </div>`;
}

/**
 * The first round that is ahead as pips, the others as numbers.
 * @param {Choice} choice
 * @param {Round[]} rounds
 * @param {Fighter} fighter
 */
function standings(choice, [first, ...others], fighter) {
  if (!first) return nothing;
  const seats = choice.standing(first.id, fighter);
  return html`${pips(seats)} ${seatWords(seats, choice.free)}
    ${others.map((round) => {
      const { taken } = choice.standing(round.id, fighter);
      return html`<span class="seats"><span>${round.title}</span> <b>${number(taken)}</b></span>`;
    })}`;
}

/**
 * @param {ActivityChoose} element
 * @param {Round[]} rounds
 * @param {Fighter} fighter
 */
function teamSizes(element, rounds, { id }) {
  return rounds.map((round) => {
    const into = element.store.get("all", `merged:${round.id}`)?.into?.[id];
    const room = into && element.store.get("all", `theme:${into}`)?.name;
    // Rooms that work together are one.
    if (room) return html`<span class="size">${t("with {room}", { room })}</span>`;
    const many = teams(element, round.id)?.sizes[id] ?? 0;
    return html`<span class="size">
      <b class="display">${number(many)}</b> <span>${rounds.length > 1 ? round.title : tn("person", "people", many)}</span>
    </span>`;
  });
}

/**
 * @param {Choice} choice
 * @param {Round[]} rounds
 */
function turnout(choice, rounds) {
  return html`<p class="turnout">
    ${rounds.map((round) => {
      return html`<span>
        ${rounds.length > 1 ? html`<span class="muted">${[round.title, choice.time(round.starts)].filter(Boolean).join(", ")}</span>` : nothing}
        ${chosenWords(choice.turnout(round.id))}
      </span>`;
    })}
  </p>`;
}

/**
 * @param {ActivityChoose} element
 * @param {string} round
 * @returns {Teams | undefined}
 */
function teams(element, round) {
  return element.store.get("all", `teams:${round}`);
}

/**
 * @param {Element | undefined} found
 * @param {number} many
 */
function columns(found, many) {
  if (!(found instanceof HTMLElement)) return;
  found.style.setProperty("--columns", String(many >= TWO_ROWS ? Math.ceil(many / 3) : Math.max(many, 2)));
}
