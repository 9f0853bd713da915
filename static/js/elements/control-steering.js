/**
 * The commands to the agenda clock as the control panel gives them: each says where its moderator saw the
 * agenda, waits for its answer, and keeps a refusal until it is put away. What is not carried out says why, if only
 * for a while. No element; buttons and keys call it.
 */

import { clockEntity, present } from "../core/agenda.js";
import { t } from "../core/words.js";

/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {{ type: string, [field: string]: any }} Command */
/** @typedef {import("./control-deeds.js").Deed} Deed */
/**
 * @typedef {object} Sender
 * @property {import("../core/store.js").Store} store
 * @property {{ state: string }} socket
 * @property {{ person: string }} me
 * @property {{ now(): number }} clock
 * @property {(command: Command) => Promise<Outcome>} send
 */

// Who presses within this time after the agenda moved has not yet seen that it did, in ms.
const UNSEEN = 1_200;
// Within this time after the agenda moved for them, nobody means the same button once more, in ms.
const DOUBLE = 700;
// So long it is said why a press did nothing, in ms.
const PASSING = 6_000;

/** Which button gives a command. @type {Record<string, string>} */
const WAYS = { "clock.next": "on", "clock.part": "on", "clock.back": "back" };

export class Steering extends EventTarget {
  /**
   * @param {Sender} workshop
   * @param {() => number} tick ms that never run backwards
   */
  constructor(workshop, tick = () => performance.now()) {
    super();
    this.workshop = workshop;
    this.tick = tick;
    /** What is said, and whether it still holds. */
    this.said = { words: "", holds: () => true };
    /** The type of the command that is on its way, its answer, and the clock as whoever pressed saw it. */
    this.underway = "";
    /** @type {Promise<unknown>} */
    this.answer = Promise.resolve();
    this.sight = /** @type {import("../core/agenda.js").ClockEntity | undefined} */ (undefined);
    /** The type of the command that was sent last. */
    this.given = "";
    this.moved = { at: Number.NEGATIVE_INFINITY, own: false };
    /** When *Undo* was pressed last, or was answered, by `tick`; and that press in workshop time. */
    this.undone = Number.NEGATIVE_INFINITY;
    this.pressed = Number.NEGATIVE_INFINITY;
    /** The clock whose end this page has changed, until it shows another one; the end may be the same again. */
    this.changed = /** @type {import("../core/agenda.js").ClockEntity | undefined} */ (undefined);
  }

  /** Why the last command was refused, until somebody has read it; or why a press did nothing, while that holds. */
  get problem() {
    return this.said.holds() ? this.said.words : "";
  }

  /** Whether there is no connection. */
  get cut() {
    return this.workshop.socket.state !== "open";
  }

  /** The page now shows another item or step. @param {boolean} own whether this page asked for it */
  noticed(own) {
    this.moved = { at: this.tick(), own };
  }

  next() {
    return this.move("clock.next");
  }

  /** To the next item, in so many seconds, of which everybody is told. @param {number} seconds */
  part(seconds) {
    return this.move("clock.part", { seconds });
  }

  back() {
    return this.move("clock.back");
  }

  /** Hold, or let it run again. */
  hold() {
    const { state, item = "", step = 0 } = clockEntity(this.workshop.store);
    if (state === "held") return this.give({ type: "clock.resume" });
    return this.give({ type: "clock.hold", seen: item, seen_step: step });
  }

  /** @param {number} minutes */
  async extend(minutes) {
    const shown = clockEntity(this.workshop.store);
    const { item = "", step = 0, ends = 0 } = shown;
    // What the press before has changed does not stand here yet.
    if (shown === this.changed) return this.ignore(tooSoon());
    const seen = { seen: item, seen_step: step, seen_ends: ends };
    const done = await this.give({ type: "clock.extend", minutes, ...seen });
    if (done) this.changed = shown;
    return done;
  }

  /** @param {string} to the item */
  jump(to) {
    return this.give({ type: "clock.jump", to });
  }

  /**
   * Take a plan by which it catches up.
   * @param {Record<string, number>} lengths in minutes
   * @param {Record<string, any>} seen how the agenda stood when it was offered
   */
  replan(lengths, seen) {
    return this.give({ type: "clock.replan", lengths, ...seen });
  }

  /**
   * Take back what was done, or say why nothing is. A press that belongs to the one before does nothing: nobody has read
   * yet what it would do. What this person has done since then is meant by it, however soon it comes.
   * @param {Deed | undefined} deed
   * @param {string} [stays] why it does
   * @returns {Promise<boolean | undefined>} nothing where the press belongs to the one before
   */
  async undo(deed, stays = "") {
    const { id, at = this.pressed, by } = deed ?? {};
    const known = at > this.pressed && by === this.workshop.me.person;
    if (!known && (this.underway === "deed.undo" || this.tick() - this.undone < DOUBLE)) return undefined;
    this.pressed = Math.max(at, this.workshop.clock.now());
    const done = stays ? this.ignore(stays) : await this.give({ type: "deed.undo", deed: id });
    this.undone = this.tick();
    return done;
  }

  /**
   * @param {"announced" | "now"} plan
   * @param {number} speed how many times as fast as the clock; other than 1 in a rehearsal alone
   */
  start(plan, speed) {
    return this.give({ type: "clock.start", plan, speed });
  }

  end() {
    return this.give({ type: "clock.end" });
  }

  /**
   * @param {"clock.next" | "clock.part" | "clock.back"} type
   * @param {Record<string, any>} [fields]
   */
  async move(type, fields = {}) {
    const since = this.tick() - this.moved.at;
    if (!this.moved.own && since < UNSEEN) return this.ignore(this.moment());
    // The second press of a double click; who has gone back and goes on means it.
    if (this.moved.own && since < DOUBLE && WAYS[type] === WAYS[this.given]) return this.ignore(tooSoon());
    const { item = "", step = 0 } = clockEntity(this.workshop.store);
    return this.give({ type, ...fields, seen: item, seen_step: step });
  }

  /**
   * A second press on what is on its way does nothing. It may show as done before it is answered: who sees that and
   * presses on means it, and is served once the answer is there.
   * @param {Command} command
   */
  async give(command) {
    const sight = this.workshop.store.get("all", "clock");
    if (this.underway && sight === this.sight) return this.ignore(tooSoon());
    this.sight = sight;
    this.tell("");
    while (this.underway) await this.answer;
    // What is meant for this moment must not be carried out in another one, when the line is back.
    if (this.cut) {
      const words = t(
        "There is no connection just now; the clock goes on. Please press again when it is back.",
      );
      this.tell(words, () => this.cut);
      return false;
    }
    this.underway = this.given = command.type;
    this.dispatchEvent(new Event("change"));
    const sent = this.workshop.send(command);
    this.answer = sent;
    const outcome = await sent;
    this.underway = "";
    if (outcome.ok) this.dispatchEvent(new Event("change"));
    else this.tell(outcome.code === "moved-on" ? this.faster() : outcome.text);
    return outcome.ok;
  }

  moment() {
    const title = present(this.workshop.store)?.title ?? "";
    return t("The agenda has just moved on to “{title}”. Press again if you want to go further.", {
      title,
    });
  }

  faster() {
    const title = present(this.workshop.store)?.title;
    if (!title) return t("Somebody was faster than you: the workshop is over.");
    return t("Somebody was faster than you: it is “{title}” already. It has moved only once.", { title });
  }

  /**
   * Say why a press does nothing, until that is no news any more.
   * @param {string} words
   */
  ignore(words) {
    const until = this.tick() + PASSING;
    this.tell(words, () => this.tick() < until);
    return false;
  }

  /**
   * @param {string} words
   * @param {() => boolean} [holds] until it is put away, where nothing is said
   */
  tell(words, holds = () => true) {
    this.said = { words, holds };
    this.dispatchEvent(new Event("change"));
  }
}

export function tooSoon() {
  return t("This came right after what you pressed before, and was not done. Press again if you mean it.");
}
