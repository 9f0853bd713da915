/**
 * Where the host adopts a wording: out of one proposal or several, changed as the group wants it. What would be
 * changed shows before it is; a goal that was adopted differently meanwhile is shown, and the text kept.
 */

import { html, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { characterCount, charactersLeft, tooLong } from "../elements/characters.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { askRoom } from "./board-asking.js";
import { wording } from "./board-goals-diff.js";
import { adoptionDraft } from "./board-goals-model.js";

/** @typedef {import("./board-goals-model.js").Goal} Goal */
/** @typedef {import("./board-goals-model.js").Proposal} Proposal */

const MOST = 400;
const NEARLY = 60;
let forms = 0;

export class GoalAdopt extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    room: { attribute: false },
    goal: { attribute: false },
    proposals: { attribute: false },
    first: { attribute: false },
    text: { state: true },
    seen: { state: true },
    chosen: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    this.item = "";
    this.room = "";
    /** @type {Goal | undefined} none for a new one */
    this.goal = undefined;
    /** @type {Proposal[]} of which it may be made */
    this.proposals = [];
    /** The proposal with which it was begun; empty for none. */
    this.first = "";
    this.text = "";
    /** The version that is changed, as the host last saw it. */
    this.seen = -1;
    /** @type {ReadonlySet<string>} */
    this.chosen = new Set();
    this.problem = "";
    this.sending = false;
    this.fieldId = `adopt-${++forms}`;
  }

  get draft() {
    return adoptionDraft(this.room, this.goal?.id ?? "");
  }

  get version() {
    return this.goal?.version ?? 0;
  }

  /** Whether the goal reads differently by now than when this was begun; not by what is just being adopted here. */
  get overtaken() {
    return !this.sending && this.seen !== this.version;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.seen < 0) this.begin();
  }

  /** Go on with what was left here, or begin with the proposal. */
  begin() {
    const { text, command } = this.workshop.drafts.read(this.draft);
    const begun = this.proposals.find(({ id }) => id === this.first);
    this.seen = text ? (command?.seen ?? this.version) : this.version;
    this.text = text || (begun?.text ?? this.goal?.text ?? "");
    this.chosen = new Set([...(command?.proposals ?? []), ...(begun ? [begun.id] : [])]);
  }

  firstUpdated() {
    const field = this.querySelector("textarea");
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  get command() {
    const known = new Set(this.proposals.map(({ id }) => id));
    const proposals = [...this.chosen].filter((id) => known.has(id));
    const { item, room, goal, seen } = this;
    return { type: "board.adopt", item, room, goal: goal?.id ?? "", seen, proposals };
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
    const label = t("Wording of a goal");
    this.workshop.drafts.write(this.draft, { text, command: this.command, field: "text", label });
  }

  /**
   * A proposal brings its text along where nothing was written yet, and takes it away again where nothing was changed.
   * @param {string} id
   * @param {boolean} wanted
   */
  choose(id, wanted) {
    this.chosen = new Set([...this.chosen, id].filter((one) => wanted || one !== id));
    const offered = this.proposals.find((one) => one.id === id)?.text ?? this.text;
    const before = this.goal?.text ?? "";
    const text = this.text.trim();
    const untouched = wanted ? !text || text === before : text === offered;
    this.type(untouched ? (wanted ? offered : before) : this.text);
    if (untouched && wanted) announce(t("The text of the proposal stands in the field now."));
  }

  /** @param {Event} [event] */
  async adopt(event) {
    event?.preventDefault();
    const text = this.text.trim();
    if (!text || this.sending || this.overtaken) return;
    if (tooLong(text, MOST)) return this.querySelector("textarea")?.focus();
    this.sending = true;
    const words = this.goal ? t("Wording adopted.") : t("New goal adopted.");
    const outcome = await askRoom(this, { ...this.command, text }, { words, refusable: true });
    if (outcome.ok) return this.leave(true);
    this.sending = false;
    this.problem = outcome.text;
    return undefined;
  }

  /** The host goes on with their text, knowing the other. */
  insist() {
    this.seen = this.version;
    this.type(this.text);
    this.adopt();
  }

  /** @param {boolean} done */
  leave(done) {
    if (done) this.workshop.drafts.write(this.draft, { text: "" });
    this.dispatchEvent(new CustomEvent("closed", { detail: { done } }));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.leave(false);
  }

  render() {
    const rest = charactersLeft(this.text, MOST);
    const described = `${this.fieldId}-count ${this.fieldId}-problem`;
    return html`<form class="goal-form" @submit=${(/** @type {Event} */ event) => this.adopt(event)}>
      <div class="field">
        <label for=${this.fieldId}>${this.goal ? t("Goal {number} reads from now on", { number: this.goal.number }) : t("The new goal reads")}</label>
        <textarea
          id=${this.fieldId}
          rows="3"
          dir="auto"
          .value=${this.text}
          aria-describedby=${described}
          aria-invalid=${rest < 0 || Boolean(this.problem)}
          @input=${(/** @type {any} */ event) => this.type(event.target.value)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
        ></textarea>
        ${characterCount(rest, { id: `${this.fieldId}-count`, from: NEARLY })}
        <p class="error" id=${`${this.fieldId}-problem`} role="alert">${this.problem || nothing}</p>
      </div>
      ${this.preview()} ${this.proposals.length ? this.sources() : nothing}
      ${this.overtaken ? this.choice() : this.buttons()}
    </form>`;
  }

  preview() {
    const text = this.text.trim();
    if (!this.goal || !text || text === this.goal.text) return nothing;
    return html`<p class="preview" aria-hidden="true">
      <small>${t("What that changes:")}</small> <span lang=${this.language}>${wording(this.goal.text, text)}</span>
    </p>`;
  }

  /** Of which proposals it is made: they are then adopted as well. */
  sources() {
    return html`<fieldset class="sources">
      <legend>${t("Out of these proposals")}</legend>
      ${this.proposals.map(
        ({ id, text, base }) => html`<label class="choice">
          <input type="checkbox" .checked=${this.chosen.has(id)} @change=${(/** @type {any} */ event) => this.choose(id, event.target.checked)} />
          <span lang=${this.language}>${wording(base, text)}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  buttons() {
    return html`<div class="buttons">
      <button class="button small" ?disabled=${this.sending}>${icon("check")} ${t("Adopt it")}</button>
      <button class="button quiet small" type="button" @click=${() => this.leave(false)}>${t("Close")}</button>
    </div>`;
  }

  choice() {
    return html`<div class="overtaken" role="alert">
      <p><strong>${t("The goal was adopted differently in the meantime. It reads now:")}</strong></p>
      <blockquote lang=${this.language}><bdi>${this.goal?.text}</bdi></blockquote>
      <div class="buttons">
        <button class="button small" type="button" ?disabled=${this.sending} @click=${() => this.insist()}>${t("Adopt my text all the same")}</button>
        <button class="button quiet small" type="button" @click=${() => this.leave(true)}>${t("Leave it so")}</button>
      </div>
    </div>`;
  }
}

customElements.define("goal-adopt", GoalAdopt);
