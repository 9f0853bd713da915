/** Everybody who waits is let in, in as many commands as it takes: the server lets in only so many at once. */

/** As many as the server lets in at once. */
export const MOST_AT_ONCE = 100;

/**
 * One command after the other, the first first; what is refused ends it, and those after it wait on.
 * @param {string[]} people
 * @param {(people: string[]) => Promise<boolean>} admit whether they are in
 * @param {(many: number) => void} [told] how many are in so far
 * @returns {Promise<number>} how many are in
 */
export async function letIn(people, admit, told = () => {}) {
  let many = 0;
  while (many < people.length) {
    const some = people.slice(many, many + MOST_AT_ONCE);
    if (!(await admit(some))) break;
    many += some.length;
    told(many);
  }
  return many;
}

/** Nobody is let in twice at once: who presses again while that is under way means the others. */
export class LettingIn {
  /** @param {(people: string[]) => Promise<boolean>} admit whether they are in */
  constructor(admit) {
    this.admit = admit;
    /** @type {Set<string>} */
    this.underway = new Set();
  }

  /**
   * @param {string[]} people
   * @param {(n: number, many: number) => void} [told] how many of how many are in so far
   * @returns {Promise<number>} how many are in
   */
  async letIn(people, told = () => {}) {
    const others = people.filter((id) => !this.underway.has(id));
    for (const id of others) this.underway.add(id);
    told(0, others.length);
    const done = await letIn(others, this.admit, (n) => told(n, others.length));
    for (const id of others) this.underway.delete(id);
    return done;
  }
}
