/**
 * How to catch up when it is late: the server's plans, each with the times that follow from it. Nothing changes
 * until one is taken; a refusal stays in the dialog until it is closed.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { clockEntity, items, MINUTE } from "../core/agenda.js";
import { t, timeOfDay } from "../core/words.js";
import { ControlPiece, refusal } from "./control-piece.js";
import { agreedEnd, ending, rows, sameDay, shortened, waitedFor } from "./control-rows.js";
import { dayAndTime, endWords, noPlanWords } from "./control-standing.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/agenda.js").Span} Span */
/** @typedef {{ way: string, lengths: Record<string, number>, spans: Record<string, Span>, late: number }} Plan */
/** @typedef {{ plans: Plan[], seen: string, seen_step: number, seen_agreed: number }} Offer */

export class ControlPlans extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    steering: { attribute: false },
    offer: { state: true },
    chosen: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {import("./control-steering.js").Steering} */
    this.steering = /** @type {any} */ (undefined);
    /** @type {Offer | undefined} */
    this.offer = undefined;
    this.chosen = 0;
    this.shown = false;
  }

  watches() {
    return ["all/clock", "all/item:"];
  }

  async show() {
    this.shown = true;
    await this.updateComplete;
    if (!this.dialog.value?.open) this.dialog.value?.showModal();
    await this.ask();
    // Enter takes the plan, or puts away that there is none.
    const first = this.querySelector("input:checked") ?? this.querySelector(".buttons button");
    /** @type {HTMLElement | null} */ (first)?.focus();
  }

  async ask() {
    this.problem = "";
    this.offer = undefined;
    this.chosen = 0;
    const answer = await fetch(`/w/${this.workshop.about.id}/plans`).catch(() => undefined);
    if (answer?.ok) this.offer = await answer.json();
    else this.problem = t("The plans could not be fetched. Nothing has changed; please try again.");
    await this.updateComplete;
  }

  close() {
    this.shown = false;
    this.offer = undefined;
    this.problem = "";
  }

  /** @param {SubmitEvent} event */
  async take(event) {
    event.preventDefault();
    const { plans = [], ...seen } = this.offer ?? {};
    const plan = plans[this.chosen];
    if (!plan) return;
    const done = await this.steering.replan(plan.lengths, seen);
    this.problem = this.steering.problem;
    if (done) this.dialog.value?.close();
    else this.steering.tell("");
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog plans ask" aria-labelledby="plans-title" @close=${() => this.close()}>
      ${this.shown ? this.content() : nothing}
    </dialog>`;
  }

  content() {
    const plans = this.offer?.plans;
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.take(event)}>
      <h2 id="plans-title" tabindex="-1" data-anchor>${t("Catch up")}</h2>
      ${this.problem ? refusal(this.problem, () => this.ask()) : nothing}
      ${plans ? this.offered(plans) : html`<p role="status">${t("One moment …")}</p>`}
      <div class="buttons">
        <button class="button quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("Change nothing")}</button>
        ${plans?.length && !this.ofAnotherDay ? html`<button class="button">${icon("check")} ${t("Take this plan")}</button>` : nothing}
      </div>
    </form>`;
  }

  /** @param {Plan[]} plans */
  offered(plans) {
    const plan = plans[this.chosen];
    if (!plan) return html`<p>${this.nothingLate()}</p>`;
    if (this.ofAnotherDay) return html`<p>${this.anotherDay()}</p>`;
    return html`<fieldset class="options">
        <legend>${t("Nothing changes until you take a plan. Everybody then sees the new times.")}</legend>
        ${plans.map((one, n) => this.option(one, n))}
      </fieldset>
      ${this.why(plan)} ${this.times(plan)}`;
  }

  /** When it ends by the forecast, and when that was agreed. */
  get ends() {
    const { announced, stands = announced } = ending(rows(this.store, this.workshop.clock.now()));
    return { stands, held: agreedEnd(this.store) ?? announced };
  }

  /** Whether the plan is of a time from which nothing can be caught up. */
  get ofAnotherDay() {
    const { stands, held } = this.ends;
    return !sameDay(stands, held);
  }

  anotherDay() {
    const { start } = clockEntity(this.store);
    const day = dayAndTime(start, this.workshop.clock.now(), this.zone);
    return t(
      "The start was announced for {day}, and today is another day: there is nothing to catch up. Every item takes its minutes from now on.",
      { day },
    );
  }

  /** Where it does not end late, it may end early. */
  nothingLate() {
    const { stands, held } = this.ends;
    return noPlanWords(stands - held);
  }

  /** Why a plan leaves whole what could be shortened. @param {Plan} plan */
  why(plan) {
    const fixed =
      plan.way === "later" ? undefined : waitedFor(this.ahead, plan, clockEntity(this.store).start);
    if (!fixed) return nothing;
    const time = timeOfDay(plan.spans[fixed.id]?.start ?? 0, this.zone);
    return html`<p>
      ${t("“{title}” begins at its fixed time, {time}: nothing is gained by shortening what comes before it.", { title: fixed.title, time })}
    </p>`;
  }

  get ahead() {
    const agenda = items(this.store);
    return agenda.slice(agenda.findIndex(({ id }) => id === this.offer?.seen) + 1);
  }

  /**
   * @param {Plan} plan
   * @param {number} n
   */
  option(plan, n) {
    return html`<label class="option">
      <input type="radio" name="plan" .value=${String(n)} .checked=${this.chosen === n} @change=${() => this.choose(n)} />
      <span>
        <strong>${wayWords(plan.way)}</strong><br />
        ${shortened(items(this.store), plan.lengths).map(
          ({ item, before, minutes }) =>
            html`<span lang=${this.language}>${item.title}</span> ${t("{before} → {minutes} min", { before, minutes })}<br />`,
        )}
        <b>${endWords(endOf(plan), plan.late, this.zone)}</b>
      </span>
    </label>`;
  }

  /** @param {number} n */
  choose(n) {
    this.chosen = n;
  }

  /** What is ahead, with its times. @param {Plan} plan */
  times(plan) {
    return html`<table class="table">
      <caption class="visually-hidden">${t("The times of this plan")}</caption>
      <tbody>
        ${this.ahead.map(({ id, title }) => {
          const span = plan.spans[id];
          return span
            ? html`<tr>
                <td><time>${timeOfDay(span.start, this.zone)}</time>–<time>${timeOfDay(span.end, this.zone)}</time></td>
                <th scope="row" lang=${this.language}>${title}</th>
                <td class="num">${Math.round((span.end - span.start) / MINUTE)}</td>
              </tr>`
            : nothing;
        })}
      </tbody>
    </table>`;
  }
}

/** @param {Plan} plan */
function endOf({ spans }) {
  return Math.max(...Object.values(spans).map(({ end }) => end));
}

/** @param {string} way */
function wayWords(way) {
  const words = {
    work: t("Shorten the work, keep the breaks"),
    breaks: t("Shorten the breaks"),
    all: t("Shorten a little everywhere"),
    later: t("Shorten nothing, end later"),
  };
  return words[/** @type {"all"} */ (way)] ?? way;
}

customElements.define("control-plans", ControlPlans);
