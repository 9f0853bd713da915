/**
 * The plain list: the same choice without a show, complete with the keyboard alone and read from top to bottom.
 * What it is about first, then one group of fields for each round. It says what was chosen as `themes`.
 */

import { html, live, nothing, repeat } from "../../vendor/lit.js";
import { number, ordinal, t, unparted } from "../core/words.js";
import { badge, icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { ready } from "./choose-choice.js";
import { chosenWords } from "./choose-model.js";
import { pickedBy, rankWords, seatWords } from "./choose-parts.js";
import { until } from "./choose-wishes.js";

/** @typedef {import("./choose-choice.js").Choice} Choice */
/** @typedef {import("./choose-model.js").Fighter} Fighter */
/** @typedef {import("./choose-model.js").Round} Round */

export class ChooseList extends Piece {
  static properties = {
    ...Piece.properties,
    choice: { attribute: false },
    toggle: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Choice} */
    this.choice = /** @type {any} */ (undefined);
    /** @type {unknown} the button that leads back to the select screen */
    this.toggle = nothing;
  }

  render() {
    const { choice } = this;
    return html`
      <header class="list-head"><h2>${t("Choose a theme")}</h2> ${this.toggle}</header>
      ${this.themes()}
      <div class="form">
        ${choice.named && !choice.settled ? html`<p class="muted">${t("Everybody sees whom you pick first, with your name.")}</p>` : nothing}
        ${choice.settled ? html`<p class="notice">${icon("info")} <span>${choice.settled}</span></p>` : choice.rounds.map((round) => this.round(round))}
        ${
          choice.problem
            ? html`<p class="notice" data-tone="alarm" role="alert">${icon("triangle-alert")} <span>${choice.problem}</span></p>`
            : nothing
        }
        ${choice.settled ? nothing : this.state()}
      </div>
    `;
  }

  state() {
    const done = ready(this.choice);
    return html`<p class="notice" role="status" data-tone=${done ? "good" : "signal"}>
      ${icon(done ? "circle-check" : "hourglass")}
      <span><b>${done ? t("You are ready.") : t("Something is still missing.")}</b> ${until(this.choice)}</span>
    </p>`;
  }

  themes() {
    const { fighters, language, rounds, pickers } = this.choice;
    return html`<ul class="themes">
      ${repeat(
        fighters,
        ({ id }) => id,
        (fighter) => html`<li data-theme=${fighter.id}>
          ${badge(fighter)}
          <div>
            <h3 lang=${language}>${fighter.name}</h3>
            ${fighter.motto ? html`<p class="motto" lang=${language}>${fighter.motto}</p>` : nothing}
            ${fighter.quest ? html`<p lang=${language}>${fighter.quest}</p>` : nothing}
            ${fighter.host ? html`<p class="muted">${t("Your host:")} ${fighter.host}</p>` : nothing}
            ${rounds.map((round) => this.picked(round, pickers(round.id, fighter)))}
          </div>
        </li>`,
      )}
    </ul>`;
  }

  /**
   * @param {Round} round
   * @param {string[]} names
   */
  picked({ title }, names) {
    if (names.length === 0) return nothing;
    return this.choice.rounds.length > 1
      ? html`<div class="by-round"><b>${title}</b> ${pickedBy(names)}</div>`
      : pickedBy(names);
  }

  /** @param {Round} round */
  round(round) {
    const { time, turnout, free } = this.choice;
    return html`<fieldset class="round">
      <legend>${[round.title, time(round.starts)].filter(Boolean).join(", ")}</legend>
      ${free ? this.seats(round) : this.selects(round)}
      <p class="muted">${chosenWords(turnout(round.id))}</p>
    </fieldset>`;
  }

  /** One choice for each wish. @param {Round} round */
  selects(round) {
    const { most, wishes } = this.choice;
    const had = wishes.get(round.id) ?? [];
    return html`<div class="fields">
      ${Array.from({ length: most }, (_, n) => this.select(round, had, n))}
    </div>`;
  }

  /**
   * @param {Round} round
   * @param {string[]} had
   * @param {number} at
   */
  select(round, had, at) {
    const { fighters } = this.choice;
    const id = `wish-${round.id}-${at}`;
    const later = at > had.length;
    return html`<p class="field">
      <label for=${id}>${rankWords(at + 1, this.choice)}</label>
      <select
        id=${id}
        .value=${live(had[at] ?? "")}
        ?disabled=${later}
        @change=${(/** @type {any} */ { target }) => this.put(round, had, at, target.value)}
      >
        <option value="" ?selected=${!had[at]}>${at ? t("no further wish") : t("no wish")}</option>
        ${fighters.map((fighter) => this.option(round, had, at, fighter))}
      </select>
    </p>`;
  }

  /**
   * @param {Round} round
   * @param {string[]} had
   * @param {number} at
   * @param {Fighter} fighter
   */
  option(round, had, at, fighter) {
    const { id, name } = fighter;
    const { taken, seats } = this.choice.standing(round.id, fighter);
    const other = had.indexOf(id);
    const count =
      seats === null ? number(taken) : t("{n} of {seats}", { n: number(taken), seats: number(seats) });
    const words = other >= 0 && other !== at ? t("is your {nth} wish", { nth: ordinal(other + 1) }) : count;
    return html`<option value=${id} ?disabled=${other >= 0 && other !== at} ?selected=${other === at}>
      ${unparted(name)} (${words})
    </option>`;
  }

  /** Where a choice takes a seat at once. @param {Round} round */
  seats(round) {
    const { fighters, wishes, standing } = this.choice;
    const had = wishes.get(round.id)?.[0] ?? "";
    return fighters.map((fighter) => {
      const seats = standing(round.id, fighter);
      const mine = fighter.id === had;
      return html`<label class="choice">
        <input
          type="radio"
          name=${`seat-${round.id}`}
          value=${fighter.id}
          .checked=${live(mine)}
          ?disabled=${seats.full && !mine}
          @change=${() => this.tell(round, [fighter.id])}
        />
        <span lang=${this.choice.language}>${fighter.name}</span> ${seatWords(seats, true)}
      </label>`;
    });
  }

  /**
   * @param {Round} round
   * @param {string[]} had
   * @param {number} at
   * @param {string} theme empty to take the wish back; those after it move up
   */
  put(round, had, at, theme) {
    const next = [...had];
    next.splice(at, 1, ...(theme ? [theme] : []));
    this.tell(round, next);
  }

  /**
   * @param {Round} round
   * @param {string[]} themes
   */
  tell({ id }, themes) {
    this.dispatchEvent(new CustomEvent("themes", { detail: { round: id, themes } }));
  }
}

customElements.define("choose-list", ChooseList);
