/** What is done with the goals of a room: shown at once where that can be, and refusals told where they belong. */

import { t } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { Hopes } from "../elements/hopes.js";
import { askRoom } from "./board-asking.js";

/** @typedef {import("./board-goals.js").BoardGoals} BoardGoals */
/** @typedef {import("./board-inverse.js").Said} Said */

export class GoalActs {
  /** @param {BoardGoals} goals */
  constructor(goals) {
    this.goals = goals;
    this.hopes = new Hopes(() => goals.store.seen[`room:${goals.room}`] ?? 0);
  }

  /**
   * @param {Said} said
   * @param {string} [words] that are told when it is done
   */
  async ask(said, words = "") {
    const stays = focusStays();
    const outcome = await askRoom(this.goals, said, { words, refusable: true });
    // On another device, perhaps: what was wanted is the case.
    this.goals.problem = outcome.ok || outcome.code === "already" ? "" : outcome.text;
    await this.goals.updateComplete;
    if (outcome.ok && stays() && focusIsLost()) this.goals.headingOf(said)?.focus();
    return outcome;
  }

  /**
   * @param {string} proposal
   * @param {boolean} wanted
   */
  second(proposal, wanted) {
    return this.hoping("support", proposal, wanted, { type: "board.second", proposal, wanted });
  }

  /**
   * @param {string} goal
   * @param {string} card or cluster
   * @param {boolean} wanted
   */
  back(goal, card, wanted) {
    const asked = new Map(/** @type {Map<string, boolean>} */ (this.hopes.read("backings", goal)) ?? []);
    return this.hoping("backings", goal, asked.set(card, wanted), { type: "board.back", goal, card, wanted });
  }

  /**
   * @param {string} what
   * @param {string} id
   * @param {import("../elements/hopes.js").Hoped} value
   * @param {Said} said
   */
  async hoping(what, id, value, said) {
    const answered = this.hopes.ask(what, id, value);
    this.goals.requestUpdate();
    answered(await this.ask(said));
    this.goals.requestUpdate();
  }

  /**
   * @param {string} proposal
   * @param {boolean} aside
   */
  setAside(proposal, aside) {
    const words = aside ? t("Proposal set aside.") : t("Proposal open again.");
    return this.ask({ type: "board.set-aside", proposal, aside }, words);
  }

  /** @param {string} proposal */
  retract(proposal) {
    return this.ask({ type: "board.retract", proposal }, t("Proposal taken back."));
  }

  /**
   * @param {string} goal
   * @param {boolean} wanted
   */
  toPlenary(goal, wanted) {
    return this.ask({ type: "board.to-plenary", goal, wanted });
  }
}
