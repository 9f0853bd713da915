/** What others are moving just now: whatever hangs elsewhere than a moment ago. After a while without that, it rests. */

/** @typedef {{ id: string, section: number, x: number | null, y: number | null, cluster?: string }} Thing */

// A little more than the time between two places that are told of something that is being moved, in ms.
const REST = 600;

export class Movements {
  /** @param {() => void} rested */
  constructor(rested) {
    this.rested = rested;
    /** @type {Map<string, string>} */
    this.places = new Map();
    /** When each was last seen to move. @type {Map<string, number>} */
    this.moved = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /** @type {ReadonlySet<string>} */
  get moving() {
    return new Set(this.moved.keys());
  }

  /**
   * @param {Iterable<Thing>} things that hang now
   * @param {(id: string) => boolean} own whether that is moved by whoever looks
   */
  see(things, own) {
    const now = performance.now();
    /** @type {Map<string, string>} */
    const places = new Map();
    for (const { id, section, x, y, cluster = "" } of things) {
      const place = `${section} ${x} ${y} ${cluster}`;
      const before = this.places.get(id);
      if (before !== undefined && before !== place && !own(id)) this.moved.set(id, now);
      places.set(id, place);
    }
    this.places = places;
    for (const id of this.moved.keys()) if (!places.has(id) || own(id)) this.moved.delete(id);
    this.wait();
  }

  wait() {
    if (this.moved.size > 0) this.later ??= setTimeout(() => this.settle(), REST);
  }

  settle() {
    this.later = undefined;
    const long = performance.now() - REST;
    for (const [id, at] of this.moved) if (at <= long) this.moved.delete(id);
    this.wait();
    this.rested();
  }

  stop() {
    clearTimeout(this.later);
    this.later = undefined;
    this.moved.clear();
  }
}
