/** Which messages somebody has understood: this device shows them no more, also after the page was loaded anew. */

import { device } from "./device.js";

// So many of the latest; nobody is shown as many at once.
const MOST = 100;

export class Understood {
  /**
   * @param {string} owner workshop and person
   * @param {import("./device.js").Device} memory
   */
  constructor(owner, memory = device) {
    this.name = `understood/${owner}`;
    this.memory = memory;
  }

  /** @returns {string[]} */
  get ids() {
    return this.memory.recall(this.name).split(" ").filter(Boolean);
  }

  /** @param {string} id of a message */
  has(id) {
    return this.ids.includes(id);
  }

  /** @param {string} id */
  add(id) {
    this.memory.remember(this.name, [...this.ids, id].slice(-MOST).join(" "));
  }
}
