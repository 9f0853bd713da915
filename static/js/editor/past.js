/** What was written before, so that it can be undone, and done again. Pure but for the clock. */

/** @typedef {import("./said.js").Said} Said */

// What is typed at one place within so many ms is one change.
const ONE_CHANGE = 1_500;
const MOST = 300;

export class Past {
  constructor() {
    /** @type {Said[]} */
    this.before = [];
    /** @type {Said[]} */
    this.after = [];
    /** Where something was typed last, and when. */
    this.typed = { where: "", at: 0 };
  }

  /**
   * Something else is said from now on.
   * @param {Said} said what is no more
   * @param {string} [where] what is typed at one place in one go is undone in one go
   */
  leave(said, where = "") {
    const now = Date.now();
    const goesOn = where !== "" && where === this.typed.where && now - this.typed.at < ONE_CHANGE;
    if (!goesOn) this.before = [...this.before, said].slice(-MOST);
    this.typed = { where, at: now };
    this.after = [];
  }

  /** @param {Said} said what is said now @returns {Said | undefined} what was said before */
  back(said) {
    return this.step(this.before, this.after, said);
  }

  /** @param {Said} said what is said now @returns {Said | undefined} what was undone */
  forth(said) {
    return this.step(this.after, this.before, said);
  }

  /** @param {Said[]} from @param {Said[]} to @param {Said} said */
  step(from, to, said) {
    const found = from.pop();
    if (!found) return undefined;
    to.push(said);
    this.typed = { where: "", at: 0 };
    return found;
  }
}
