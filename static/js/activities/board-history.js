/** What this person did last in a room, and what takes it back: once back, once forth. */

import { inverse } from "./board-inverse.js";

/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-inverse.js").Before} Before */
/** @typedef {{ commands: Said[], words: string }} Way `words` say what was done */

export class History {
  constructor() {
    /** @type {Way | undefined} */
    this.back = undefined;
    /** @type {Way | undefined} */
    this.forth = undefined;
  }

  /**
   * Something was done. What nothing takes back leaves nothing to undo.
   * @param {Said[]} commands that take it back
   * @param {string} words
   */
  did(commands, words) {
    this.back = commands.length ? { commands, words } : undefined;
    this.forth = undefined;
  }

  /**
   * @param {"back" | "forth"} which
   * @param {(said: Said, id: string) => Promise<import("../core/outbox.js").Outcome>} send
   * @param {{ before: Before, newId: () => string }} about
   * @returns {Promise<import("../core/outbox.js").Outcome | undefined>} the refusal, or the last answer; nothing
   *   where there was nothing to do
   */
  async go(which, send, { before, newId }) {
    const way = this[which];
    if (!way) return undefined;
    this[which] = undefined;
    const all = way.commands.map((said) => ({ said, id: newId() }));
    const other = { commands: inverse(all, before), words: way.words };
    let outcome;
    for (const { said, id } of all) {
      outcome = await send(said, id);
      if (!outcome.ok) return outcome;
    }
    this[which === "back" ? "forth" : "back"] = other.commands.length ? other : undefined;
    return outcome;
  }
}
