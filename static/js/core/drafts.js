/**
 * What somebody has typed and not yet sent, keyed by what it is about, so that a move to another room, a
 * reload or a refusal keeps it. Only on this device.
 */

export class Drafts {
  /**
   * @param {string} owner workshop and person
   * @param {Storage | undefined} storage
   */
  constructor(owner, storage = globalThis.localStorage) {
    this.prefix = `draft/${owner}/`;
    this.storage = storage;
  }

  /**
   * @param {string} about
   * @returns {string}
   */
  read(about) {
    try {
      return this.storage?.getItem(this.prefix + about) ?? "";
    } catch {
      return "";
    }
  }

  /**
   * @param {string} about
   * @param {string} text
   */
  write(about, text) {
    try {
      if (text) this.storage?.setItem(this.prefix + about, text);
      else this.storage?.removeItem(this.prefix + about);
    } catch {
      // Without storage the text lives as long as the page.
    }
  }
}
