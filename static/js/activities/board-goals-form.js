/**
 * Where another wording for a goal is proposed, starting from how it reads now, or a new goal; with a reason. What was
 * typed stays a draft until the server has it.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { characterCount } from "../elements/characters.js";
import { ComposeBox } from "../elements/compose-box.js";
import { icon } from "../elements/icons.js";
import { differences } from "./board-diff.js";
import { signChoice } from "./board-fields.js";
import { marked } from "./board-goals-diff.js";
import { proposalDraft } from "./board-goals-model.js";

/** @typedef {import("./board-goals-model.js").Goal} Goal */

const MOST = 400;
const MOST_REASON = 200;

export class GoalForm extends ComposeBox {
  static properties = {
    ...ComposeBox.properties,
    item: { attribute: false },
    room: { attribute: false },
    goal: { attribute: false },
    reason: { state: true },
    signed: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.item = "";
    this.room = "";
    /** @type {Goal | undefined} none for a new one */
    this.goal = undefined;
    this.reason = "";
    /** Whether one's name stands there, where that is a choice. */
    this.signed = false;
    this.problem = "";
    /** What the draft is about that is shown. */
    this.shown = "";
    this.most = MOST;
    this.lines = 3;
    this.label = t("Wording of a goal");
  }

  get workshopAbout() {
    return this.store.get("all", "workshop") ?? {};
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const about = proposalDraft(this.room, this.goal?.id ?? "");
    if (about !== this.shown) {
      this.shown = this.about = about;
      this.reason = this.workshop.drafts.read(about).command?.reason ?? "";
    }
    this.command = this.said;
    super.willUpdate(changed);
    if (changed.has("about") || !this.hasUpdated) this.text ||= this.goal?.text ?? "";
  }

  firstUpdated() {
    this.control?.focus();
  }

  get said() {
    const named = this.workshopAbout.names === "choice" ? { named: this.signed } : {};
    const { item, room, goal, reason } = this;
    return { type: "board.propose", item, room, goal: goal?.id ?? "", reason: reason.trim(), ...named };
  }

  /** What is chosen beside the text is part of the draft. */
  keep() {
    this.command = this.said;
    this.type(this.text);
  }

  /** @param {string} reason */
  because(reason) {
    this.reason = reason;
    this.keep();
  }

  /** @param {Event} [event] */
  async submit(event) {
    event?.preventDefault();
    this.problem = this.text.trim() === this.goal?.text ? t("That is how it reads already.") : "";
    if (this.problem) return this.control?.focus();
    return super.submit(event);
  }

  /** Whether nothing is left in it. */
  get empty() {
    return !this.text.trim() && this.underway.length === 0;
  }

  close() {
    this.dispatchEvent(new CustomEvent("closed"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      return this.close();
    }
    return super.key(event);
  }

  render() {
    const reasonId = `${this.fieldId}-reason`;
    return html`
      ${this.underway.length ? this.list() : nothing}
      <form class="goal-form" @submit=${(/** @type {Event} */ event) => this.submit(event)}>
        <div class="field">
          <label for=${this.fieldId}>${this.goal ? t("How should goal {number} read?", { number: this.goal.number }) : t("How should the new goal read?")}</label>
          <textarea
            id=${this.fieldId}
            rows="3"
            dir="auto"
            .value=${this.text}
            aria-describedby=${`${this.fieldId}-whose ${this.fieldId}-problem ${this.countId}`}
            aria-invalid=${this.rest < 0 || Boolean(this.problem)}
            @input=${(/** @type {any} */ event) => this.type(event.target.value)}
            @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
          ></textarea>
          ${characterCount(this.rest, { id: this.countId, from: this.nearly })}
          <p class="error" id=${`${this.fieldId}-problem`} role="alert">${this.problem || nothing}</p>
        </div>
        ${this.preview()}
        <div class="field">
          <label for=${reasonId}>${t("Why? (optional)")}</label>
          <input id=${reasonId} maxlength=${MOST_REASON} dir="auto" autocomplete="off" .value=${this.reason} @input=${(/** @type {any} */ event) => this.because(event.target.value)} />
        </div>
        <p class="hint" id=${`${this.fieldId}-whose`}>${whose(this.workshopAbout, this.signed)}</p>
        ${this.workshopAbout.names === "choice" ? signChoice(this.signed, (signed) => this.sign(signed)) : nothing}
        <div class="buttons">
          <button class="button small">${icon("send")} ${t("Propose it")}</button>
          <button class="button quiet small" type="button" @click=${() => this.close()}>${t("Close")}</button>
        </div>
      </form>
    `;
  }

  /** What one has changed so far. */
  preview() {
    const text = this.text.trim();
    if (!this.goal || !text || text === this.goal.text) return nothing;
    return html`<p class="preview" aria-hidden="true"><small>${t("What that changes:")}</small> <span lang=${this.language}>${marked(differences(this.goal.text, text))}</span></p>`;
  }

  /** @param {boolean} signed */
  sign(signed) {
    this.signed = signed;
    this.keep();
  }
}

/**
 * Whose a proposal is, and who can see that: said before it is made.
 * @param {{ names?: string, names_for_staff?: boolean }} about the workshop
 * @param {boolean} signed
 */
function whose({ names = "named", names_for_staff: staff = false }, signed) {
  if (names === "named" || (names === "choice" && signed)) return t("Your name stands beside your proposal.");
  if (staff) return t("Without a name; the moderators and the host of this room can see whose it is.");
  return t("Anonymous: nobody sees whose it is, not even the moderators.");
}

customElements.define("goal-form", GoalForm);
