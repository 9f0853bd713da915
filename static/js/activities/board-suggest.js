/**
 * Clusters that are suggested to the host by similar wording. Nothing happens by itself: the host looks at a group,
 * leaves out what does not belong there, names it, and puts it together.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, timeOfDay, tn, unparted } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { focusIsLoose, focusIsLost, focusStays } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { askRoom } from "./board-asking.js";
import { toTool } from "./board-head.js";
import { nameFor, pieces, suggested } from "./board-suggest-model.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-suggest-model.js").Suggested} Suggested */

const MOST = 80;

export class BoardSuggest extends Piece {
  static properties = {
    ...Piece.properties,
    room: { attribute: false },
    cards: { attribute: false },
    questions: { attribute: false },
    leftOut: { state: true },
    passed: { state: true },
    names: { state: true },
    problem: { state: true },
    asking: { state: true },
  };

  constructor() {
    super();
    this.room = "";
    /** @type {ReadonlyMap<string, Card>} */
    this.cards = new Map();
    /** @type {readonly string[]} */
    this.questions = [];
    /** Cards that the host does not want in their group. @type {ReadonlySet<string>} */
    this.leftOut = new Set();
    /** Groups that the host does not want. @type {ReadonlySet<string>} */
    this.passed = new Set();
    /** What the host calls a group, where they have changed it. @type {ReadonlyMap<string, string>} */
    this.names = new Map();
    this.problem = "";
    /** Whether a suggestion is being made. */
    this.asking = false;
  }

  watches() {
    return [`host:${this.room}/suggestion`];
  }

  /** @returns {{ at: number, groups?: import("./board-suggest-model.js").Group[] } | undefined} */
  get suggestion() {
    return this.store.get(`host:${this.room}`, "suggestion");
  }

  /** @returns {Suggested[]} */
  get groups() {
    const all = suggested(this.suggestion?.groups ?? [], this.cards);
    return all.filter(({ name }) => !this.passed.has(name));
  }

  /** @param {boolean} wanted made anew, or put away */
  async suggest(wanted) {
    const room = /** @type {import("./board-room.js").BoardRoom} */ (this.closest("board-room"));
    this.asking = wanted;
    const outcome = await askRoom(this, { type: "board.suggest", wanted }, { refusable: true });
    this.asking = false;
    this.problem = outcome.ok || outcome.code === "already" ? "" : outcome.text;
    if (outcome.ok) this.passed = this.leftOut = new Set();
    await this.updateComplete;
    if (wanted && focusIsLost()) this.anchor?.focus();
    if (!wanted && (focusIsLoose() || this.contains(document.activeElement))) toTool(room, "suggest");
  }

  /** @param {Suggested} group */
  async gather(group) {
    const cards = this.chosen(group).map(({ id }) => id);
    const name = (this.names.get(group.name) ?? nameFor(group.words)).trim().slice(0, MOST);
    const stays = focusStays();
    const words = name
      ? t("Put together as “{name}”.", { name })
      : tn("{n} card put together.", "{n} cards put together.", cards.length);
    const outcome = await askRoom(this, { type: "board.gather", cards, name }, { words, refusable: true });
    this.problem = outcome.ok ? "" : outcome.text;
    if (!outcome.ok) return;
    this.pass(group);
    await this.updateComplete;
    if (stays() && focusIsLost()) this.anchor?.focus();
  }

  /** @param {Suggested} group */
  chosen({ cards }) {
    return cards.filter(({ id }) => !this.leftOut.has(id));
  }

  /** This group is dealt with. @param {Suggested} group */
  pass({ name }) {
    this.passed = new Set([...this.passed, name]);
  }

  /**
   * @param {string} id
   * @param {boolean} wanted
   */
  take(id, wanted) {
    this.leftOut = new Set([...this.leftOut, id].filter((one) => !wanted || one !== id));
  }

  render() {
    const { suggestion, groups } = this;
    return html`<section class="suggestions" aria-labelledby=${`suggest-${this.room}`}>
      <header>
        <div>
          <h3 id=${`suggest-${this.room}`} tabindex="-1" data-anchor>${t("Suggested clusters")}</h3>
          <p class="muted">${this.standing()}</p>
        </div>
        <div class="buttons">
          <button class="button quiet small" ?disabled=${this.asking} @click=${() => this.suggest(true)}>${icon("refresh-cw")} ${t("Look again")}</button>
          <button class="button plain small" @click=${() => this.suggest(false)}>${icon("x")} ${t("Put away")}</button>
        </div>
      </header>
      ${this.problem ? html`<p class="error" role="alert">${icon("triangle-alert")} ${this.problem}</p>` : nothing}
      ${groups.length ? this.list(groups) : suggestion ? this.none() : nothing}
    </section>`;
  }

  standing() {
    if (this.asking || !this.suggestion) return t("Looking for cards that share words …");
    const time = timeOfDay(this.suggestion.at, zoneOf(this.store));
    return t("Cards under one question that share words, as of {time}. Nothing is put together by itself.", {
      time,
    });
  }

  none() {
    return html`<p class="empty">${t("There are no loose cards with similar wording, or none any more.")}</p>`;
  }

  /** @param {Suggested[]} groups */
  list(groups) {
    return html`<ul class="suggested">
      ${repeat(
        groups,
        ({ name }) => name,
        (group) => this.group(group),
      )}
    </ul>`;
  }

  /** @param {Suggested} group */
  group(group) {
    const { name, section, cards, words } = group;
    const [field, title] = [`suggest-name-${name}`, `suggest-words-${name}`];
    const many = this.chosen(group).length;
    return html`<li><div class="suggestion" role="group" aria-labelledby=${title}>
      <p class="why" id=${title}>${t("They share:")} <strong lang=${this.language}>${words.join(", ")}</strong></p>
      <p class="muted" lang=${this.language}>${unparted(this.questions[section - 1] ?? "")}</p>
      <ul class="of-it">
        ${cards.map(
          ({ id, note }) => html`<li>
            <label class="choice">
              <input type="checkbox" .checked=${!this.leftOut.has(id)} @change=${(/** @type {any} */ event) => this.take(id, event.target.checked)} />
              <span lang=${this.language}><bdi>${pieces(note.text, group.forms).map(({ text, shared }) => (shared ? html`<mark>${text}</mark>` : text))}</bdi></span>
            </label>
          </li>`,
        )}
      </ul>
      <div class="field">
        <label for=${field}>${t("Name of the cluster")}</label>
        <input
          id=${field}
          maxlength=${MOST}
          dir="auto"
          autocomplete="off"
          .value=${this.names.get(name) ?? nameFor(words)}
          @input=${(/** @type {any} */ event) => {
            this.names = new Map([...this.names, [name, event.target.value]]);
          }}
        />
      </div>
      <div class="buttons">
        <button class="button small" aria-describedby=${title} ?disabled=${many < 2} @click=${() => this.gather(group)}>
          ${icon("group")} ${tn("Put {n} together", "Put {n} together", many)}
        </button>
        <button class="button plain small" aria-describedby=${title} @click=${() => this.pass(group)}>${t("Not these")}</button>
      </div>
    </div></li>`;
  }
}

customElements.define("board-suggest", BoardSuggest);
