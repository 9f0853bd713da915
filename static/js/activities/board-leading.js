/**
 * How a host leads a room: what a press will do, and giving it once, in the order of the presses; each says at which
 * step it was pressed. Buttons call it; a refusal is kept until it is put away. No element.
 */

import { t, tn } from "../core/words.js";

/** @typedef {import("./board-standing.js").Standing} Standing */
/** @typedef {import("../core/agenda.js").Step} Step */
/** @typedef {{ type: string, seen: number, [field: string]: any }} Said */

/**
 * @typedef {object} Counts of what a move would show
 * @property {number} unseen cards that lie with their authors
 * @property {number} hanging cards that everybody sees
 * @property {number} voters people who have stuck dots
 */

/**
 * What happens when the room goes from its step to another one: short sentences.
 * @param {Pick<Standing, "does">} now
 * @param {Step | undefined} to
 * @param {Counts} counts
 * @returns {string[]}
 */
export function consequences({ does }, to, counts) {
  const leaves = LEAVES[does]?.(counts) ?? "";
  const enters = ENTERS[to?.does ?? ""]?.() ?? "";
  return [leaves, enters].filter(Boolean);
}

/** @type {Record<string, (counts: Counts) => string>} */
const LEAVES = {
  write: ({ unseen, hanging }) => {
    if (unseen) return tn("{n} card appears.", "{n} cards appear, all at once.", unseen);
    return hanging ? t("No new card is written yet.") : t("No card is written yet.");
  },
  weigh: ({ voters }) =>
    tn("The dots of {n} person are counted.", "The dots of {n} people are counted.", voters),
};

/** @type {Record<string, () => string>} */
const ENTERS = {
  write: () => t("New cards stay unseen until the next step."),
  weigh: () => t("Everybody sticks dots; nobody sees those of others."),
};

export class Leading {
  /**
   * @param {() => { workshop: import("../core/workshop.js").Workshop, item: { id: string }, room: string }} where
   * @param {() => void} told when something about it has changed
   */
  constructor(where, told) {
    this.where = where;
    this.told = told;
    /** What is said, and whether it still holds. */
    this.said = { words: "", holds: () => true };
    /** The step that is being left, while the command for it is on its way. @type {number | undefined} */
    this.left = undefined;
    /** Settled once what was pressed before is answered. @type {Promise<void>} */
    this.before = Promise.resolve();
  }

  /** Why a command was not carried out, until somebody has read it, or while that holds. */
  get problem() {
    return this.said.holds() ? this.said.words : "";
  }

  /**
   * The second press of two on the way out of a step does nothing.
   * @param {number} step
   * @param {number} seen
   */
  async go(step, seen) {
    if (this.left === seen) return;
    this.left = seen;
    await this.give({ type: "board.lead", step, seen });
    if (this.left === seen) this.left = undefined;
    this.told();
  }

  /** @param {number} minutes @param {number} seen */
  stretch(minutes, seen) {
    return this.give({ type: "board.stretch", minutes, seen });
  }

  /** @param {number} seen */
  follow(seen) {
    return this.give({ type: "board.follow", seen });
  }

  /** After what was pressed before, which may show on the page before it is answered. @param {Said} said */
  give(said) {
    this.tell("");
    this.before = this.before.then(() => this.send(said));
    return this.before;
  }

  /** @param {Said} said */
  async send(said) {
    const { workshop, item, room } = this.where();
    // What is meant for this moment must not be carried out in another one, when the line is back.
    const cut = () => workshop.socket.state !== "open";
    if (cut()) {
      const words = t(
        "There is no connection just now; the clock goes on. Please press again when it is back.",
      );
      this.tell(words, cut);
      return;
    }
    const outcome = await workshop.send({ item: item.id, room, ...said });
    if (!outcome.ok) this.tell(outcome.text);
  }

  /**
   * @param {string} words
   * @param {() => boolean} [holds] until it is put away, where nothing is said
   */
  tell(words, holds = () => true) {
    this.said = { words, holds };
    this.told();
  }
}
