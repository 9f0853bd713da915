/**
 * What time it is at the server and in the workshop, whatever this device's clock says.
 *
 * Each pong gives a sample of the offset; the one with the shortest way there and back is believed. Elements
 * that show time are told at every full second of the workshop.
 */

const SAMPLES = 8;
// So far a clock may go wrong, or be put right, while so many samples are taken, in ms.
const DRIFT = 50;

export class Clock {
  /** @param {() => number} local ms since 1970 by this device */
  constructor(local = Date.now) {
    this.local = local;
    /** @type {{ trip: number, offset: number }[]} */
    this.samples = [];
    this.offset = 0;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {{ anchor?: number, base?: number, speed?: number }} as in `all/clock` */
    this.rehearsal = {};
  }

  /**
   * @param {number} now the server's time in ms since 1970
   * @param {number} trip how long the way there and back took, in ms
   */
  sample(now, trip) {
    const sample = { trip, offset: now + trip / 2 - this.local() };
    // The offset is within half a trip of each: where no offset is within all of them, this device's clock was set.
    if (this.samples.some((one) => Math.abs(one.offset - sample.offset) > (one.trip + trip) / 2 + DRIFT))
      this.doubt();
    this.samples.push(sample);
    if (this.samples.length > SAMPLES) this.samples.shift();
    this.offset = this.samples.reduce((best, one) => (one.trip <= best.trip ? one : best)).offset;
  }

  /** A tab that slept, or a clock that was set: earlier samples say nothing any more. */
  doubt() {
    this.samples = [];
  }

  /** @returns {number} the server's time in ms since 1970 */
  server() {
    return this.local() + this.offset;
  }

  /** @returns {number} workshop time in ms since 1970 */
  now() {
    const { anchor = 0, base = 0, speed = 1 } = this.rehearsal;
    return anchor ? base + (this.server() - anchor) * speed : this.server();
  }

  /**
   * Be told at every full second.
   * @param {() => void} told
   * @returns {() => void} ends it
   */
  each(told) {
    this.listeners.add(told);
    if (this.listeners.size === 1) this.wait();
    return () => {
      this.listeners.delete(told);
      if (this.listeners.size === 0) clearTimeout(this.timer);
    };
  }

  wait() {
    clearTimeout(this.timer);
    const second = 1000 / Math.min(this.rehearsal.speed ?? 1, 10);
    const rest = second - (((this.now() % 1000) + 1000) % 1000) / (this.rehearsal.speed ?? 1);
    this.timer = setTimeout(() => {
      for (const told of [...this.listeners]) told();
      if (this.listeners.size > 0) this.wait();
    }, Math.max(16, rest) + 4);
  }
}

/**
 * `mm:ss`, or `h:mm:ss` from an hour on; what is over is 00:00.
 * @param {number} ms
 * @returns {string}
 */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${pad(minutes)}:${pad(rest)}`;
}

/**
 * How urgent it is: nothing, `signal` at 20 % of the whole, `alarm` at 5 %.
 * @param {number} left in ms
 * @param {number} whole in ms
 * @returns {"" | "signal" | "alarm"}
 */
export function urgency(left, whole) {
  if (whole <= 0) return "";
  if (left <= whole * 0.05) return "alarm";
  return left <= whole * 0.2 ? "signal" : "";
}
