/**
 * Choose your fighter: the choice of a theme room for each round. This element reads how things stand, sends
 * wishes, and hands both to whatever shows them: the select screen, the plain list, the desk, the stage.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, MINUTE } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { device } from "../core/device.js";
import { ordinal, t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { icon } from "../elements/icons.js";
import "./choose-arena.js";
import { awaiting, choiceOf } from "./choose-choice.js";
import { standings } from "./choose-desk.js";
import { lineups } from "./choose-lineup.js";
import "./choose-list.js";
import { rounds, turnout, withWish } from "./choose-model.js";
import { overfull } from "./choose-seats.js";
import { portraits } from "./choose-stage.js";
import { openTeams, ownTeams } from "./choose-teams.js";

/** @typedef {import("./choose-choice.js").Choice} Choice */
/** @typedef {import("./choose-model.js").Fighter} Fighter */

const AS_LIST = "choose/as-list";

export class ActivityChoose extends ActivityElement {
  static properties = {
    ...ActivityElement.properties,
    round: { state: true },
    asList: { state: true },
  };

  constructor() {
    super();
    /** The round that is looked at; the first open one if there is none of that id. */
    this.round = "";
    this.asList = device.recall(AS_LIST) === "yes";
    /** @type {Map<string, { themes: string[], sequence: number }>} saved, and not yet seen in the store */
    this.saved = new Map();
  }

  /**
   * @param {import("../elements/activity.js").About} about
   * @returns {string[]}
   */
  static leaving({ store, item, people: connected, hosts }) {
    const places = rounds(store, item, 0)
      .filter(({ begun }) => !begun)
      .map(({ id, title }) => {
        const { chosen, people } = turnout(store, id, { connected, hosts });
        const without = people - chosen;
        if (without === 0) return t("{round}: everybody gets a room, by their wishes.", { round: title });
        return tn(
          "{round}: everybody gets a room; {n} person without a wish goes where seats are free.",
          "{round}: everybody gets a room; {n} people without a wish go where seats are free.",
          without,
          { round: title },
        );
      });
    if (item.settings?.release !== "by-hand" || places.length === 0) return places;
    return [...places, t("Only you see where, until you tell everybody or the rooms open.")];
  }

  /** @param {import("../elements/activity.js").About} about */
  static warning({ store, item, people: connected, hosts }) {
    const ahead = rounds(store, item, 0).filter(({ begun }) => !begun);
    const people = (/** @type {string} */ id) => turnout(store, id, { connected, hosts }).people;
    return overfull(
      store,
      ahead.map(({ id, title }) => ({ id, title, people: people(id) })),
    );
  }

  /** @param {{ store: import("../core/store.js").Store, item: import("../core/agenda.js").Item }} about */
  static waits({ store, item }) {
    return awaiting(store, item);
  }

  get hears() {
    return /** @type {("presence" | "outbox")[]} */ (["presence", "outbox"]);
  }

  watches() {
    return [
      ...super.watches(),
      ...[
        "item:",
        "theme:",
        "picks:",
        "picked:",
        "name:",
        "chosen:",
        "teams:",
        "merged:",
        "ran:",
        "joined",
        "workshop",
      ].map((name) => `all/${name}`),
      "staff/lineup:",
      "staff/person:",
      `${this.own}/wish:`,
      `${this.own}/team:`,
    ];
  }

  /** The times that it names are those of the clock; while that is held, or the time is over, they move on. */
  get due() {
    const now = this.workshop.clock.now();
    const { state, ends = 0 } = clockEntity(this.store);
    const minute = now - (now % MINUTE) + MINUTE;
    if (state === "held") return Math.min(super.due, minute);
    return state === "running" ? Math.min(super.due, ends > now ? ends : minute) : super.due;
  }

  /** All rounds, those that have begun among them. */
  get allRounds() {
    return rounds(this.store, this.item, this.workshop.clock.now());
  }

  /** @returns {Choice} */
  get choice() {
    return choiceOf(this, this.allRounds);
  }

  /**
   * @param {string} round
   * @param {string[]} themes
   */
  async wish(round, themes) {
    this.problem = "";
    const answer = this.send("choose.wish", { round, themes });
    this.requestUpdate();
    const outcome = await answer;
    if (outcome.ok) this.saved.set(round, { themes, sequence: outcome.sequence });
    else this.problem = outcome.text;
    this.requestUpdate();
  }

  /** @param {CustomEvent<{ round: string, theme: string, rank: number }>} event */
  pick({ detail: { round, theme, rank } }) {
    const choice = this.choice;
    const before = choice.wishes.get(round) ?? [];
    const fighter = choice.fighters.find(({ id }) => id === theme);
    if (!fighter || choice.settled) return undefined;
    if (choice.free && !before.includes(theme) && choice.standing(round, fighter).full) {
      this.problem = t("No seat is free at {theme} any more. Please choose another theme.", {
        theme: fighter.name,
      });
      return undefined;
    }
    const themes = withWish(before, theme, rank, choice.most);
    this.say(choice, round, fighter, themes);
    return this.wish(round, themes);
  }

  /**
   * Tell who listens what has become of it.
   * @param {Choice} choice
   * @param {string} round
   * @param {Fighter} fighter
   * @param {string[]} themes
   */
  say(choice, round, { id, name }, themes) {
    const rank = themes.indexOf(id) + 1;
    announce(
      rank
        ? t("{theme} is your {nth} wish.", { theme: name, nth: ordinal(rank) })
        : t("{theme} is no longer your wish.", { theme: name }),
    );
    const others = choice.rounds.filter((other) => other.id !== round);
    const ready = themes.length > 0 && others.every((other) => choice.wishes.get(other.id)?.length);
    if (ready) announce(t("You are ready."));
  }

  /** The same wishes for every round that is still ahead. @param {CustomEvent<{ round: string }>} event */
  async same({ detail: { round } }) {
    const { rounds: open, wishes } = this.choice;
    const themes = wishes.get(round) ?? [];
    const others = open.filter(({ id }) => id !== round);
    announce(t("The same wishes for all parts. You are ready."));
    await Promise.all(others.map(({ id }) => this.wish(id, themes)));
  }

  /** @param {CustomEvent<{ round: string, themes: string[] }>} event */
  takeWishes({ detail: { round, themes } }) {
    return this.wish(round, themes);
  }

  /** @param {CustomEvent<{ round: string }>} event */
  turnTo({ detail: { round } }) {
    this.round = round;
    this.problem = "";
  }

  live() {
    const choice = this.choice;
    this.toggleAttribute("data-compact", this.compact);
    if (this.phase !== "open") return ownTeams(this);
    if (choice.rounds.length === 0) return this.compact ? nothing : ownTeams(this);
    return html`${this.compact ? this.heading(choice) : nothing} ${this.asList ? this.list(choice) : this.arena(choice)}`;
  }

  /** What a break that reopens it says above it. @param {Choice} choice */
  heading({ rounds: open }) {
    const round = open.map(({ title }) => title).join(", ");
    return html`<h2>${t("You can still change your wish for {round}", { round })}</h2>
      ${openTeams(this, open)}`;
  }

  /** @param {Choice} choice */
  arena(choice) {
    return html`<choose-arena
      .workshop=${this.workshop}
      .choice=${choice}
      .round=${this.round}
      .compact=${this.compact}
      .toggle=${this.toggle()}
      @round=${this.turnTo}
      @pick=${this.pick}
      @same=${this.same}
    ></choose-arena>`;
  }

  /** @param {Choice} choice */
  list(choice) {
    return html`<choose-list
      .workshop=${this.workshop}
      .choice=${choice}
      .toggle=${this.toggle()}
      @themes=${this.takeWishes}
    ></choose-list>`;
  }

  toggle() {
    return html`<button class="button quiet small as-list" aria-pressed=${this.asList} @click=${() => this.change()}>
      ${icon("list")} ${t("As a list")}
    </button>`;
  }

  /** From the select screen to the list, or back; the focus stays on what was pressed. */
  async change() {
    this.asList = !this.asList;
    device.remember(AS_LIST, this.asList ? "yes" : "");
    await this.updateComplete;
    const shown = /** @type {import("../elements/piece.js").Piece | null} */ (
      this.querySelector("choose-list, choose-arena")
    );
    await shown?.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".as-list"))?.focus();
  }

  control() {
    const closed = this.phase !== "open" && awaiting(this.store, this.item);
    return closed ? html`<section class="standings">${lineups(this)}</section>` : standings(this);
  }

  stage() {
    return portraits(this);
  }
}

customElements.define("activity-choose", ActivityChoose);
