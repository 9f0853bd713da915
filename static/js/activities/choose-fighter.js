/** One fighter, large: the heraldic animal, the name, what is worked on, and the buttons that choose it. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { ordinal, t, unparted } from "../core/words.js";
import { capitals, fit } from "../elements/breadth.js";
import { badge, icon } from "../elements/icons.js";
import { combo } from "./choose-model.js";
import { pickedBy, pips, rankWords, seatWords } from "./choose-parts.js";

/** @typedef {import("./choose-arena.js").ChooseArena} ChooseArena */
/** @typedef {import("./choose-model.js").Fighter} Fighter */

/**
 * On a phone the others lie beside it, in the strip: they are seen, but neither read out nor reached with keys.
 * @param {ChooseArena} arena
 * @param {Fighter} fighter
 */
export function panel(arena, fighter) {
  const { id, name, motto, animal } = fighter;
  const { language } = arena.choice;
  const rank = arena.wished.indexOf(id) + 1;
  const seats = arena.choice.standing(arena.shown.id, fighter);
  return html`<section
    class="fighter"
    role="tabpanel"
    id=${`fighter-${id}`}
    aria-labelledby=${`plate-${id}`}
    data-theme=${id}
    ?data-cursor=${id === arena.cursor}
    ?inert=${id !== arena.cursor}
  >
    <div class="face">
      ${animal ? html`<p class="animal">${t("Heraldic animal: {animal}", { animal })}</p>` : nothing}
      ${badge(fighter)} ${rank ? stamp(arena, rank) : nothing}
    </div>
    <div class="title" lang=${language}>
      <h2 class="name display" ${ref((found) => fit(found, capitals(name)))}>${name}</h2>
      ${motto ? html`<p class="motto">${motto}</p>` : nothing}
    </div>
    <div class="body">
      ${buttons(arena, fighter)}
      <p class="standing">${pips(seats, rank === 1)} ${seatWords(seats, arena.choice.free)}</p>
      ${pickedBy(arena.choice.pickers(arena.shown.id, fighter))} ${toldByName(arena)}
      <div class="about">${quest(fighter, language)} ${moves(fighter, language)} ${host(fighter)}</div>
    </div>
  </section>`;
}

/**
 * What the fighter was chosen as, stamped on its picture.
 * @param {ChooseArena} arena
 * @param {number} rank
 */
function stamp({ choice }, rank) {
  const words = choice.free ? rankWords(rank, choice) : t("{nth} wish", { nth: ordinal(rank) });
  return html`<span class="stamp display" aria-hidden="true">${words}</span>`;
}

/**
 * @param {ChooseArena} arena
 * @param {Fighter} fighter
 */
function buttons(arena, fighter) {
  const { most, free, settled } = arena.choice;
  if (settled) return nothing;
  const had = arena.wished.indexOf(fighter.id) + 1;
  if (free) return seat(arena, fighter, had > 0);
  return html`<div class="buttons">
    ${Array.from({ length: most }, (_, n) => {
      const rank = n + 1;
      const words = rankWords(rank, arena.choice);
      return html`<button
        class="button quiet"
        aria-label=${`${words}: ${unparted(fighter.name)}`}
        aria-pressed=${had === rank}
        @click=${() => arena.pick(fighter.id, rank)}
      >
        ${had === rank ? icon("check") : html`<kbd>${rank}</kbd>`} ${words}
      </button>`;
    })}
  </div>`;
}

/** What everybody should know before they pick. @param {ChooseArena} arena */
function toldByName({ choice: { named, settled } }) {
  return named && !settled
    ? html`<p class="by-name">${t("Everybody sees whom you pick first, with your name.")}</p>`
    : nothing;
}

/**
 * Where a choice takes a seat at once there is one button, and a full theme can be pressed and says so.
 * @param {ChooseArena} arena
 * @param {Fighter} fighter
 * @param {boolean} mine
 */
function seat(arena, fighter, mine) {
  const { full } = arena.choice.standing(arena.shown.id, fighter);
  const words = mine ? t("Your seat") : full ? t("No seat free") : t("Take a seat");
  return html`<div class="buttons">
    <button
      class="button quiet"
      aria-pressed=${mine}
      aria-disabled=${full && !mine}
      @click=${() => arena.pick(fighter.id, 1)}
    >
      ${mine ? icon("check") : html`<kbd>1</kbd>`} ${words}
    </button>
  </div>`;
}

/**
 * @param {Fighter} fighter
 * @param {string} language
 */
function quest({ quest: words }, language) {
  if (!words) return nothing;
  return html`<div class="quest"><h3>${t("Your quest")}</h3><p lang=${language}>${words}</p></div>`;
}

/**
 * @param {Fighter} fighter
 * @param {string} language
 */
function moves({ moves: all = [] }, language) {
  if (all.length === 0) return nothing;
  return html`<div class="moves">
    <h3>${t("Special moves")}</h3>
    <ul lang=${language}>
      ${all.map((move) => html`<li><span>${move}</span> <span class="combo">${combo(move).map((key) => icon(key))}</span></li>`)}
    </ul>
  </div>`;
}

/** @param {Fighter} fighter */
function host({ host: name }) {
  if (!name) return nothing;
  return html`<p class="host">${icon("armchair")} <span>${t("Your host:")} <b>${name}</b></span></p>`;
}
