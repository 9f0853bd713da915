/**
 * The only way to send a command. It is kept on this device before it is sent, sent in order, sent again
 * after a lost connection or a closed tab, and forgotten only when the server says that it is on disk.
 *
 * A refused command is told to whoever sent it; its text stays where it was typed.
 */

/** @typedef {{ id: string, command: { type: string, [field: string]: any } }} Kept */
/** @typedef {{ ok: true, sequence: number } | { ok: false, code: string, text: string, again: boolean }} Outcome */
/** @typedef {{ load(): Promise<Kept[]>, save(kept: Kept[]): Promise<void> }} Shelf */
/** @typedef {"saved" | "sending" | "waiting"} OutboxState */

const AGAIN_AFTER = 1_500;
const MOST_UNANSWERED = 8;

export class Outbox extends EventTarget {
  /**
   * @param {(envelope: object) => boolean} send hands an envelope to the line, if it is open
   * @param {Shelf} shelf where commands are kept
   */
  constructor(send, shelf) {
    super();
    this.handOver = send;
    this.shelf = shelf;
    /** @type {Kept[]} in the order in which they were given */
    this.kept = [];
    /** @type {Map<string, (outcome: Outcome) => void>} */
    this.answers = new Map();
    /** @type {Set<string>} sent on the present line, not yet answered */
    this.sent = new Set();
    this.open = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /** Take up what an earlier page of this device could not send. */
  async restore() {
    this.kept = [...(await this.shelf.load()), ...this.kept];
    this.report();
    this.flush();
  }

  /** @returns {OutboxState} */
  get state() {
    if (this.kept.length === 0) return "saved";
    return this.open ? "sending" : "waiting";
  }

  /**
   * @param {{ type: string, [field: string]: any }} command
   * @returns {Promise<Outcome>} once the server has answered, which may be after a reconnect
   */
  async send(command) {
    const one = { id: newId(), command };
    this.kept.push(one);
    const answered = new Promise((/** @type {(outcome: Outcome) => void} */ resolve) => {
      this.answers.set(one.id, resolve);
    });
    this.report();
    await this.save();
    this.flush();
    return answered;
  }

  /** The line is open: whatever is kept is sent, in order. */
  opened() {
    this.open = true;
    this.sent.clear();
    this.report();
    this.flush();
  }

  closed() {
    this.open = false;
    this.sent.clear();
    this.report();
  }

  flush() {
    if (!this.open) return;
    for (const { id, command } of this.kept) {
      if (this.sent.size >= MOST_UNANSWERED) return;
      if (this.sent.has(id)) continue;
      if (!this.handOver({ t: "do", id, command })) return;
      this.sent.add(id);
    }
  }

  /** @param {{ id: string, sequence: number }} ok */
  async confirm({ id, sequence }) {
    await this.settle(id, { ok: true, sequence });
  }

  /** @param {{ id: string, code: string, text: string, again: boolean }} no */
  async refuse({ id, code, text, again }) {
    // The server could not save, or does not know whether it has: the same id may be sent again.
    if (code === "unreachable" || code === "crowded") return this.sendLater();
    await this.settle(id, { ok: false, code, text, again });
    return undefined;
  }

  sendLater() {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      this.sent.clear();
      this.flush();
    }, AGAIN_AFTER);
  }

  /**
   * @param {string} id
   * @param {Outcome} outcome
   */
  async settle(id, outcome) {
    const one = this.kept.find((kept) => kept.id === id);
    if (!one) return;
    this.kept = this.kept.filter((kept) => kept !== one);
    this.sent.delete(id);
    this.answers.get(id)?.(outcome);
    const orphan = !this.answers.delete(id);
    this.report();
    if (orphan && !outcome.ok) {
      this.dispatchEvent(new CustomEvent("unsent", { detail: { command: one.command, outcome } }));
    }
    await this.save();
    this.flush();
  }

  async save() {
    try {
      await this.shelf.save(this.kept);
    } catch {
      // A browser that keeps nothing (private windows, a full disk) still sends while the page is open.
    }
  }

  report() {
    this.dispatchEvent(new CustomEvent("state", { detail: this.state }));
  }
}

/** @returns {string} 128 random bits, 22 characters */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, 22);
}
