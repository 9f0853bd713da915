/** A talk: who speaks, what goes with it, and the audience's questions with their support. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import "../elements/compose-box.js";
import { wayTo } from "../elements/conference.js";
import { focusStays } from "../elements/focus.js";
import { Voices } from "../elements/hopes.js";
import { icon } from "../elements/icons.js";
import { Order } from "../elements/order.js";
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

  watches() {
    return [
      ...super.watches(),
      "all/spotlight",
      "all/item:",
      "all/question:",
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
    return html`${this.about()}
    ${
      taken || before.length
        ? html`<section class="questions">${taken ? this.asking() : nothing} ${before}</section>`
        : nothing
    }`;
  }

  about() {
    const { speakers, link } = this.settings;
    return html`<div class="about">
      ${speakers ? html`<p class="speakers">${icon("presentation")} <span>${speakers}</span></p>` : nothing}
      ${this.item.note ? html`<p class="lead" lang=${this.language}>${this.item.note}</p>` : nothing}
      ${
        link
          ? html`<p><a class="button quiet" href=${link} target="_blank" rel="noreferrer noopener">
              ${icon("external-link")} ${t("Open what goes with the talk")}</a></p>`
          : nothing
      }
      ${this.listening()}
    </div>`;
  }

  /** Where it is heard; where nothing is to be done, that too. */
  listening() {
    const { conference } = this.store.get("all", "workshop")?.links ?? {};
    const idle = this.settings.questions === false;
    if (!conference && !idle) return nothing;
    return html`<p class="listening">
      ${icon(conference ? "video" : "headphones")}
      <span>
        ${idle ? t("Lean back and listen. This page moves on by itself.") : nothing}
        ${conference ? wayTo(conference) : nothing}
      </span>
    </p>`;
  }

  asking() {
    const questions = this.order.settle(this.questions());
    return html`<h2 tabindex="-1" data-anchor>${t("Your questions")}</h2>
      ${this.open ? this.composer() : nothing}
      ${this.settings.approve ? this.unread() : nothing}
      ${this.refused()}
      ${
        questions.length
          ? html`<ol class="asked" @pointerleave=${() => this.release()} @focusout=${() => this.release()}>
              ${repeat(
                questions,
                ({ id }) => id,
                (one) => this.question(one),
              )}
            </ol>`
          : this.nobodyYet()
      }`;
  }

  /** How many of one's own questions nobody sees yet; which were hidden is not told apart. */
  unread() {
    const own = this.store
      .each(this.own, "own")
      .filter(({ value }) => value.item === this.item.id && value.kind === "question");
    const many = own.filter(({ id }) => !this.store.get("all", `question:${id}`)).length;
    const words = t("The moderators read questions before everybody sees them.");
    return html`<p class="hint" role="status">
      ${words} ${many ? tn("{n} of yours is with them.", "{n} of yours are with them.", many) : nothing}
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
        .hint=${hintFor(this.store.get("all", "workshop") ?? {})}
        .action=${t("Ask")}
        .most=${400}
        .lines=${2}
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
