/** Which wordings are being written in a room, by this person: proposals, and what the host adopts. */

import { t } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { tellRoom, writing } from "./board-asking.js";
import { adoptionDraft, proposalDraft } from "./board-goals-model.js";

/** @typedef {import("./board-goals.js").BoardGoals} BoardGoals */

export class GoalWriting {
  /** @param {BoardGoals} goals */
  constructor(goals) {
    this.goals = goals;
    /** The goals for which another wording is written; "" for a new one. @type {ReadonlySet<string>} */
    this.forms = new Set();
    /** The goals that are reworded, with the proposal with which that began. @type {ReadonlyMap<string, string>} */
    this.adopting = new Map();
    this.taken = false;
  }

  get drafts() {
    return this.goals.workshop.drafts;
  }

  /** What was left unfinished on this device is taken up again, once. */
  takeUp() {
    if (this.taken) return;
    this.taken = true;
    const { goals } = this;
    const ids = ["", ...goals.read.goals.map(({ id }) => id)];
    const sent = new Set(this.drafts.underway().map(({ from }) => from));
    const left = ids.filter((id) => this.begun(id) || sent.has(proposalDraft(goals.room, id)));
    const reworded = ids.filter((id) => this.drafts.read(adoptionDraft(goals.room, id)).text.trim());
    if (goals.may.has("sharpen")) this.forms = new Set(left);
    if (goals.deciding) this.adopting = new Map(reworded.map((id) => [id, ""]));
  }

  /** What was begun for a goal and not sent. @param {string} goal */
  left(goal) {
    return this.drafts.read(proposalDraft(this.goals.room, goal)).text.trim();
  }

  /** Whether something was. @param {string} goal */
  begun(goal) {
    return Boolean(this.left(goal));
  }

  /** @param {string} goal */
  propose(goal) {
    this.forms = new Set([...this.forms, goal]);
    this.goals.requestUpdate();
  }

  /**
   * @param {string} goal
   * @param {import("../elements/compose-box.js").Sending} sending
   */
  sending(goal, sending) {
    const words = goal ? t("Wording proposed.") : t("New goal proposed.");
    tellRoom(this.goals, writing(sending, { type: "board.propose", goal }, words));
  }

  /**
   * The form of a goal has sent something: it is shut where nothing is left in it.
   * @param {string} goal
   * @param {import("../core/outbox.js").Outcome & { id: string }} outcome
   */
  async sent(goal, outcome) {
    if (!outcome.ok) return;
    await this.goals.store.reached(`room:${this.goals.room}`, outcome.sequence);
    const form = this.within(goal, "goal-form");
    const writing = /** @type {import("./board-goals-form.js").GoalForm | null} */ (form);
    if (writing?.empty) this.shutForm(goal, outcome.id);
  }

  /**
   * @param {string} goal
   * @param {string} [proposal] that was made
   */
  async shutForm(goal, proposal) {
    const stays = focusStays();
    this.forms = new Set([...this.forms].filter((one) => one !== goal));
    await this.drawn();
    if (!stays() || !focusIsLost()) return;
    const made = proposal && this.goals.querySelector(`[data-proposal="${CSS.escape(proposal)}"]`);
    const next = made || this.within(goal, '[data-way="propose"]') || this.goals.heading(goal);
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /**
   * @param {string} goal
   * @param {string} proposal with which it begins; empty for none
   */
  async adoptFrom(goal, proposal) {
    this.adopting = new Map([...this.adopting].filter(([one]) => one !== goal));
    await this.drawn();
    this.adopting = new Map([...this.adopting, [goal, proposal]]);
    await this.drawn();
  }

  /**
   * @param {string} goal
   * @param {boolean} done
   */
  async shutAdoption(goal, done) {
    const stays = focusStays();
    this.adopting = new Map([...this.adopting].filter(([one]) => one !== goal));
    await this.drawn();
    if (!stays() || !focusIsLost()) return;
    const way = done ? null : this.within(goal, '[data-way="adopt"]');
    /** @type {HTMLElement | null} */ (way ?? this.goals.heading(goal))?.focus();
  }

  drawn() {
    this.goals.requestUpdate();
    return this.goals.updateComplete;
  }

  /**
   * @param {string} goal
   * @param {string} what
   */
  within(goal, what) {
    return this.goals.querySelector(`[data-goal="${CSS.escape(goal)}"] ${what}`);
  }
}
