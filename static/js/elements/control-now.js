/** What is on now and how long it has: the largest thing of the control panel, with its end and the drift. */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, MINUTE } from "../core/agenda.js";
import { countdown } from "../core/clock.js";
import { t, timeOfDay } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { sameDay } from "./control-rows.js";
import { dayAndTime, driftWords, ended, standing } from "./control-standing.js";
import { digits, toneWords } from "./running-time.js";

/** @typedef {import("./control-standing.js").Standing} Standing */
/** @typedef {{ words: string, value: string, tone?: string }} Fact */

export class ControlNow extends ControlPiece {
  static properties = { ...ControlPiece.properties, paced: { attribute: false } };

  constructor() {
    super();
    /** Whether the room below has a pace of its own, with its step and its time. */
    this.paced = false;
  }

  get ticks() {
    return true;
  }

  watches() {
    return ["all/clock", "all/item:", "all/ran:", "all/workshop"];
  }

  render() {
    const now = this.workshop.clock.now();
    const here = standing(this.store, now);
    if (here) return this.paced ? this.around(here) : this.running(here, now);
    return clockEntity(this.store).state === "over" ? this.over() : this.planned(now);
  }

  /**
   * @param {Standing} here
   * @param {number} now
   */
  running(here, now) {
    const { item, step, steps, left, moves } = here;
    const words = moves === "held" ? t("held") : toneWords(here.tone, left);
    const tone = moves === "held" ? "signal" : here.tone;
    return html`
      <div class="now-head">
        <h1 tabindex="-1" data-anchor lang=${this.language}>${(steps && item.steps?.[step]?.title) || item.title}</h1>
        ${words ? html`<span class="tag" data-tone=${tone}>${words}</span>` : nothing}
        ${
          steps
            ? html`<p><span lang=${this.language}>${item.title}</span> · ${t("Step {n} of {all}", { n: step + 1, all: steps })}</p>`
            : nothing
        }
      </div>
      <div class="now-time">
        ${this.big(digits(left), tone, t("Time left"))}
        ${this.facts(this.standingFacts(here, now))}
      </div>
    `;
  }

  /** What is around the steps of a room. @param {Standing} here */
  around({ item, ends, rest, moves }) {
    const end = {
      words: t("Whole item ends at {time}, in", { time: timeOfDay(ends, this.zone) }),
      value: countdown(rest),
    };
    return html`<div class="now-head" data-paced>
      <h1 tabindex="-1" data-anchor lang=${this.language}>${item.title}</h1>
      ${moves === "held" ? html`<span class="tag" data-tone="signal">${t("held")}</span>` : nothing}
      ${this.facts([end])}
    </div>`;
  }

  /**
   * @param {string} digits
   * @param {string} tone
   * @param {string} label
   */
  big(digits, tone, label) {
    const width = digits.length > 6 ? "wide" : digits.length > 5 ? "more" : "";
    return html`<p class="big display" role="timer" aria-label=${label} data-tone=${tone} data-width=${width}>${digits}</p>`;
  }

  /**
   * @param {Standing} here
   * @param {number} now
   * @returns {Fact[]}
   */
  standingFacts(here, now) {
    const end = timeOfDay(here.ends, this.zone);
    const facts = [];
    if (here.steps > 1 && here.step + 1 < here.steps) {
      facts.push({ words: t("Whole item ends at {time}, in", { time: end }), value: countdown(here.rest) });
    } else facts.push({ words: t("End"), value: end });
    if (here.drift !== undefined) {
      const tone = here.drift >= MINUTE ? "signal" : "";
      // Of this item alone: what comes after it may begin only at its fixed time, and the end be the planned one.
      facts.push({ words: t("This item ends"), value: driftWords(here.drift), tone });
    }
    return [...facts, this.mover(here, now)];
  }

  /** The clock is the moderators'. */
  get waits() {
    return this.workshop.staff ? t("waits for you") : t("waits for the moderators");
  }

  /**
   * What moves the agenda on.
   * @param {Standing} here
   * @param {number} now
   * @returns {Fact}
   */
  mover({ moves, at }, now) {
    const time = timeOfDay(at, this.zone);
    if (moves === "held") {
      return { words: t("held since {time}", { time }), value: countdown(now - at), tone: "signal" };
    }
    if (moves === "waits") return { words: t("Next"), value: this.waits };
    return { words: t("moves on by itself at"), value: time };
  }

  /** @param {Fact[]} facts */
  facts(facts) {
    return html`<dl class="facts">
      ${facts.map(
        ({ words, value, tone }) =>
          html`<div data-tone=${tone ?? ""}><dt>${words}</dt><dd class="num">${value}</dd></div>`,
      )}
    </dl>`;
  }

  /** Before the start. @param {number} now */
  planned(now) {
    const clock = clockEntity(this.store);
    const time = timeOfDay(clock.start, this.zone);
    const near = sameDay(clock.start, now);
    const rest = clock.start - now;
    return html`
      <div class="now-head"><h1 tabindex="-1" data-anchor>${t("Not begun yet")}</h1></div>
      <div class="now-time">
        ${near ? this.big(digits(rest), rest < 0 ? "signal" : "", t("Time until the start")) : nothing}
        ${this.facts([
          { words: t("Announced for"), value: dayAndTime(clock.start, now, this.zone) },
          {
            words: t("Start"),
            value: clock.auto && rest > 0 ? t("by itself at {time}", { time }) : this.waits,
          },
        ])}
      </div>
    `;
  }

  over() {
    const { ended: at, drift } = ended(this.store);
    const late = drift !== undefined && drift >= MINUTE;
    return html`
      <div class="now-head"><h1 tabindex="-1" data-anchor>${t("The workshop is over")}</h1></div>
      ${this.facts([
        { words: t("Ended at"), value: timeOfDay(at, this.zone) },
        ...(drift === undefined
          ? []
          : [{ words: t("Drift"), value: driftWords(drift), tone: late ? "signal" : "" }]),
      ])}
    `;
  }
}

customElements.define("control-now", ControlNow);
