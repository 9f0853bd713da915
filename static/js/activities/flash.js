/**
 * A flash round: everybody says one sentence and sets a mark, in parallel and sealed; when it is revealed, the
 * sentences hang on a wall without names, and the marks stand beside it. Nobody replies; passing is allowed.
 */

import { clockEntity, left } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { Circle, circlesIn, roomFor, sealedIn } from "./flash-circle.js";
import { desk } from "./flash-desk.js";
import { forget, sentenceOf } from "./flash-form.js";
import { inTurn, open, sealed } from "./flash-live.js";
import { onStage } from "./flash-stage.js";
import { speakingTime } from "./flash-turns.js";

/** @typedef {import("./flash-form.js").Ballot} Ballot */

export class ActivityFlash extends ActivityElement {
  static properties = {
    ...ActivityElement.properties,
    editing: { state: true },
  };

  constructor() {
    super();
    /** Whether this person changes what they have said. */
    this.editing = false;
    /** @type {boolean | undefined} whether it was revealed when it was last drawn */
    this.wasRevealed = undefined;
    /** What was said last about this person's turn. */
    this.turnSaid = "";
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  /** What its end shows. @param {import("../elements/activity.js").About} about */
  static leaving({ store, item }) {
    const sealed = sealedIn(store, item.id);
    if (sealed === 0) return [];
    return [
      tn(
        "{n} sentence is revealed that nobody has seen yet.",
        "{n} sentences are revealed that nobody has seen yet.",
        sealed,
      ),
    ];
  }

  watches() {
    const id = this.item?.id;
    return [
      ...super.watches(),
      "all/spotlight",
      "all/name:",
      "all/theme:",
      "all/merged:",
      `all/said:${id}`,
      `all/passed:${id}`,
      "staff/person:",
      `staff/sentence:${id}.`,
      `${this.own}/ballot:${id}`,
      `${this.own}/place`,
      ...this.audiences.flatMap((audience) => [
        `${audience}/name:`,
        `${audience}/sentence:${id}.`,
        `${audience}/revealed:${id}`,
        `${audience}/order:${id}`,
        `${audience.replace("room:", "host:")}/sentence:${id}.`,
      ]),
    ];
  }

  /** Where something of this round may lie that this page sees. */
  get audiences() {
    if (!this.item || !this.inRooms) return ["all"];
    return ["all", ...this.store.each("all", "theme").map(({ id }) => `room:${id}`)];
  }

  /** Whether each room speaks for itself. */
  get inRooms() {
    return this.settings.where === "rooms";
  }

  /** Those with whom this person speaks; nobody where each room does for itself and they are in none. */
  get circle() {
    const here = this.inRooms ? roomFor(this.workshop, this.ballot) : "";
    return new Circle(this.store, this.item.id, here);
  }

  /** The circles that this person leads; a room that works in another one is led there. @returns {Circle[]} */
  get led() {
    const { staff, me } = this.workshop;
    if (!this.inRooms) return staff ? [new Circle(this.store, this.item.id)] : [];
    const all = circlesIn(this.store, this.item.id);
    return all.filter(({ room }) => staff || (me.role === "host" && me.room === room));
  }

  /** What this person has said; neither text nor mark when they have passed. @returns {Ballot | undefined} */
  get ballot() {
    return this.store.get(this.own, `ballot:${this.item.id}`);
  }

  /** What is left of the time to think, in ms; it begins with the item. */
  get thinking() {
    const clock = clockEntity(this.store);
    if (clock.item !== this.item.id || this.circle.revealed) return 0;
    const ends = (clock.began ?? 0) + this.think;
    return Math.max(0, left(clock, ends, this.workshop.clock.now()));
  }

  /** The whole time to think, in ms. */
  get think() {
    return (this.settings.think ?? 60) * 1000;
  }

  /** How long who speaks in that circle still has. @param {Circle} circle @returns {import("../elements/running-time.js").Time} */
  timeIn({ order }) {
    const clock = clockEntity(this.store);
    const whole = (this.settings.seconds ?? 60) * 1000;
    const rest = order ? speakingTime(order, clock, whole, this.workshop.clock.now()) : whole;
    return { left: rest, whole, held: clock.state === "held" };
  }

  /** How many take part there and stand in no order yet. @param {Circle} circle */
  newcomers(circle) {
    const known = new Set(circle.order?.people);
    return circle.present.filter((id) => !known.has(id)).length;
  }

  /** Whether somebody has no page open. @param {string} person */
  away(person) {
    const online = this.workshop.present.get(this.workshop.staff ? "staff" : `room:${this.workshop.me.room}`);
    return online?.people !== undefined && !online.people.includes(person);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.item) return;
    this.tellReveal();
    this.tellTurn();
    this.tidy();
  }

  /** That it is one's turn, or will be in a moment. */
  tellTurn() {
    const { person } = this.workshop.me;
    const { turns } = this.circle;
    const words = turns?.now?.id === person ? t("It is your turn.") : "";
    const next = turns?.next?.id === person && turns.now ? t("You are next.") : words;
    if (next && next !== this.turnSaid && this.page === "live") announce(next);
    this.turnSaid = next;
  }

  tellReveal() {
    const { revealed: shown, sentences } = this.circle;
    const revealed = Boolean(shown);
    if (revealed) this.editing = false;
    const many = sentences.length;
    if (revealed && this.wasRevealed === false && this.page === "live")
      announce(tn("Revealed: {n} sentence.", "Revealed: {n} sentences.", many));
    this.wasRevealed = revealed;
  }

  /** What the server has got is no draft any more; what came too late cannot be sent any more, only read. */
  tidy() {
    const { ballot, workshop, item } = this;
    const draft = workshop.drafts.read(sentenceOf(item));
    if (!ballot || this.editing || !draft.command) return;
    if (draft.text.trim() === ballot.text) forget(workshop.drafts, item);
    else if (this.circle.revealed) forget(workshop.drafts, item, draft.text);
  }

  /** @param {boolean} editing */
  async edit(editing) {
    this.editing = editing;
    await this.updateComplete;
    if (editing) /** @type {HTMLElement | null} */ (this.querySelector("flash-form"))?.focus();
  }

  /** What one has handed in, else the question. */
  get anchor() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-anchor]"))].at(-1);
  }

  live() {
    const { revealed, turns } = this.circle;
    if (turns) return inTurn(this, turns);
    return revealed ? open(this, revealed) : sealed(this);
  }

  control() {
    return desk(this);
  }

  stage() {
    return onStage(this);
  }
}

customElements.define("activity-flash", ActivityFlash);
