/**
 * What somebody has typed and the server does not have yet, keyed by what it is about, so that a move to another room,
 * a reload or a refusal keeps it. Only on this device.
 *
 * A text that was sent is a draft still, under a name of its own, until it is known what became of it.
 */

import { device } from "./device.js";

/** @typedef {{ type: string, [field: string]: any }} Command */
/** @typedef {import("./outbox.js").Kept} Kept */
/** @typedef {import("./outbox.js").Outcome} Outcome */
/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {Command} [command] the command that it would be sent with
 * @property {string} [field] of the command that the text becomes
 * @property {string} [label] what was asked for
 * @property {string} [id] under which it was sent
 * @property {string} [problem] why it was refused
 */
/** @typedef {Draft & { about: string }} Found */
/** @typedef {Found & { id: string, from: string, at: number }} Sent `from` is what it was typed about */
// What was refused without a draft, since an earlier page sent it.
const REFUSED = "refused/";

export class Drafts {
  /**
   * @param {string} owner workshop and person
   * @param {import("./device.js").Device} memory
   */
  constructor(owner, memory = device) {
    this.start = `draft/${owner}/`;
    this.memory = memory;
    /** When something was sent last, by this device; never twice the same. */
    this.latest = 0;
  }

  /**
   * @param {string} about
   * @returns {Draft}
   */
  read(about) {
    try {
      return JSON.parse(this.memory.recall(this.start + about) || '{"text":""}');
    } catch {
      return { text: "" };
    }
  }

  /**
   * @param {string} about
   * @param {Draft} draft without a text to forget it
   */
  write(about, draft) {
    this.memory.remember(this.start + about, draft.text ? JSON.stringify(draft) : "");
  }

  /** @returns {Found[]} those in which something stands */
  all() {
    return this.memory
      .names(this.start)
      .map((name) => name.slice(this.start.length))
      .map((about) => ({ ...this.read(about), about }))
      .filter(({ text }) => text?.trim());
  }

  /** Whether something that is written here will be gone with the page. */
  get passing() {
    return this.memory.forgets(this.start);
  }

  /**
   * A text is on its way: it is kept beside what is typed next.
   * @param {string} from what it was typed about
   * @param {Draft & { id: string }} draft
   * @returns {Sent}
   */
  sent(from, draft) {
    this.latest = Math.max(this.latest + 1, Date.now());
    const sent = { ...draft, from, at: this.latest };
    const about = `${from}/underway/${draft.id}`;
    this.write(about, sent);
    return { ...sent, about };
  }

  /** @returns {Sent[]} what was sent and is not there, on its way or refused, in the order in which it was sent */
  underway() {
    const found = /** @type {Sent[]} */ (this.all().filter((draft) => "from" in draft));
    return found.sort((a, b) => a.at - b.at);
  }

  /**
   * The server has answered: its text is no draft any more, or one with what is wrong.
   * @param {Kept} one
   * @param {Outcome} outcome
   */
  settle({ id }, outcome) {
    for (const { about, ...draft } of this.all().filter((draft) => draft.id === id)) {
      this.write(about, outcome.ok ? { text: "" } : { ...draft, problem: outcome.text });
    }
  }

  /**
   * What an earlier page sent was refused, and nobody on this page waits for the answer.
   * @param {Kept} one
   * @param {Outcome & { ok: false }} outcome
   */
  takeBack({ id, command }, { text: problem }) {
    const { text } = command;
    if (typeof text !== "string" || !text.trim() || this.holds(command)) return;
    this.write(REFUSED + id, { text, command, problem });
  }

  /** Whether its text is a draft anyhow. @param {Command} command */
  holds({ item, text }) {
    const wanted = folded(text);
    return this.all().some((draft) => draft.command?.item === item && folded(draft.text) === wanted);
  }
}

/** @param {string} text */
const folded = (text) => text.replace(/\s+/g, " ").trim();

/**
 * Whether a draft has no field in which its author would meet it again.
 * @param {Found} draft
 */
export function homeless({ about }) {
  return about.startsWith(REFUSED);
}
