/** What this person did in a room, and what takes it back: one thing after the other, back and forth again. */

import { inverse } from "./board-inverse.js";

/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-inverse.js").Before} Before */
/** @typedef {{ commands: Said[], words: string }} Way `words` say what was done */

// Who goes further back than that no longer knows what it was.
const MOST = 10;

export class History {
  constructor() {
    /** @type {{ back: Way[], forth: Way[] }} the last one at the end */
    this.ways = { back: [], forth: [] };
  }

  /** What takes back what was done last. */
  get back() {
    return this.ways.back.at(-1);
  }

  /** What does again what was undone last. */
  get forth() {
    return this.ways.forth.at(-1);
  }

  /**
   * Something was done. What nothing takes back leaves what was done before it.
   * @param {Said[]} commands that take it back
   * @param {string} words
   */
  did(commands, words) {
    if (commands.length === 0) return;
    this.ways = { back: [...this.ways.back, { commands, words }].slice(-MOST), forth: [] };
  }

  /**
   * @param {"back" | "forth"} which
   * @param {(said: Said, id: string) => Promise<import("../core/outbox.js").Outcome>} send
   * @param {{ before: Before, newId: () => string }} about
   * @returns {Promise<import("../core/outbox.js").Outcome | undefined>} the refusal, or the last answer; nothing
   *   where there was nothing to do
   */
  async go(which, send, { before, newId }) {
    const way = this.ways[which].pop();
    if (!way) return undefined;
    const all = way.commands.map((said) => ({ said, id: newId() }));
    const other = { commands: inverse(all, before), words: way.words };
    let outcome;
    for (const { said, id } of all) {
      outcome = await send(said, id);
      if (!outcome.ok) return outcome;
    }
    if (other.commands.length) this.ways[which === "back" ? "forth" : "back"].push(other);
    return outcome;
  }
}
