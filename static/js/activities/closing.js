/**
 * The end: what happened in figures, what comes next, everybody's own contributions to take along, and thanks.
 * The figures were counted when the item opened; one's own contributions are fetched, from wherever they hang.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity } from "../core/agenda.js";
import { number, t } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { wayTo } from "../elements/conference.js";
import { icon } from "../elements/icons.js";
import { hung } from "../elements/paper.js";
import { onStage } from "./closing-stage.js";
import { paragraphs } from "./closing-words.js";

/** @typedef {{ title: string, texts: string[] }} Written what one person wrote in one item */
/** @typedef {[value: number, label: string]} Figure the label is English, for the catalogues */
/** @typedef {{ title: string, url: string, note?: string }} Link */

const COLOURS = ["yellow", "green", "blue", "orange", "rose", "white"];

export class ActivityClosing extends ActivityElement {
  static properties = {
    ...ActivityElement.properties,
    written: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    /** @type {Written[] | undefined} nothing until it has come */
    this.written = undefined;
    this.failed = false;
    /** For how many own entries that was fetched; none yet. */
    this.fetchedFor = -1;
  }

  watches() {
    return [
      ...super.watches(),
      "all/workshop",
      `all/summary:${this.item?.id}`,
      `${this.workshop ? this.own : "me:"}/`,
    ];
  }

  /** @returns {Figure[]} */
  get figures() {
    return this.store.get("all", `summary:${this.item.id}`)?.figures ?? [];
  }

  /** Fetch what this person wrote, again whenever there is more or less of it. */
  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.page !== "live" || !this.item) return;
    const many = this.store.audiences.get(this.own)?.size ?? 0;
    if (many === this.fetchedFor) return;
    this.fetchedFor = many;
    this.bring();
  }

  async bring() {
    try {
      const answer = await fetch(`/w/${this.workshop.about.id}/mine.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      this.written = await answer.json();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  live() {
    return html`
      <p class="thanks">${this.figures.length ? t("Thank you. This is what came of it.") : t("Thank you.")}</p>
      ${this.plenary()}
      ${this.counted()} ${this.outlook()} ${this.mine()}
    `;
  }

  /** Whoever comes out of a room is led back to where all talk. */
  plenary() {
    const { conference } = this.store.get("all", "workshop")?.links ?? {};
    if (!conference || clockEntity(this.store).state === "over") return nothing;
    return html`<p class="plenary">${icon("video")} <span>${t("We talk all together again.")} ${wayTo(conference)}</span></p>`;
  }

  counted() {
    if (this.figures.length === 0) return nothing;
    return html`<section aria-labelledby="closing-figures">
      <h2 id="closing-figures" class="visually-hidden">${t("In figures")}</h2>
      <dl class="figures">
        ${this.figures.map(
          ([value, label]) => html`<div><dt>${t(label)}</dt> <dd>${number(value)}</dd></div>`,
        )}
      </dl>
    </section>`;
  }

  outlook() {
    const { next = "", links = [] } = this.settings;
    if (!next && links.length === 0) return nothing;
    return html`<section class="outlook" aria-labelledby="closing-next">
      <h2 id="closing-next">${t("What comes next")}</h2>
      <div class="words" lang=${this.language}>${paragraphs(next).map((text) => html`<p>${text}</p>`)}</div>
      ${links.length ? html`<ul class="links" lang=${this.language}>${links.map((/** @type {Link} */ link) => this.link(link))}</ul>` : nothing}
    </section>`;
  }

  /** @param {Link} link */
  link({ title, url, note }) {
    const mail = url.startsWith("mailto:");
    return html`<li>
      ${icon(mail ? "mail" : "external-link")}
      <p>
        ${mail ? html`<a href=${url}>${title}</a>` : html`<a href=${url} target="_blank" rel="noreferrer noopener">${title}</a>`}
        ${note ? html`<span class="muted">${note}</span>` : nothing}
      </p>
    </li>`;
  }

  mine() {
    return html`<section class="mine kraft" aria-labelledby="closing-mine">
      <header>
        <h2 id="closing-mine">${t("What you wrote")}</h2>
        ${this.written?.length ? this.takeAlong() : nothing}
      </header>
      ${this.wall()}
    </section>`;
  }

  takeAlong() {
    return html`<a class="button" href=${`/w/${this.workshop.about.id}/mine.txt`} download>
      ${icon("file-down")} ${t("Take it along as a text file")}
    </a>`;
  }

  wall() {
    if (this.failed) {
      return html`<p class="notice" data-tone="alarm" role="alert">
        ${icon("triangle-alert")}
        <span>${t("Your contributions could not be fetched. They are kept; please try again.")}</span>
        <button class="button quiet small" @click=${() => this.bring()}>${icon("refresh-cw")} ${t("Try again")}</button>
      </p>`;
    }
    if (!this.written) return html`<p role="status">${t("Your contributions are being gathered …")}</p>`;
    if (this.written.length === 0)
      return html`<p>${t("You did not write anything today. It was good that you were here.")}</p>`;
    return html`${this.written.map((part, place) => this.cards(part, place))}`;
  }

  /**
   * @param {Written} part
   * @param {number} place
   */
  cards({ title, texts }, place) {
    const colour = COLOURS[place % COLOURS.length];
    return html`<h3>${title}</h3>
      <ul class="cards">
        ${repeat(
          texts,
          (text, n) => `${n} ${text}`,
          (text, n) =>
            html`<li class="card" data-colour=${colour} ${hung(`${n} ${text}`)}><bdi>${text}</bdi></li>`,
        )}
      </ul>`;
  }

  control() {
    const many = this.figures.length;
    const over = clockEntity(this.store).state === "over";
    return html`<section class="desk">
      ${
        many
          ? html`<table class="table">
              <caption class="visually-hidden">${t("In figures")}</caption>
              <tbody>
                ${this.figures.map(
                  ([value, label]) =>
                    html`<tr><td class="num">${number(value)}</td><th scope="row">${t(label)}</th></tr>`,
                )}
              </tbody>
            </table>`
          : html`<p class="muted">${over ? t("The workshop ended before this part; its figures stand in the documentation.") : t("The figures are counted when this part begins.")}</p>`
      }
      ${
        over && !many
          ? nothing
          : html`<p class="muted">${t("Everybody sees these figures, what comes next, and what they wrote themselves, to take along.")}</p>`
      }
      ${this.documentation()}
    </section>`;
  }

  /** Only organisers download it; the others are told whom to ask. */
  documentation() {
    const { me, about } = this.workshop;
    if (me.role !== "organiser")
      return html`<p class="muted">${t("The documentation is downloaded by the organisers: please ask them for it.")}</p>`;
    return html`<p>
      <a class="button quiet small" href=${`/w/${about.id}/results`}>${icon("file-down")} ${t("Download the documentation")}</a>
    </p>`;
  }

  stage() {
    const over = clockEntity(this.store).state === "over";
    return onStage(this.figures, this.settings, { language: this.language, over });
  }
}

customElements.define("activity-closing", ActivityClosing);
