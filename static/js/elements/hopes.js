/** What was asked for and is not yet seen to be done: shown at once, and forgotten when it is done or refused. */

/** @typedef {number | boolean | object} Hoped */

export class Hopes {
  /** @param {() => number} seen the last sequence that this page was told of where it will show */
  constructor(seen) {
    this.seen = seen;
    /** @type {Map<string, { value: Hoped, done: number }>} */
    this.asked = new Map();
  }

  /**
   * @param {string} what is asked for
   * @param {string} id of what it is asked of
   * @param {Hoped} value
   * @returns {(outcome: import("../core/outbox.js").Outcome) => void} tell it the answer
   */
  ask(what, id, value) {
    const name = `${what}:${id}`;
    const hope = { value, done: Number.POSITIVE_INFINITY };
    this.asked.set(name, hope);
    return (outcome) => {
      if (outcome.ok) hope.done = outcome.sequence;
      else if (this.asked.get(name) === hope) this.asked.delete(name);
    };
  }

  /**
   * @param {string} what
   * @param {string} id
   * @returns {Hoped | undefined}
   */
  read(what, id) {
    const name = `${what}:${id}`;
    const hope = this.asked.get(name);
    if (hope === undefined || hope.done > this.seen()) return hope?.value;
    this.asked.delete(name);
    return undefined;
  }
}

/** The voices of this person, each counted as soon as it is given or taken back. */
export class Voices {
  /**
   * @param {(id: string) => boolean} known whether the server has told that this person gives one
   * @param {() => number} seen as for hopes
   */
  constructor(known, seen) {
    this.known = known;
    this.hopes = new Hopes(seen);
  }

  /** Whether this person gives one, or has just asked to. @param {string} id */
  given(id) {
    return Boolean(this.hopes.read("voice", id) ?? this.known(id));
  }

  /** How many more there are than the server has told. @param {string} id */
  more(id) {
    return Number(this.given(id)) - Number(this.known(id));
  }

  /**
   * @param {string} id
   * @param {boolean} wanted
   * @returns {(outcome: import("../core/outbox.js").Outcome) => void} tell it the answer
   */
  ask(id, wanted) {
    return this.hopes.ask("voice", id, wanted);
  }
}
