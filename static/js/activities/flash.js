/**
 * A flash round: everybody says one sentence and sets a mark, in parallel and sealed; when it is revealed, the
 * sentences hang on a wall without names, and the marks stand beside it. Nobody replies; passing is allowed.
 */

import { clockEntity, left } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { desk } from "./flash-desk.js";
import { forget, sentenceOf } from "./flash-form.js";
import { open, sealed } from "./flash-live.js";
import { onStage } from "./flash-stage.js";
import { shuffled } from "./flash-wall.js";

/** @typedef {import("./flash-wall.js").Spoken} Spoken */
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
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    const id = this.item?.id;
    return [
      ...super.watches(),
      "all/spotlight",
      `all/sentence:${id}.`,
      `all/revealed:${id}`,
      `all/said:${id}`,
      `all/passed:${id}`,
      "staff/person:",
      `${this.own}/ballot:${id}`,
    ];
  }

  /** Since when the sentences are shown, and how many chose each mark. @returns {{ at: number, marks: number[] } | undefined} */
  get revealed() {
    return this.store.get("all", `revealed:${this.item.id}`);
  }

  /** What this person has said; neither text nor mark when they have passed. @returns {Ballot | undefined} */
  get ballot() {
    return this.store.get(this.own, `ballot:${this.item.id}`);
  }

  /** @returns {Spoken[]} in an order that says nothing about who wrote them */
  get sentences() {
    const own = `${this.item.id}.`;
    const found = this.store.each("all", "sentence").filter(({ id }) => id.startsWith(own));
    return shuffled(found.map(({ id, value }) => ({ id, text: value.text })));
  }

  /** How many have handed in, and how many have passed. */
  get counts() {
    const count = (/** @type {string} */ name) => this.store.number("all", `${name}:${this.item.id}`);
    return { said: count("said"), passed: count("passed") };
  }

  /** What is left of the time to think, in ms; it begins with the item. */
  get thinking() {
    const clock = clockEntity(this.store);
    if (clock.item !== this.item.id || this.revealed) return 0;
    const ends = (clock.began ?? 0) + this.think;
    return Math.max(0, left(clock, ends, this.workshop.clock.now()));
  }

  /** The whole time to think, in ms. */
  get think() {
    return (this.settings.think ?? 60) * 1000;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (!this.item) return;
    this.tellReveal();
    this.tidy();
  }

  tellReveal() {
    const revealed = Boolean(this.revealed);
    if (revealed) this.editing = false;
    const many = this.sentences.length;
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
    else if (this.revealed) forget(workshop.drafts, item, draft.text);
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
    return this.revealed ? open(this, this.revealed) : sealed(this);
  }

  control() {
    return desk(this);
  }

  stage() {
    return onStage(this);
  }
}

customElements.define("activity-flash", ActivityFlash);
