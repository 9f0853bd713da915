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
