/** What is written and not saved, as this device keeps it, with the number of the version on which it was written. */

import { keyed } from "./tree.js";

/** @typedef {import("./said.js").Said} Said */
/** @typedef {import("../core/device.js").Device} Device */

export class Keepsake {
  /**
   * @param {string} name under which it is kept
   * @param {Device} memory
   */
  constructor(name, memory) {
    this.name = name;
    this.memory = memory;
  }

  /** @param {number} version @param {Said} said */
  keep(version, { source, tree }) {
    this.memory.remember(this.name, JSON.stringify({ version, source, tree }));
  }

  forget() {
    this.memory.remember(this.name, "");
  }

  /** @param {Said} saved @returns {{ version: number, said: Said } | undefined} */
  recall(saved) {
    try {
      const kept = JSON.parse(this.memory.recall(this.name) || "null");
      if (!kept || typeof kept.source !== "string") return undefined;
      const origin = kept.source === saved.source ? saved.tree : undefined;
      const tree = keyed(kept.tree ?? undefined, saved.tree);
      return { version: kept.version, said: { source: kept.source, tree, origin } };
    } catch {
      return undefined;
    }
  }

  /** Whether it would be gone with the page. */
  get passing() {
    return this.memory.forgets(this.name);
  }
}
