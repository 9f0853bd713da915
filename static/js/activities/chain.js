/**
 * A chain: a word to begin with, and words that people hang on words. It is shown as a picture and as a
 * nested list, in which one can do the same; a word that several people say grows.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { Voices } from "../elements/hopes.js";
import { Order } from "../elements/order.js";
import { desk } from "./chain-desk.js";
import { oneOf, wholeList } from "./chain-list.js";
import "./chain-picture.js";
import { composing, hubs, mine } from "./chain-speaking.js";
import { branchOf, colourOf, loudest, SEED } from "./chain-tree.js";

/** @typedef {import("./chain-tree.js").Term} Term */

/** Where the composer has no room beside the whole, as in chain.css. */
const NARROW = "(width < 900px)";
/** How many of the loudest words the stage names. */
const LOUDEST = 6;

export class ActivityChain extends ActivityElement {
  static properties = {
    ...ActivityElement.properties,
    chosen: { state: true },
    view: { state: true },
    order: { state: true },
    sought: { state: true },
  };

  constructor() {
    super();
    /** The word that the next one will hang on. */
    this.chosen = SEED;
    /** @type {"picture" | "list"} */
    this.view = matchMedia("(width < 700px)").matches ? "list" : "picture";
    /** @type {"newest" | "chain"} in which the moderators read */
    this.order = "newest";
    /** The moderators' list: what comes does not move what they are about to press. */
    this.rows = new Order(() => this.querySelector(".moderation .words"));
    this.narrow = matchMedia(NARROW);
    this.redraw = () => this.requestUpdate();
    this.sought = "";
    this.voices = new Voices(
      (id) => Boolean(this.store.get(this.own, `said:${this.item.id}.${id}`)),
      () => this.seen,
    );
    /** @type {Set<string>} the words that this person says, by their ids */
    this.said = new Set();
    /** @type {Set<string> | undefined} what this person said when it was last drawn */
    this.saidBefore = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.narrow.addEventListener("change", this.redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.narrow.removeEventListener("change", this.redraw);
  }

  watches() {
    return [
      ...super.watches(),
      `all/term:${this.item?.id}.`,
      `all/voices:${this.item?.id}.`,
      `staff/term:${this.item?.id}.`,
      `${this.own}/said:${this.item?.id}.`,
    ];
  }

  /** @returns {string} */
  get seed() {
    return this.settings.seed;
  }

  /**
   * @param {string} [audience]
   * @returns {Term[]}
   */
  terms(audience = "all") {
    const own = `${this.item.id}.`;
    return this.store
      .each(audience, "term")
      .filter(({ id }) => id.startsWith(own))
      .map(({ id, value }) => ({
        ...value,
        id: id.slice(own.length),
        voices: this.store.number("all", `voices:${id}`) + this.voices.more(id.slice(own.length)),
      }));
  }

  /** The words that this person says, by their ids. @returns {Set<string>} */
  spoken() {
    const ids = this.terms().map(({ id }) => id);
    return new Set(ids.filter((id) => this.voices.given(id)));
  }

  /**
   * Say a word that is there, or no longer.
   * @param {Term} term
   * @param {boolean} wanted
   */
  async say({ id, text, parent }, wanted) {
    const answered = this.voices.ask(id, wanted);
    this.requestUpdate();
    const outcome = wanted
      ? await this.send("chain.attach", { text, to: parent })
      : await this.send("chain.withdraw", { term: id });
    answered(outcome);
    this.settle(outcome);
    this.requestUpdate();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (!this.item) return;
    this.said = this.spoken();
    if (this.chosen === SEED || this.store.get("all", `term:${this.item.id}.${this.chosen}`)) return;
    this.turnTo(SEED);
    announce(t("The word that you had chosen is gone. Yours will hang on “{word}”.", { word: this.seed }));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.item && this.page === "live") this.tellSaid();
  }

  /** Say what has come of one's own word: it may have been there before. */
  tellSaid() {
    const before = this.saidBefore;
    const fresh = before ? [...this.said].filter((id) => !before.has(id)) : [];
    this.saidBefore = this.said;
    for (const term of this.terms().filter(({ id }) => fresh.includes(id)))
      announce(
        tn("“{word}”: {n} person says it.", "“{word}”: {n} people say it.", term.voices, { word: term.text }),
      );
  }

  /** It is read as it stands: the composer before the whole where it is beside it, and after it where it is below. */
  live() {
    const terms = this.terms();
    const lead = html`<p class="lead" lang=${this.language}>${this.settings.question}</p>`;
    return this.narrow.matches
      ? html`${this.settings.question ? lead : nothing} ${mine(this, terms)} ${this.whole(terms)} ${this.speaking(terms)}`
      : html`<div class="side">${this.settings.question ? lead : nothing} ${this.speaking(terms)} ${mine(this, terms)} ${hubs(this, terms)}</div>
          ${this.whole(terms)}`;
  }

  /** @param {Term[]} terms */
  speaking(terms) {
    return html`<div class="speaking">
      ${this.open ? composing(this, terms) : html`<p class="notice">${t("The chain is finished.")}</p>`}
      ${this.refused()}
    </div>`;
  }

  /** @param {Term[]} terms */
  whole(terms) {
    return html`<section class="whole" aria-labelledby="chain-whole">
      <div class="head">
        <h2 id="chain-whole" tabindex="-1" data-anchor>${howMany(terms)}</h2>
        ${oneOf(this, "view", t("View"), [
          { value: "picture", words: t("Picture"), sign: "git-branch" },
          { value: "list", words: t("List"), sign: "list" },
        ])}
      </div>
      ${this.view === "list" ? wholeList(this, terms) : this.picture(terms)}
    </section>`;
  }

  /** What the draft of a word is about. */
  get about() {
    return `${this.item.id}/word`;
  }

  get command() {
    return { type: "chain.attach", item: this.item.id, to: this.chosen };
  }

  /**
   * The next word will hang on this one; what was typed already goes along.
   * @param {string} id
   */
  turnTo(id) {
    this.chosen = id;
    const draft = this.workshop.drafts.read(this.about);
    if (draft.text) this.workshop.drafts.write(this.about, { ...draft, command: this.command });
  }

  /** @param {string} id */
  async choose(id) {
    this.turnTo(id);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("compose-box"))?.focus();
  }

  /** @param {Term[]} terms */
  picture(terms) {
    return html`<chain-picture
      .seed=${this.seed}
      .terms=${terms}
      .chosen=${this.chosen}
      .said=${this.said}
      @choose=${(/** @type {CustomEvent<string>} */ event) => this.choose(event.detail)}
    ></chain-picture>`;
  }

  control() {
    return desk(this);
  }

  stage() {
    const terms = this.terms();
    return html`
      ${this.settings.question ? html`<p class="stage-lead" lang=${this.language}>${this.settings.question}</p>` : nothing}
      <chain-picture .seed=${this.seed} .terms=${terms} .still=${true}></chain-picture>
      ${this.top(terms)}
    `;
  }

  /** The words that most people say, beside how many words there are. @param {Term[]} terms */
  top(terms) {
    const most = loudest(terms, LOUDEST).filter(({ voices }) => voices > 1);
    return html`<div class="top">
      <p>${howMany(terms)}</p>
      ${most.length ? html`<h2>${t("Said most often")}</h2>` : nothing}
      <ol>
        ${repeat(
          most,
          ({ id }) => id,
          (term) => html`<li class="card" data-colour=${colourOf(branchOf(term, terms))}>
            <bdi dir="auto">${term.text}</bdi> <b>${term.voices}</b>
          </li>`,
        )}
      </ol>
    </div>`;
  }
}

/** @param {Term[]} terms */
function howMany(terms) {
  return terms.length ? tn("{n} word", "{n} words", terms.length) : t("No word yet");
}

customElements.define("activity-chain", ActivityChain);
