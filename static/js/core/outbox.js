/**
 * The only way to send a command. It is kept on this device before it is sent, one is sent after the other, each again
 * under the same id after a lost connection or a closed tab, and it is forgotten only when the server has answered.
 *
 * Strictly in order: what somebody wished for last is what the server is told last.
 */

import { fits, newId, wellFormed } from "./command.js";
import { within } from "./patience.js";
import { Retry } from "./retry.js";
import { t } from "./words.js";

/** @typedef {import("./command.js").Command} Command */
/** @typedef {{ id: string, command: Command }} Kept */
/** @typedef {{ ok: true, sequence: number } | { ok: false, code: string, text: string, again: boolean }} Outcome */
/**
 * @typedef {object} Shelf where commands outlive the page; may fail, or never answer
 * @property {(kept: Kept[]) => Promise<void>} save instead of what was there
 * @property {(into: (found: Kept[]) => Promise<boolean>) => Promise<void>} takeUp hands over what pages that are gone
 *   have left, and forgets it where that was kept
 */

const SHELF_WITHIN = 1_000;

export class Outbox extends EventTarget {
  /**
   * @param {(envelope: object) => boolean} send hands an envelope to the line, if it is open
   * @param {Shelf} shelf
   */
  constructor(send, shelf) {
    super();
    this.handOver = send;
    this.shelf = shelf;
    /** @type {Kept[]} in the order in which they were given */
    this.kept = [];
    /** Whether this browser has kept what was last given to it. */
    this.keeps = true;
    /** @type {Map<string, ((outcome: Outcome) => void)[]>} */
    this.answers = new Map();
    /** The id of the one that was sent on the present line and is not answered. */
    this.underway = "";
    this.open = false;
    this.retry = new Retry();
    /** The sequence of what was confirmed last: what it changed may be shown later. */
    this.confirmed = 0;
    /** Whether the server has said that it cannot save what it was sent last. */
    this.troubled = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /** Take up what an earlier page could not send, and see whether this browser keeps anything. */
  async restore() {
    await this.takeUp();
    await this.save();
  }

  async takeUp() {
    try {
      await within(
        SHELF_WITHIN,
        this.shelf.takeUp((found) => this.putFirst(found)),
      );
    } catch {
      // Where nothing can be kept, nothing was left.
    }
  }

  /**
   * @param {Kept[]} found
   * @returns {Promise<boolean>} whether they are kept now
   */
  async putFirst(found) {
    const older = new Set(found.map(({ id }) => id));
    this.kept = [...found, ...this.kept.filter(({ id }) => !older.has(id))];
    this.report();
    await this.save();
    this.flush();
    return this.keeps;
  }

  /**
   * @param {Command} command
   * @param {string} [id] under which it was given before, where it was
   * @returns {Promise<Outcome>} once the server has answered, which may be after a reconnect
   */
  async send(command, id = newId()) {
    const one = { id, command: wellFormed(command) };
    const answered = this.answer(id);
    if (!fits(envelope(one))) {
      this.tell(one, refusal("too-long", t("That is too long to be sent. Please shorten it.")));
      return answered;
    }
    if (!this.holds(id)) this.kept.push(one);
    this.report();
    const saved = this.save();
    // A browser that keeps nothing is not waited for.
    if (this.keeps) await saved;
    this.flush();
    return answered;
  }

  /**
   * Send a command now or never: it is not kept, and dropped where it would have to wait. For what the next one makes
   * good anyway, such as where a card is while it is being moved.
   * @param {Command} command
   * @returns {boolean} whether it went out
   */
  fleeting(command) {
    if (!this.open || this.underway || this.kept.length > 0) return false;
    const one = { id: newId(), command: wellFormed(command) };
    if (!fits(envelope(one)) || !this.handOver(envelope(one))) return false;
    this.underway = one.id;
    return true;
  }

  /**
   * What was not kept is answered, however: those that are kept may go.
   * @param {string} id
   * @returns {boolean} whether it was that one
   */
  passed(id) {
    if (this.underway !== id || this.holds(id)) return false;
    this.underway = "";
    this.flush();
    return true;
  }

  /** @param {string} id @returns {boolean} whether that command is kept: it is not answered yet */
  holds(id) {
    return this.kept.some((one) => one.id === id);
  }

  /** @param {string} id @returns {Promise<Outcome>} */
  answer(id) {
    return new Promise((resolve) => {
      this.answers.set(id, [...(this.answers.get(id) ?? []), resolve]);
    });
  }

  /** The line is open: whatever is kept is sent, in order, and what tabs that were closed meanwhile have left. */
  opened() {
    this.open = true;
    this.pause();
    this.flush();
    this.takeUp();
  }

  closed() {
    this.open = false;
    this.pause();
  }

  /** Nothing is on its way any more, and nothing waits for its time. */
  pause() {
    clearTimeout(this.later);
    this.later = undefined;
    this.underway = "";
    this.report();
  }

  flush() {
    const [first] = this.kept;
    if (!first || !this.open || this.underway || this.later) return;
    if (this.handOver(envelope(first))) this.underway = first.id;
  }

  /** @param {{ id: string, sequence: number }} ok */
  async confirm({ id, sequence }) {
    if (this.passed(id)) return;
    this.confirmed = sequence;
    await this.settle(id, { ok: true, sequence });
  }

  /** @param {{ id: string, code: string, text: string, again: boolean }} no */
  async refuse({ id, code, text, again }) {
    if (this.passed(id)) return undefined;
    this.troubled = code === "unreachable";
    if (this.retry.undecided(code)) return this.sendLater();
    return this.settle(id, { ok: false, code, text, again });
  }

  sendLater() {
    this.underway = "";
    this.report();
    this.later = setTimeout(() => {
      this.later = undefined;
      this.flush();
    }, this.retry.wait());
  }

  /** The line was closed because of what was sent: that is not sent again, or nothing else ever would be. */
  async setAside() {
    if (!this.underway || this.passed(this.underway)) return;
    const words = t("The server could not read that. Please write it differently, and send it again.");
    await this.settle(this.underway, refusal("malformed", words));
  }

  /**
   * @param {string} id
   * @param {Outcome} outcome
   */
  async settle(id, outcome) {
    const one = this.kept.find((kept) => kept.id === id);
    if (!one) return;
    this.kept = this.kept.filter((kept) => kept !== one);
    this.retry = new Retry();
    this.troubled = false;
    if (this.underway === id) this.underway = "";
    this.tell(one, outcome);
    this.report();
    this.flush();
    await this.save();
  }

  /**
   * Whoever gave the command is told; `unsent` tells of a refused one that an earlier page gave.
   * @param {Kept} one
   * @param {Outcome} outcome
   */
  tell(one, outcome) {
    const waiting = this.answers.get(one.id) ?? [];
    this.answers.delete(one.id);
    this.dispatchEvent(new CustomEvent("settled", { detail: { one, outcome } }));
    if (waiting.length === 0 && !outcome.ok) {
      this.dispatchEvent(new CustomEvent("unsent", { detail: { one, outcome } }));
    }
    for (const answer of waiting) answer(outcome);
  }

  async save() {
    const before = this.keeps;
    try {
      await within(SHELF_WITHIN, this.shelf.save(this.kept));
      this.keeps = true;
    } catch {
      // A browser that keeps nothing (private windows, a full disk) still sends while the page is open.
      this.keeps = false;
    }
    if (this.keeps !== before) this.report();
  }

  report() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Kept} one */
const envelope = (one) => ({ t: "do", ...one });

/**
 * @param {string} code
 * @param {string} text
 * @returns {Outcome}
 */
function refusal(code, text) {
  return { ok: false, code, text, again: false };
}
