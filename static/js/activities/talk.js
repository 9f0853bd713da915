/** A talk: who speaks, what goes with it, and the audience's questions with their support. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import "../elements/compose-box.js";
import { icon } from "../elements/icons.js";

/** @typedef {{ id: string, value: { item: string, text: string, at: number, by?: string, answered?: boolean } }} Asked */

export class ActivityTalk extends ActivityElement {
  static properties = { ...ActivityElement.properties, problem: { state: true } };

  constructor() {
    super();
    this.problem = "";
  }

  watches() {
    return [
      ...super.watches(),
      "all/question:",
      "all/support:",
      "all/name:",
      "staff/question:",
      `${this.own}/own:`,
      `${this.own}/support:`,
    ];
  }

  /**
   * Those with most support first, what is answered last.
   * @param {string} [audience]
   * @returns {Asked[]}
   */
  questions(audience = "all") {
    return this.store
      .each(audience, "question")
      .filter(({ value }) => value.item === this.item.id)
      .sort(
        (a, b) =>
          Number(a.value.answered ?? false) - Number(b.value.answered ?? false) ||
          this.support(b.id) - this.support(a.id) ||
          a.value.at - b.value.at,
      );
  }

  /** @param {string} id */
  support(id) {
    return this.store.number("all", `support:${id}`);
  }

  live() {
    return html`
      ${this.speakers()}
      ${this.settings.questions === false ? nothing : this.asking()}
    `;
  }

  speakers() {
    const { speakers, link } = this.settings;
    return html`
      ${this.item.note ? html`<p class="lead">${this.item.note}</p>` : nothing}
      ${speakers ? html`<p class="speakers">${icon("presentation")} ${speakers}</p>` : nothing}
      ${
        link
          ? html`<p><a class="button quiet" href=${link} target="_blank" rel="noreferrer noopener">
              ${icon("external-link")} ${t("Open what goes with the talk")}</a></p>`
          : nothing
      }
    `;
  }

  asking() {
    const questions = this.questions();
    return html`<section class="questions">
      <h2>${t("Your questions")}</h2>
      ${
        this.open
          ? html`<compose-box
              .workshop=${this.workshop}
              .about=${`${this.item.id}/question`}
              .command=${{ type: "talk.ask", item: this.item.id }}
              .label=${t("A question to the speakers")}
              .hint=${t("Everybody sees it, and can support it.")}
              .action=${t("Ask")}
              .most=${400}
              .lines=${2}
            ></compose-box>`
          : nothing
      }
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      ${
        questions.length
          ? html`<ol class="asked">
              ${repeat(
                questions,
                ({ id }) => id,
                (one) => this.question(one),
              )}
            </ol>`
          : html`<p class="empty">${t("Nobody has asked yet.")}</p>`
      }
    </section>`;
  }

  /** @param {Asked} asked */
  question({ id, value }) {
    const mine = Boolean(this.store.get(this.own, `own:${id}`));
    const supported = Boolean(this.store.get(this.own, `support:${id}`));
    const many = this.support(id);
    return html`<li ?data-answered=${value.answered}>
      <button
        class="button quiet support"
        aria-pressed=${supported}
        aria-label=${tn("Support this question, {n} person does", "Support this question, {n} people do", many)}
        @click=${() => this.act("talk.support", { question: id, wanted: !supported })}
      >
        ${icon("thumbs-up")} <span>${many}</span>
      </button>
      <p>
        <bdi>${value.text}</bdi>
        <span class="by">
          ${value.by ? this.workshop.nameOf(value.by) : t("anonymous")}
          ${value.answered ? html`<span class="tag" data-tone="good">${t("answered")}</span>` : nothing}
        </span>
      </p>
      ${
        mine
          ? html`<button class="button plain small" @click=${() => this.act("talk.withdraw", { question: id })}>
              ${icon("trash-2")} ${t("Take back")}
            </button>`
          : nothing
      }
    </li>`;
  }

  /**
   * @param {string} type
   * @param {Record<string, any>} fields
   */
  async act(type, fields) {
    const outcome = await this.send(type, fields);
    this.problem = outcome.ok ? "" : outcome.text;
  }

  control() {
    const hidden = this.questions("staff");
    return html`<section class="questions">
      <h3>${t("Questions")} <span class="badge">${this.questions().length}</span></h3>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <ol class="asked">
        ${repeat(
          this.questions(),
          ({ id }) => id,
          (one) => this.moderated(one),
        )}
      </ol>
      ${
        hidden.length
          ? html`<details>
              <summary>${tn("{n} hidden question", "{n} hidden questions", hidden.length)}</summary>
              <ol class="asked">
                ${hidden.map(
                  ({ id, value }) => html`<li>
                    <p><bdi>${value.text}</bdi></p>
                    <button class="button quiet small" @click=${() => this.act("talk.hide", { question: id, hidden: false })}>
                      ${icon("eye")} ${t("Show again")}
                    </button>
                  </li>`,
                )}
              </ol>
            </details>`
          : nothing
      }
    </section>`;
  }

  /** @param {Asked} asked */
  moderated({ id, value }) {
    return html`<li ?data-answered=${value.answered}>
      <b class="num">${this.support(id)}</b>
      <p><bdi>${value.text}</bdi></p>
      <span class="buttons">
        <button class="button quiet small" @click=${() => this.act("talk.answer", { question: id, answered: !value.answered })}>
          ${icon("check")} ${value.answered ? t("Open again") : t("Answered")}
        </button>
        <button class="button quiet small" @click=${() => this.act("talk.hide", { question: id })}>
          ${icon("eye-off")} ${t("Hide")}
        </button>
      </span>
    </li>`;
  }

  stage() {
    const top = this.questions()
      .filter(({ value }) => !value.answered)
      .slice(0, 4);
    return html`
      ${this.settings.speakers ? html`<p class="stage-lead">${this.settings.speakers}</p>` : nothing}
      ${
        top.length
          ? html`<ol class="stage-questions">
              ${repeat(
                top,
                ({ id }) => id,
                ({ id, value }) => html`<li class="card" data-colour="white">
                  <bdi>${value.text}</bdi> <span class="support">${icon("thumbs-up")} ${this.support(id)}</span>
                </li>`,
              )}
            </ol>`
          : nothing
      }
    `;
  }
}

customElements.define("activity-talk", ActivityTalk);
