/**
 * Asks before the large moves of the clock: the start, a jump, the end. It says what the move does, and a
 * refusal stays in the dialog until it is closed.
 */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { clockEntity, following, followOn, items, MINUTE } from "../core/agenda.js";
import { moment, t, timeOfDay } from "../core/words.js";
import { jump, next, toEnd } from "./control-foresight.js";
import { ControlPiece, refusal } from "./control-piece.js";
import { rows } from "./control-rows.js";
import { fittingStart, length, planWords } from "./control-standing.js";
import { icon } from "./icons.js";

// How many times as fast as the clock a rehearsal may go: to join in, to look on, to see the results.
const SPEEDS = [1, 5, 20, 60];

/** @typedef {import("./control-foresight.js").Outlook} Outlook */
/** @typedef {import("./control-foresight.js").Point} Point */

export class ControlAsk extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    steering: { attribute: false },
    outlook: { attribute: false },
    asked: { state: true },
    chosen: { state: true },
    speed: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {import("./control-steering.js").Steering} */
    this.steering = /** @type {any} */ (undefined);
    /** @type {() => Outlook} */
    this.outlook = /** @type {any} */ (undefined);
    /** @type {"" | "start" | "jump" | "end"} */
    this.asked = "";
    this.chosen = "";
    this.speed = 1;
  }

  watches() {
    return ["all/clock", "all/item:", "all/workshop"];
  }

  get now() {
    return this.workshop.clock.now();
  }

  /**
   * @param {"start" | "jump" | "end"} what
   * @param {string} [item] to which to jump
   */
  async ask(what, item = "") {
    this.asked = what;
    this.problem = "";
    this.speed = 1;
    const fitting = fittingStart(clockEntity(this.store).start, this.now);
    this.chosen =
      what === "start" ? fitting : item || following(this.store)?.id || items(this.store)[0]?.id || "";
    await this.updateComplete;
    this.dialog.value?.showModal();
    /** @type {HTMLElement | null} */ (this.querySelector("input:checked"))?.focus();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const done = await this.order();
    // The dialog is where it was pressed: the refusal belongs here, not below the big button.
    this.problem = this.steering.problem;
    if (done) this.dialog.value?.close();
    else this.steering.tell("");
  }

  order() {
    if (this.asked === "start")
      return this.steering.start(this.chosen === "now" ? "now" : "announced", this.speed);
    return this.asked === "end" ? this.steering.end() : this.steering.jump(this.chosen);
  }

  render() {
    return html`<dialog
      ${ref(this.dialog)}
      class="dialog ask"
      aria-labelledby="ask-title"
      @close=${() => {
        this.asked = "";
      }}
    >
      ${this.asked ? this.question() : nothing}
    </dialog>`;
  }

  question() {
    const asked = { start: () => this.start(), jump: () => this.jump(), end: () => this.end() };
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
      ${asked[/** @type {"start"} */ (this.asked)]()}
      ${this.problem ? refusal(this.problem, () => this.putAway()) : nothing}
      <div class="buttons">
        <button class="button quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("Cancel")}</button>
        <button class=${this.asked === "end" ? "button danger" : "button"}>${this.verb()}</button>
      </div>
    </form>`;
  }

  verb() {
    if (this.asked === "start") return t("Begin now");
    return this.asked === "end" ? t("End the workshop") : t("Jump there");
  }

  start() {
    const { start } = clockEntity(this.store);
    const fitting = fittingStart(start, this.now);
    return html`
      <h2 id="ask-title">${t("Begin the workshop")}</h2>
      <p>${this.comparison(start)}</p>
      <fieldset class="options">
        <legend class="visually-hidden">${t("Which plan holds")}</legend>
        ${this.option("announced", t("By the announced plan"), this.planned(start), fitting)}
        ${this.option("now", t("With the plan moved to now"), this.planned(this.now), fitting)}
      </fieldset>
      ${this.store.get("all", "workshop")?.rehearsal ? this.pace() : nothing}
      ${this.points(next(this.outlook())?.points ?? [])}
    `;
  }

  /** How fast time goes in a rehearsal. */
  pace() {
    const choose = (/** @type {Event} */ event) => {
      this.speed = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    };
    return html`<p class="field">
      <label for="ask-speed">${t("How fast time goes in this rehearsal")}</label>
      <select id="ask-speed" @change=${choose}>
        ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speed === 1 ? t("as fast as the clock") : t("{n} times as fast", { n: speed })}</option>`)}
      </select>
    </p>`;
  }

  /** How the present lies to the announced start. @param {number} start */
  comparison(start) {
    const day = moment(start, { dateStyle: "full", timeStyle: "short", timeZone: this.zone });
    const rest = start - this.now;
    if (Math.abs(rest) > 24 * 60 * MINUTE) return t("Announced for {day}. That is not today.", { day });
    if (rest > 0) return t("Announced for {day}, in {time}.", { day, time: length(rest) });
    return t("Announced for {day}, {time} ago.", { day, time: length(rest) });
  }

  /** From when until when the plan goes. @param {number} start */
  planned(start) {
    const spans = [...followOn(start, start, items(this.store)).values()];
    return planWords(start, spans.at(-1)?.end ?? start, this.now, this.zone);
  }

  /**
   * @param {string} value
   * @param {string} title
   * @param {string} text
   * @param {string} fitting
   */
  option(value, title, text, fitting) {
    return html`<label class="option">
      <input type="radio" name="plan" .value=${value} .checked=${this.chosen === value} @change=${() => this.choose(value)} />
      <span>
        <strong>${title}</strong>
        ${value === fitting ? html`<span class="tag" data-tone="good">${t("fits now")}</span>` : nothing}
        <br />${text}
      </span>
    </label>`;
  }

  /** @param {string} value */
  choose(value) {
    this.chosen = value;
  }

  jump() {
    const agenda = rows(this.store, this.now).filter(({ state }) => state !== "here");
    const item = items(this.store).find(({ id }) => id === this.chosen);
    return html`
      <h2 id="ask-title">${t("Jump to another item")}</h2>
      <fieldset class="options short">
        <legend class="visually-hidden">${t("Where to")}</legend>
        ${repeat(
          agenda,
          (row) => row.item.id,
          (row) => html`<label class="option">
            <input
              type="radio"
              name="item"
              .value=${row.item.id}
              .checked=${this.chosen === row.item.id}
              @change=${() => this.choose(row.item.id)}
            />
            <span>
              <time>${timeOfDay(row.announced.start, this.zone)}</time> <span lang=${this.language}>${row.item.title}</span>
            </span>
          </label>`,
        )}
      </fieldset>
      ${item ? this.points(jump(this.outlook(), item).points) : nothing}
    `;
  }

  end() {
    return html`
      <h2 id="ask-title">${t("End the workshop for everybody?")}</h2>
      ${this.points(toEnd(this.outlook()).points)}
    `;
  }

  /** @param {Point[]} points */
  points(points) {
    return html`<ul class="points">
      ${points.map(({ icon: name, text, tone }) => html`<li data-tone=${tone ?? ""}>${icon(name)} <span>${text}</span></li>`)}
    </ul>`;
  }

  putAway() {
    this.problem = "";
    /** @type {HTMLElement | null} */ (this.querySelector(".buttons button"))?.focus();
  }
}

customElements.define("control-ask", ControlAsk);
