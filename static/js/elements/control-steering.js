/**
 * The commands to the agenda clock as the control panel gives them: each says where its moderator saw the
 * agenda, waits for its answer, and keeps a refusal until it is put away. What is not carried out says why, if only
 * for a while. No element; buttons and keys call it.
 */

import { clockEntity, present } from "../core/agenda.js";
import { t } from "../core/words.js";

/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {{ type: string, [field: string]: any }} Command */
/** @typedef {{ store: import("../core/store.js").Store, socket: { state: string }, send(command: Command): Promise<Outcome> }} Sender */

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
    /** What is said, and until when by `tick`. */
    this.said = { words: "", until: Number.POSITIVE_INFINITY };
    /** The type of the command that is on its way. */
    this.underway = "";
    /** The type of the command that was sent last. */
    this.given = "";
    this.moved = { at: Number.NEGATIVE_INFINITY, own: false };
    /** The clock whose end this page has changed, until it shows another one; the end may be the same again. */
    this.changed = /** @type {import("../core/agenda.js").ClockEntity | undefined} */ (undefined);
  }

  /** Why the last command was refused, until somebody has read it; or why a press did nothing, for a while. */
  get problem() {
    return this.tick() < this.said.until ? this.said.words : "";
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

  /** Take back what was done. @param {string} deed */
  undo(deed) {
    return this.give({ type: "deed.undo", deed });
  }

  /** @param {"announced" | "now"} plan */
  start(plan) {
    return this.give({ type: "clock.start", plan });
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

  /** @param {Command} command */
  async give(command) {
    if (this.underway) return this.ignore(tooSoon());
    // What is meant for this moment must not be carried out in another one, when the line is back.
    if (this.workshop.socket.state !== "open") {
      this.tell(t("There is no connection just now; the clock goes on. Please press again when it is back."));
      return false;
    }
    this.underway = this.given = command.type;
    this.tell("");
    const outcome = await this.workshop.send(command);
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
    this.tell(words, this.tick() + PASSING);
    return false;
  }

  /**
   * @param {string} words
   * @param {number} [until] by `tick`
   */
  tell(words, until = Number.POSITIVE_INFINITY) {
    this.said = { words, until };
    this.dispatchEvent(new Event("change"));
  }
}

function tooSoon() {
  return t("This came right after what you pressed before, and was not done. Press again if you mean it.");
}
