/** Which cards and clusters speak for a goal, as reasons or projects: a dialog in which they are found and linked. */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { Piece } from "../elements/piece.js";
import { kindName } from "./board-kinds.js";
import { targets } from "./board-weigh-model.js";

/** @typedef {import("./board-goals-model.js").Goal} Goal */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */

export class GoalLinks extends Piece {
  static properties = {
    ...Piece.properties,
    goal: { attribute: false },
    cards: { attribute: false },
    clusters: { attribute: false },
    searched: { state: true },
  };

  constructor() {
    super();
    /** @type {Goal | undefined} */
    this.goal = undefined;
    /** @type {ReadonlyMap<string, Card>} */
    this.cards = new Map();
    /** @type {ReadonlyMap<string, Cluster>} */
    this.clusters = new Map();
    this.searched = "";
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
  }

  show() {
    this.searched = "";
    this.dialog.value?.showModal();
  }

  /** Clusters first, then cards; those that fit what was searched. */
  get found() {
    const words = this.searched.toLowerCase().split(/\s+/).filter(Boolean);
    const all = [
      ...targets("clusters", new Map(), this.clusters).values(),
      ...targets("cards", this.cards, new Map()).values(),
    ];
    return all.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
  }

  render() {
    const { goal, found } = this;
    return html`<dialog ${ref(this.dialog)} class="dialog goal-links" aria-labelledby="goal-links-title">
      ${
        goal
          ? html`<h2 id="goal-links-title" tabindex="-1">${t("What speaks for goal {number}", { number: goal.number })}</h2>
              <p lang=${this.language}><bdi>${goal.text}</bdi></p>
              <div class="field">
                <label for="goal-links-search">${t("Search cards and clusters")}</label>
                <input id="goal-links-search" type="search" autocomplete="off" .value=${this.searched} @input=${(/** @type {any} */ event) => this.search(event.target.value)} />
              </div>
              <p class="visually-hidden" role="status">${this.searched ? t("{n} found", { n: found.length }) : nothing}</p>
              ${found.length ? this.list(goal) : html`<p class="empty">${this.searched ? t("No card says that.") : t("No card hangs here yet.")}</p>`}`
          : nothing
      }
      <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
    </dialog>`;
  }

  /** @param {string} text */
  search(text) {
    this.searched = text;
  }

  /** @param {Goal} goal */
  list({ backing }) {
    const linked = new Set(backing);
    return html`<ul class="linkable">
      ${repeat(
        this.found,
        ({ id }) => id,
        ({ id, text, whole }) => html`<li>
          <label class="choice">
            <input type="checkbox" .checked=${linked.has(id)} @change=${(/** @type {any} */ event) => this.link(id, event.target.checked)} />
            <span><bdi lang=${this.language}>${text}</bdi> <small class="muted">${whole ? t("Cluster") : kindName(this.cards.get(id)?.note.kind ?? "")}</small></span>
          </label>
        </li>`,
      )}
    </ul>`;
  }

  /**
   * @param {string} card
   * @param {boolean} wanted
   */
  link(card, wanted) {
    this.dispatchEvent(new CustomEvent("link", { detail: { card, wanted } }));
  }
}

customElements.define("goal-links", GoalLinks);
