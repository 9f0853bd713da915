/**
 * Small texts that this device remembers under a name, from page to page. What the browser will not keep, because it
 * keeps nothing or is full, lasts as long as the page.
 */

export class Device {
  /** @param {() => Storage | undefined} storage which a browser may deny at any moment */
  constructor(storage = () => globalThis.localStorage) {
    this.storage = storage;
    /** @type {Map<string, string>} what only this page remembers; empty for what it forgot */
    this.passing = new Map();
  }

  /**
   * @param {string} name
   * @returns {string} empty where nothing is remembered
   */
  recall(name) {
    try {
      return this.passing.get(name) ?? this.storage()?.getItem(name) ?? "";
    } catch {
      return "";
    }
  }

  /**
   * @param {string} name
   * @param {string} text empty to forget it
   */
  remember(name, text) {
    this.passing.set(name, text);
    try {
      const storage = /** @type {Storage} */ (this.storage());
      if (text) storage.setItem(name, text);
      else storage.removeItem(name);
      this.passing.delete(name);
    } catch {
      // The page remembers it.
    }
  }

  /**
   * @param {string} start
   * @returns {string[]} the names that begin so, in their order
   */
  names(start) {
    const found = [...this.kept(), ...this.passing.keys()].filter((name) => name.startsWith(start));
    return [...new Set(found)].filter((name) => this.recall(name)).sort();
  }

  /** @returns {string[]} */
  kept() {
    try {
      return Object.keys(this.storage() ?? {});
    } catch {
      return [];
    }
  }

  /**
   * Whether something under these names will be gone with the page.
   * @param {string} start of the names
   */
  forgets(start) {
    return [...this.passing].some(([name, text]) => text !== "" && name.startsWith(start));
  }
}

export const device = new Device();
