/**
 * What somebody has typed and not yet sent, keyed by what it is about, so that a move to another room, a
 * reload or a refusal keeps it. Only on this device.
 */

/** @typedef {{ type: string, [field: string]: any }} Command */
/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {Command} [command] the command that it would be sent with
 * @property {string} [field] of the command that the text becomes
 * @property {string} [label] what was asked for
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
   * @returns {Draft}
   */
  read(about) {
    try {
      return JSON.parse(this.storage?.getItem(this.prefix + about) ?? '{"text":""}');
    } catch {
      return { text: "" };
    }
  }

  /**
   * @param {string} about
   * @param {Draft} draft
   */
  write(about, draft) {
    try {
      if (draft.text) this.storage?.setItem(this.prefix + about, JSON.stringify(draft));
      else this.storage?.removeItem(this.prefix + about);
    } catch {
      // Without storage the text lives as long as the page.
    }
  }

  /**
   * The drafts that belong to an item and could still be sent.
   * @param {string} item
   * @returns {(Draft & { about: string })[]}
   */
  of(item) {
    const found = [];
    for (let n = 0; n < (this.storage?.length ?? 0); n += 1) {
      const name = this.storage?.key(n);
      if (!name?.startsWith(this.prefix)) continue;
      const about = name.slice(this.prefix.length);
      const draft = this.read(about);
      if (draft.command?.item === item && draft.text.trim()) found.push({ about, ...draft });
    }
    return found;
  }
}
