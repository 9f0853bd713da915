/** A talk: who speaks, what goes with it, and the audience's questions with their support. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { items } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import "../elements/compose-box.js";
import { focusStays } from "../elements/focus.js";
import { Voices } from "../elements/hopes.js";
import { icon } from "../elements/icons.js";
import { Order } from "../elements/order.js";
import { about } from "./talk-about.js";
import { Answering, nowTag } from "./talk-answering.js";
import { desk } from "./talk-desk.js";
import { earlier } from "./talk-earlier.js";
import { hintFor, ranked } from "./talk-questions.js";
import { onStage } from "./talk-stage.js";

/** @typedef {import("./talk-questions.js").Asked} Asked */

export class ActivityTalk extends ActivityElement {
  static properties = {
    ...ActivityElement.properties,
    named: { state: true },
  };

  constructor() {
    super();
    this.named = true;
    this.voices = new Voices(
      (id) => Boolean(this.store.get(this.own, `support:${id}`)),
      () => this.seen,
    );
    this.order = new Order(() => this.querySelector(".asked"));
    this.answering = new Answering(this);
  }

  /**
   * Whether questions are let through first: as moderators say while it runs, else as the workshop file does, else as
   * they said last before.
   * @param {{ store: import("../core/store.js").Store, item: import("../core/agenda.js").Item }} about
   */
  static settingsNow({ store, item }) {
    const { approve = false, ...others } = item.settings ?? {};
    const said = (/** @type {string} */ id) => store.get("all", `approval:${id}`)?.wanted;
    const before = items(store).filter(({ place }) => place < item.place);
    const last = () => before.map(({ id }) => said(id)).findLast((wanted) => wanted !== undefined);
    return { ...others, approve: Boolean(said(item.id) ?? (approve || last())) };
  }

  watches() {
    return [
      ...super.watches(),
      "all/spotlight",
      "all/item:",
      "all/question:",
      "all/approval:",
      "all/support:",
      "all/name:",
      "all/workshop",
      "staff/question:",
      "staff/author:",
      `${this.own}/own:`,
      `${this.own}/support:`,
    ];
  }

  /**
   * @param {string} [audience]
   * @param {string} [item] in which they were asked
   * @returns {Asked[]} the most wanted first, what is answered last
   */
  questions(audience = "all", item = this.item.id) {
    const asked = this.store.each(audience, "question").filter(({ value }) => value.item === item);
    return ranked(asked.map((one) => ({ ...one, support: this.support(one.id) })));
  }

  /** What was asked, in this talk or one before, and nobody has let through yet. @returns {Asked[]} */
  unseen() {
    const asked = this.store.each("staff", "question").filter(({ value }) => value.waits);
    return asked.map((one) => ({ ...one, support: 0 }));
  }

  /** How many support a question. @param {string} id */
  support(id) {
    return this.store.number("all", `support:${id}`) + this.voices.more(id);
  }

  /** @returns {string} `named`, `anonymous`, or as everybody chooses */
  get names() {
    return this.store.get("all", "workshop")?.names ?? "named";
  }

  live() {
    const taken = this.settings.questions !== false;
    const before = earlier(this, (one) => this.question(one));
    return html`${about(this)}
    ${
      taken || before.length
        ? html`<section class="questions">${taken ? this.asking() : nothing} ${before}</section>`
        : nothing
    }`;
  }

  asking() {
    const questions = this.order.settle(this.questions());
    return html`<h2 tabindex="-1" data-anchor>${t("Your questions")}</h2>
      ${this.open ? this.composer() : nothing}
      ${this.approves ? this.unread() : nothing}
      ${this.refused()}
      ${
        questions.length
          ? html`<ol class="asked" aria-label=${t("Questions")} @pointerleave=${() => this.release()} @focusout=${() => this.release()}>
              ${repeat(
                questions,
                ({ id }) => id,
                (one) => this.question(one),
              )}
            </ol>`
          : this.nobodyYet()
      }`;
  }

  get approves() {
    return Boolean(ActivityTalk.settingsNow(this).approve);
  }

  /** How many of one's own questions nobody sees yet; which were hidden is not told apart. */
  unread() {
    const own = this.store
      .each(this.own, "own")
      .filter(({ value }) => value.item === this.item.id && value.kind === "question");
    const many = own.filter(({ id }) => !this.store.get("all", `question:${id}`)).length;
    return html`<p class="hint" role="status">
      ${many ? tn("{n} of your questions is still with the moderators.", "{n} of your questions are still with the moderators.", many) : nothing}
    </p>`;
  }

  composer() {
    const chosen = this.names === "choice";
    return html`<div class="composer docked">
      <compose-box
        .workshop=${this.workshop}
        .about=${`${this.item.id}/question`}
        .command=${{ type: "talk.ask", item: this.item.id, ...(chosen ? { named: this.named } : {}) }}
        .label=${t("A question to the speakers")}
        .hint=${hintFor(this.store.get("all", "workshop") ?? {}, this.approves)}
        .action=${t("Ask")}
        .most=${400}
        .lines=${2}
        @sent=${(/** @type {CustomEvent} */ event) => this.sent(event.detail)}
      ></compose-box>
      ${
        chosen
          ? html`<label class="choice"><input type="checkbox" .checked=${this.named} @change=${(
              /** @type {any} */ event,
            ) => {
              this.named = event.target.checked;
            }} /> ${t("Show my name with it")}</label>`
          : nothing
      }
    </div>`;
  }

  /** Who does not see the list hears that it is there; how many wait with the moderators is told anyway. @param {{ ok?: boolean }} outcome */
  sent({ ok }) {
    if (ok && !this.approves) announce(t("Your question is asked."));
  }

  nobodyYet() {
    return html`<div class="empty">
      ${icon("messages-square")}
      <h3>${t("Nobody has asked yet.")}</h3>
      ${this.open ? html`<p>${t("The question that most people support is answered first.")}</p>` : nothing}
    </div>`;
  }

  /** The list is let go of, unless the focus only goes from one of its buttons to another. */
  release() {
    requestAnimationFrame(() => this.requestUpdate());
  }

  /** @param {Asked} asked */
  question({ id, value, support }) {
    const mine = Boolean(this.store.get(this.own, `own:${id}`));
    const supported = this.voices.given(id);
    return html`<li ?data-answered=${value.answered}>
      <button
        class="button quiet support"
        aria-pressed=${supported}
        aria-label=${tn("Support this question, {n} person does", "Support this question, {n} people do", support)}
        aria-describedby=${`question-${id}`}
        @click=${() => this.ask({ id, value, support }, !supported)}
      >
        ${icon("thumbs-up")} <span>${support}</span>
      </button>
      <div class="text">
        <p id=${`question-${id}`} lang=${this.language}><bdi>${value.text}</bdi></p>
        ${this.by(value, mine)} ${nowTag(this, id)}
      </div>
      ${
        mine
          ? html`<button class="button plain small" aria-describedby=${`question-${id}`} @click=${() => this.withdraw({ id, value, support })}>
              ${icon("trash-2")} ${t("Take back")}
            </button>`
          : nothing
      }
    </li>`;
  }

  /**
   * @param {Asked["value"]} value
   * @param {boolean} mine
   */
  by(value, mine) {
    const name = value.by ? this.workshop.nameOf(value.by) : t("anonymous");
    return html`<p class="by">
      ${mine ? html`<b>${t("asked by you")}</b>` : nothing} ${mine && value.by ? nothing : html`<bdi>${name}</bdi>`}
      ${value.answered ? html`<span class="tag" data-tone="good">${icon("check")} ${t("answered")}</span>` : nothing}
    </p>`;
  }

  /**
   * Support a question, or no longer.
   * @param {Asked} asked
   * @param {boolean} wanted
   */
  async ask({ id, value }, wanted) {
    const answered = this.voices.ask(id, wanted);
    this.requestUpdate();
    const outcome = await this.send("talk.support", { item: value.item, question: id, wanted });
    answered(outcome);
    this.settle(outcome);
    this.requestUpdate();
  }

  /** @param {Asked} asked */
  async withdraw({ id, value }) {
    const stays = focusStays();
    const done = await this.act("talk.withdraw", { item: value.item, question: id });
    if (done && stays()) this.anchor?.focus();
  }

  control() {
    return desk(this);
  }

  stage() {
    const asked = this.settings.questions === false ? undefined : this.questions();
    return onStage(this.item, asked, this.language);
  }
}

customElements.define("activity-talk", ActivityTalk);
