/** Who waits to be let in, the first first, with what can be done about it; shown while somebody does. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { length } from "./control-standing.js";
import { icon } from "./icons.js";
import { LettingIn, MOST_AT_ONCE } from "./letting-in.js";

/** @typedef {{ name: string, at: number, organisation?: string, group?: string, refused?: boolean }} Waiting */
/** @typedef {{ id: string, value: Waiting }} One */

export class ControlWaiting extends ControlPiece {
  static properties = { ...ControlPiece.properties, refusedShown: { state: true }, soFar: { state: true } };

  constructor() {
    super();
    /** Whether those are shown who were not let in. */
    this.refusedShown = false;
    /** @type {Set<string> | undefined} those that were told of */
    this.told = undefined;
    this.lettingIn = new LettingIn((some) => this.act({ type: "door.admit", people: some }));
    /** How many are in of how many, while that takes more than one command. @type {{ n: number, many: number } | undefined} */
    this.soFar = undefined;
  }

  get ticks() {
    return true;
  }

  watches() {
    return ["staff/waiting:"];
  }

  /** @returns {One[]} */
  everybody() {
    return this.store.each("staff", "waiting").sort((a, b) => a.value.at - b.value.at);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const waiting = this.everybody().filter(({ value }) => !value.refused);
    const fresh = this.told ? waiting.filter(({ id }) => !this.told?.has(id)) : [];
    if (fresh.length === 1 && fresh[0])
      announce(t("{name} waits to be let in.", { name: fresh[0].value.name }));
    else if (fresh.length) announce(this.many(waiting.length));
    this.told = new Set(waiting.map(({ id }) => id));
  }

  /** @param {number} n */
  many(n) {
    return tn("{n} person waits to be let in.", "{n} people wait to be let in.", n);
  }

  render() {
    const all = this.everybody();
    if (all.length === 0) return nothing;
    const waiting = all.filter(({ value }) => !value.refused);
    const refused = all.filter(({ value }) => value.refused);
    return html`
      <h2 tabindex="-1" data-anchor>
        ${t("Waiting room")} ${waiting.length ? html`<span class="badge" data-tone="alarm">${waiting.length}</span>` : nothing}
      </h2>
      ${waiting.length > 1 || this.soFar ? this.letAllIn(waiting) : nothing}
      <ul class="waiting">${repeat(
        waiting,
        ({ id }) => id,
        (one) => this.one(one),
      )}</ul>
      ${
        refused.length
          ? html`<button class="button plain small" aria-expanded=${this.refusedShown} @click=${() => this.toggle()}>
                ${tn("{n} not let in", "{n} not let in", refused.length)}
              </button>
              ${
                this.refusedShown
                  ? html`<ul class="waiting">${repeat(
                      refused,
                      ({ id }) => id,
                      (one) => this.one(one),
                    )}</ul>`
                  : nothing
              }`
          : nothing
      }
      ${this.refused()}
    `;
  }

  /** @param {One[]} waiting */
  letAllIn(waiting) {
    if (this.soFar) return html`<p role="status">${t("{n} of {many} are in …", this.soFar)}</p>`;
    const people = waiting.map(({ id }) => id);
    return html`<button class="button quiet small" @click=${() => this.admit(people)}>
      ${icon("door-open")} ${tn("Let {n} person in", "Let all {n} in", people.length)}
    </button>`;
  }

  /** @param {One} one */
  one({ id, value }) {
    const { name, organisation, group, refused } = value;
    const since = length(Math.max(0, this.workshop.clock.now() - value.at));
    return html`<li>
      <p>
        <b><bdi>${name}</bdi></b> <time>${t("for {time}", { time: since })}</time>
        ${organisation || group ? html`<small><bdi>${[organisation, group].filter(Boolean).join(", ")}</bdi></small>` : nothing}
      </p>
      <div class="buttons">
        <button class="button quiet small" aria-label=${t("Let in: {name}", { name })} @click=${() => this.admit([id])}>
          ${icon("door-open")} ${t("Let in")}
        </button>
        ${
          refused
            ? nothing
            : html`<button
                class="button plain small"
                aria-label=${t("Do not let in: {name}", { name })}
                @click=${() => this.act({ type: "door.refuse", person: id })}
              >${t("Refuse")}</button>`
        }
      </div>
    </li>`;
  }

  toggle() {
    this.refusedShown = !this.refusedShown;
  }

  /** @param {string[]} people */
  async admit(people) {
    const whole = people.length > MOST_AT_ONCE;
    const done = await this.lettingIn.letIn(people, (n, many) => {
      if (whole) this.soFar = { n, many };
    });
    if (whole) this.soFar = undefined;
    if (done) announce(tn("{n} person is in.", "{n} people are in.", done));
  }
}

customElements.define("control-waiting", ControlWaiting);
