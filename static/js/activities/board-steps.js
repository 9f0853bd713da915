/**
 * Where the room is on its way: all its steps, the present one with its goal and its time, what comes next, who is
 * done; for the room's host also the ways on and back. Says so when the room goes on.
 */

import { html, nothing } from "../../vendor/lit.js";
import { MINUTE } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { urgency } from "../core/clock.js";
import { factsOf } from "../core/facts.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { digits, toneWords } from "../elements/running-time.js";
import { guestsIn, working } from "./board-attendance.js";
import "./board-lead.js";
import { leftIn, readyIn, standing } from "./board-standing.js";

/** @typedef {import("./board-standing.js").Standing} Standing */
/** @typedef {import("../core/agenda.js").Step} Step */

export class BoardSteps extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    room: { attribute: false },
    hosting: { attribute: false },
    open: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.room = "";
    /** Whether this person may lead the room. */
    this.hosting = false;
    /** Whether the item is on. */
    this.open = false;
    /** The step that was shown last, and what was done in it. */
    this.shown = -1;
    this.did = "";
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    const shared = ["all/clock", "all/led:", `all/item:${this.item?.id}`];
    const here = [`room:${this.room}/ready:`, `room:${this.room}/name:`];
    return [...shared, ...here, `me:${this.workshop?.me.person}/ready:`];
  }

  /** @returns {Standing} */
  get standing() {
    return standing(this.store, this.item, this.room, factsOf("board"));
  }

  /** Time left in ms; undefined where there is no step, or the bar of the page shows it. */
  get left() {
    if (this.workshop.about.page === "live" && !this.hosting) return undefined;
    return leftIn(this.store, this.standing, this.workshop.clock.now());
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const { index, step, all, does } = this.standing;
    if (index === this.shown) return;
    const moved = this.shown >= 0 && this.open;
    const left = this.did;
    this.shown = index;
    this.did = does;
    if (!moved || !step) return;
    announce(
      t("Step {number} of {all}: {title}. {aim}", {
        number: index + 1,
        all,
        title: step.title,
        aim: step.aim ?? "",
      }),
    );
    this.dispatchEvent(new CustomEvent("step", { bubbles: true, detail: { index, left } }));
  }

  render() {
    const now = this.standing;
    const { step } = now;
    if (!step) return nothing;
    return html`
      ${this.rail(now)}
      <div class="now">
        <div class="goal-of-step" lang=${this.language}>
          <p class="step">
            <span class="may-hide" lang=${document.documentElement.lang}>${t("Step {number} of {all}", { number: now.index + 1, all: now.all })}</span>
            <strong tabindex="-1" data-anchor>${step.title}</strong>
            ${this.time(step)}
          </p>
          ${step.aim ? html`<p class="aim">${step.aim}</p>` : nothing}
        </div>
        ${this.open ? this.ready(now) : nothing}
      </div>
      ${this.hosting && this.open ? this.lead() : nothing}
    `;
  }

  /** @param {Standing} now */
  rail({ index }) {
    const steps = this.item.steps ?? [];
    return html`<ol class="rail" aria-label=${t("Steps")} lang=${this.language}>
      ${steps.map(
        ({ title }, place) => html`<li
          data-passed=${place < index}
          aria-current=${place === index ? "step" : nothing}
        >
          ${place < index ? icon("check") : html`<i aria-hidden="true">${place + 1}</i>`} <span class="may-hide">${title}</span>
        </li>`,
      )}
    </ol>`;
  }

  /** @param {Step} step */
  time({ minutes }) {
    const { left } = this;
    if (left === undefined) return nothing;
    const tone = urgency(left, minutes * MINUTE);
    return html`<span class="step-time" data-tone=${tone} lang=${document.documentElement.lang}>
      ${icon("timer")} <b role="timer" aria-label=${t("Time left in this step")}>${digits(left)}</b>
      <span class="visually-hidden">${toneWords(tone, left)}</span>
    </span>`;
  }

  /** @param {Standing} now */
  ready({ index, next }) {
    const { person } = this.workshop.me;
    const { many, mine } = readyIn(this.store, { item: this.item.id, room: this.room, step: index, person });
    const all = Math.max(many, working(guestsIn(this.workshop, this.room)));
    const belongs = this.workshop.room === this.room && !this.hosting;
    return html`<div class="ready">
      ${this.hosting ? nothing : this.afterwards(next)}
      <p class="done-here">${tn("{n} of {all} is done", "{n} of {all} are done", many, { all })}</p>
      ${
        belongs
          ? html`<button class="button quiet small done" aria-pressed=${mine} @click=${() => this.finish(!mine)}>
              ${icon(mine ? "circle-check" : "circle")} ${t("I am done")}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Hosts read it on the button that goes there. @param {Step | undefined} next */
  afterwards(next) {
    const words = next ? `${t("After that")}:` : t("the last step");
    return html`<p class="after" lang=${this.language}>
      <span lang=${document.documentElement.lang}>${words}</span> ${next?.title}
    </p>`;
  }

  /**
   * What is meant for this step must not be carried out in another one, when the line is back.
   * @param {boolean} ready
   */
  async finish(ready) {
    const { workshop, item, room } = this;
    if (workshop.socket.state !== "open") {
      announce(t("There is no connection just now. Please press again when it is back."));
      return;
    }
    const outcome = await workshop.send({ type: "board.ready", item: item.id, room, ready });
    if (!outcome.ok && outcome.code !== "already") announce(outcome.text);
  }

  lead() {
    return html`<board-lead .workshop=${this.workshop} .item=${this.item} .room=${this.room}></board-lead>`;
  }
}

customElements.define("board-steps", BoardSteps);
