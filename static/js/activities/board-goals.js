/**
 * The goals of a room. In the step in which they are sharpened they are worked on here in full; in all others they
 * stand as a strip above the cards, and each can be opened.
 */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { focusIsLost } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { GoalActs } from "./board-goals-acts.js";
import { freshGoals, goalArticle } from "./board-goals-article.js";
import "./board-goals-links.js";
import { readGoals } from "./board-goals-model.js";
import { GoalNews } from "./board-goals-news.js";
import { strip } from "./board-goals-strip.js";
import { GoalWriting } from "./board-goals-writing.js";
import { targets } from "./board-weigh-model.js";

/** @typedef {import("./board-goals-model.js").Goal} Goal */
/** @typedef {import("./board-goals-model.js").Goals} Goals */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */

const KINDS = ["goal", "earlier", "proposal", "backing", "support", "name"];

export class BoardGoals extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    room: { attribute: false },
    sharpening: { attribute: false },
    inviting: { attribute: false },
    wrapping: { attribute: false },
    may: { attribute: false },
    hosting: { attribute: false },
    cards: { attribute: false },
    clusters: { attribute: false },
    opened: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.room = "";
    /** Whether the room is in the step in which goals are sharpened. */
    this.sharpening = false;
    /** Whether people read the goals in this step. */
    this.inviting = false;
    /** Whether it is the step in which the room says what it takes to the plenary. */
    this.wrapping = false;
    /** What this person may do here now. @type {ReadonlySet<import("./board-standing.js").Act>} */
    this.may = new Set();
    this.hosting = false;
    /** @type {ReadonlyMap<string, Card>} */
    this.cards = new Map();
    /** @type {ReadonlyMap<string, Cluster>} */
    this.clusters = new Map();
    /** The goal that is open in the dialog. @type {string | undefined} */
    this.opened = undefined;
    this.problem = "";
    /** @type {Goals} */
    this.read = { goals: [], open: [], settled: [] };
    /** @type {GoalNews | undefined} since somebody reads them */
    this.news = undefined;
    this.acts = new GoalActs(this);
    this.writing = new GoalWriting(this);
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {import("../../vendor/lit.js").Ref<import("./board-goals-links.js").GoalLinks>} */
    this.links = createRef();
    this.linked = "";
    /** The goal at which the focus was last. */
    this.last = "";
    this.addEventListener("focusin", ({ target }) => {
      const goal = /** @type {Element} */ (target).closest("[data-goal]");
      this.last = /** @type {HTMLElement | null} */ (goal)?.dataset.goal ?? "";
    });
  }

  watches() {
    const me = `me:${this.workshop?.me.person}`;
    return [
      "all/workshop",
      "all/name:",
      "all/spotlight",
      ...KINDS.map((kind) => `room:${this.room}/${kind}:`),
      `host:${this.room}/author:`,
      `${me}/own:`,
      `${me}/support:`,
    ];
  }

  /** Whether this person decides which wording is adopted. */
  get deciding() {
    return this.hosting && this.may.has("sharpen");
  }

  /** Whether it is time for this person to mark what the room takes to the plenary. */
  get marking() {
    return this.wrapping && this.deciding;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const [here, me, store] = [`room:${this.room}`, `me:${this.workshop.me.person}`, this.store];
    this.read = readGoals({
      each: (kind) => store.each(here, kind),
      support: (id) => store.number(here, `support:${id}`),
      supported: (id) => Boolean(store.get(me, `support:${id}`)),
      mine: (id) => Boolean(store.get(me, `own:${id}`)),
      hopes: this.acts.hopes,
    });
    this.news ??= new GoalNews(this.workshop.me.person);
    if (!store.audiences.has(here)) return;
    this.news.hear(this.read);
    if (this.sharpening) this.writing.takeUp();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.news?.stop();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.sharpening && this.focused && focusIsLost()) setTimeout(() => this.keep());
  }

  /** What others adopt or take back goes from under the fingers; who did so themselves is led elsewhere before. */
  keep() {
    if (focusIsLost()) this.heading(this.last)?.focus();
  }

  /** What a card says, or how a cluster is called; nothing for what hangs here no more. @param {string} id */
  textOf(id) {
    const [clusters, cards] = [
      targets("clusters", new Map(), this.clusters),
      targets("cards", this.cards, new Map()),
    ];
    return (clusters.get(id) ?? cards.get(id))?.text ?? "";
  }

  /** @param {string} goal */
  async link(goal) {
    this.linked = goal;
    this.requestUpdate();
    await this.updateComplete;
    await this.links.value?.updateComplete;
    this.links.value?.show();
  }

  /** @param {string} id of a card or a cluster */
  lookAt(id) {
    this.dialog.value?.close();
    this.dispatchEvent(new CustomEvent("look-at", { bubbles: true, detail: { id } }));
  }

  /** @param {string} goal @returns {HTMLElement | null} */
  heading(goal) {
    return this.querySelector(`[data-goal="${CSS.escape(goal)}"] h4`) ?? this.querySelector("h3");
  }

  /** Where the focus goes when what had it is gone. @param {import("./board-inverse.js").Said} said */
  headingOf({ goal = "", proposal = "" }) {
    const { goals } = this.read;
    const of = goals.find((one) => [...one.open, ...one.settled].some(({ id }) => id === proposal));
    return this.heading(goal || (of?.id ?? ""));
  }

  get anchor() {
    return this.sharpening ? null : /** @type {HTMLElement | null} */ (this.querySelector("summary"));
  }

  render() {
    const { goals, open } = this.read;
    if (!this.sharpening && goals.length + open.length === 0) return nothing;
    const linking = goals.find(({ id }) => id === this.linked);
    return html`${this.sharpening ? this.workbench() : strip(this)}
      <goal-links
        ${ref(this.links)}
        .workshop=${this.workshop}
        .goal=${linking}
        .cards=${this.cards}
        .clusters=${this.clusters}
        @link=${(/** @type {CustomEvent} */ event) => this.acts.back(this.linked, event.detail.card, event.detail.wanted)}
      ></goal-links>`;
  }

  workbench() {
    const { goals, open, settled } = this.read;
    return html`<section class="workbench" aria-labelledby=${`goals-${this.room}`}>
      <header>
        <h3 id=${`goals-${this.room}`} tabindex="-1">${t("The goals")}</h3>
        ${this.may.has("sharpen") && !this.writing.forms.has("") ? this.proposing() : nothing}
      </header>
      ${this.refusal()}
      ${goals.length + open.length + settled.length || this.writing.forms.has("") ? nothing : html`<p class="empty">${t("This room has no goals yet. The first one could be proposed by you.")}</p>`}
      <div class="worked-on">
        ${repeat(
          goals,
          ({ id }) => id,
          (goal) => goalArticle(this, goal),
        )}
        ${freshGoals(this)}
      </div>
    </section>`;
  }

  proposing() {
    return html`<div class="buttons" data-goal="">
      <button class="button quiet small" data-way="propose" @click=${() => this.writing.propose("")}>
        ${icon("plus")} ${this.writing.begun("") ? t("Go on with your new goal") : t("Propose a new goal")}
      </button>
      ${this.deciding ? html`<button class="button plain small" data-way="adopt" @click=${() => this.writing.adoptFrom("", "")}>${icon("check")} ${t("Adopt a new goal …")}</button>` : nothing}
    </div>`;
  }

  refusal() {
    return this.problem
      ? html`<p class="error" role="alert">${icon("triangle-alert")} ${this.problem}</p>`
      : nothing;
  }

  /** A goal in full, over the board; "" for new ones. @param {string} goal */
  async openGoal(goal) {
    this.opened = goal;
    await this.updateComplete;
    this.dialog.value?.showModal();
  }

  shut() {
    this.opened = undefined;
    this.problem = "";
  }
}

customElements.define("board-goals", BoardGoals);
