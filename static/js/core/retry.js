/** Whether and when a command is sent again that the server could not decide on. Nothing here sends. */

// How long to wait, in ms: at first, and at most.
const SHORTEST = 1_000;
const LONGEST = 10_000;
const MOST_FAILURES = 3;

export class Retry {
  constructor() {
    this.attempts = 0;
    this.failures = 0;
  }

  /**
   * Whether the server does not know if it has carried a command out: then it is sent again under the same id.
   * @param {string} code
   */
  undecided(code) {
    if (code === "failed") this.failures += 1;
    return (
      code === "unreachable" || code === "crowded" || (code === "failed" && this.failures <= MOST_FAILURES)
    );
  }

  /** How long to wait this time, in ms. Not all at once: whoever was refused in one moment comes back spread out. */
  wait() {
    const most = Math.min(LONGEST, SHORTEST * 2 ** this.attempts);
    this.attempts += 1;
    return most * (0.5 + Math.random() / 2);
  }
}
