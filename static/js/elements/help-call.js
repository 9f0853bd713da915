/** A call for help, in the help dialog: asking, who looks after it, and what the moderators answer, until it is ended. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";
import { messagesTo } from "./message-list.js";
import { Piece } from "./piece.js";
import { laterWords, sentLater } from "./sent-later.js";
import { written } from "./written.js";

/** @typedef {{ at: number, text?: string, room?: string, taken?: string }} Call `taken` is the person who looks after it */

/** @param {import("../core/workshop.js").Workshop} workshop @returns {Call | undefined} */
export function callOf({ store, me: { person } }) {
  return store.get(`me:${person}`, `help:${person}`);
}

export class HelpCall extends Piece {
  static properties = {
    ...Piece.properties,
    shown: { attribute: false },
    problem: { state: true },
    waits: { state: true },
  };

  constructor() {
    super();
    /** Whether the dialog is open: nobody reads a closed one. */
    this.shown = false;
    this.problem = "";
    /** @type {Call | null | undefined} as it was when this was drawn last; nothing before the first time */
    this.told = undefined;
    /** Whether what was pressed waits for the connection. */
    this.waits = false;
    /** Whether this person ends it here. */
    this.ending = false;
  }

  /** The dialog is shut, most of the time: what becomes of the call is said. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("shown")) this.listen();
    const call = callOf(this.workshop) ?? null;
    if (this.told && call?.taken && call.taken !== this.told.taken) announce(this.words(call));
    if (this.told && !call && !this.ending) announce(t("Your call for help is settled."));
    this.told = call;
  }

  /** What the moderators answer goes when its time is over. */
  get ticks() {
    return this.shown;
  }

  watches() {
    return [`${this.own}/help:`, `${this.own}/message:`, "all/name:"];
  }

  get own() {
    return `me:${this.workshop?.me.person}`;
  }

  /** What was pressed may be gone with what it did: the dialog keeps the place. */
  get anchor() {
    return this.querySelector("button");
  }

  render() {
    const call = callOf(this.workshop);
    return html`<section class="calling stack">
      <h3>${t("Call a moderator")}</h3>
      ${call ? this.called(call) : nothing} ${this.answers()}
      ${call ? html`<button class="button quiet" @click=${() => this.end()}>${t("I no longer need help")}</button>` : this.asking()}
      ${this.waits ? html`<p class="hint">${icon("wifi-off")} ${laterWords()}</p>` : nothing}
      ${this.problem ? html`<p class="error" id="help-call-problem" role="alert">${icon("triangle-alert")} ${this.problem}</p>` : nothing}
    </section>`;
  }

  /** @param {Call} call */
  called(call) {
    return html`<p class="notice" data-tone="good">${icon("life-buoy")} <span>${this.words(call)}</span></p>`;
  }

  /** @param {Call} call */
  words({ taken, room }) {
    if (!taken) return t("The moderators have been told. They will come to you.");
    return t("{name} is looking after it.", { name: this.workshop.nameOf(taken, room) || t("Somebody") });
  }

  /** It covers what is said on the page: what is said to this person stands here too; it is said aloud there. */
  answers() {
    return repeat(
      messagesTo(this.workshop, [this.own]),
      ({ id }) => id,
      ({ value }) => html`<p class="notice message">
        ${icon("megaphone")}
        <span><span class="by">${this.workshop.nameOf(value.by) || t("the moderators")}</span> <bdi>${value.text}</bdi></span>
      </p>`,
    );
  }

  asking() {
    return html`<form class="row" @submit=${(/** @type {SubmitEvent} */ event) => this.ask(event)}>
      <div class="field">
        <label for="help-text">${t("What is the matter? (optional)")}</label>
        <input
          id="help-text"
          name="text"
          maxlength="80"
          autocomplete="off"
          aria-describedby=${this.problem ? "help-call-problem" : nothing}
          aria-invalid=${Boolean(this.problem)}
        />
      </div>
      <button class="button">${icon("life-buoy")} ${t("Call for help")}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async ask(event) {
    if (await this.succeeds({ type: "help.call", text: written(event, "text") }))
      announce(t("The moderators have been told. They will come to you."));
  }

  async end() {
    this.ending = true;
    await this.succeeds({ type: "help.end", person: this.workshop.me.person });
    this.ending = false;
  }

  /** @param {{ type: string, [field: string]: any }} command */
  async succeeds(command) {
    this.waits = sentLater(this.workshop);
    const outcome = await this.workshop.send(command);
    this.waits = false;
    this.problem = outcome.ok ? "" : outcome.text;
    return outcome.ok;
  }
}

customElements.define("help-call", HelpCall);
