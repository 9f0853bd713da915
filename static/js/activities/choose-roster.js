/** The fighters in a row, and the line below them. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { fit } from "../elements/breadth.js";
import { badge, icon } from "../elements/icons.js";
import { chosenWords } from "./choose-model.js";
import { pips, rankWords, seatWords } from "./choose-parts.js";

/** @typedef {import("./choose-arena.js").ChooseArena} ChooseArena */
/** @typedef {import("./choose-model.js").Fighter} Fighter */

/**
 * A fighter in the row: what was wished for is flagged, the one under the cursor framed.
 * @param {ChooseArena} arena
 * @param {Fighter} fighter
 * @param {{ whole: number, longest: number }} sizes in which all names of the row are set
 */
export function plate(arena, fighter, sizes) {
  const { id, name } = fighter;
  const { free, standing } = arena.choice;
  const rank = arena.wished.indexOf(id) + 1;
  const seats = standing(arena.shown.id, fighter);
  return html`<button
    class="plate"
    role="tab"
    id=${`plate-${id}`}
    aria-controls=${`fighter-${id}`}
    aria-selected=${id === arena.cursor}
    tabindex=${id === arena.cursor ? 0 : -1}
    data-theme=${id}
    data-wish=${rank || nothing}
    @click=${() => arena.look(id)}
  >
    <span class="frame"></span><span class="gap"></span>
    <span class="face">
      ${badge(fighter)}
      <span class="foot may-hide">
        <span class="name display" lang=${arena.choice.language} ${ref((found) => fit(found, sizes))}>${name}</span>
        ${pips(seats, rank === 1)} ${seatWords(seats, free)}
      </span>
    </span>
    ${rank ? html`<span class="flag"><b class="display">${rank}</b> <span class="may-hide">${rankWords(rank, arena.choice)}</span></span>` : nothing}
    ${free && seats.full && !rank ? html`<span class="flag full">${icon("lock")} ${t("full")}</span>` : nothing}
  </button>`;
}

/** The keys, the rule, and how many have chosen. @param {ChooseArena} arena */
export function footLine(arena) {
  const { most, free, turnout } = arena.choice;
  return html`<footer class="foot-line">
    <p class="keys"><kbd>${icon("arrow-left")}<span class="visually-hidden">${t("Arrow left")}</span></kbd>
      <kbd>${icon("arrow-right")}<span class="visually-hidden">${t("Arrow right")}</span></kbd> ${t("look at a theme")}</p>
    <p class="keys">
      ${Array.from({ length: most }, (_, n) => html`<kbd>${n + 1}</kbd> `)} ${free ? t("take a seat") : t("make a wish")}
    </p>
    ${free || most === 1 ? nothing : html`<p class="rule">${t("No seat free? Then your second wish counts.")}</p>`}
    <p class="count">${chosenWords(turnout(arena.shown.id))}</p>
  </footer>`;
}
