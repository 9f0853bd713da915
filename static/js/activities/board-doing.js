/**
 * Doing something in a room: it is sent from here, shown at once where that can be, told, and remembered with what
 * takes it back. What there is to be done is in `board-acts`.
 */

import { newId } from "../core/command.js";
import { within } from "../core/patience.js";
import { t } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { laterWords, sentLater, whileOpenWords } from "../elements/sent-later.js";
import { History } from "./board-history.js";
import { hoped } from "./board-hoped.js";
import { inverse } from "./board-inverse.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-asking.js").Done} Done */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/**
 * @typedef {object} Notice
 * @property {string | (() => string)} words
 * @property {"good" | "alarm"} tone
 * @property {"back" | "forth"} [way] what the history offers then
 * @property {import("./board-history.js").Way} [of] what it takes back, or does again
 * @property {() => void} [undo] what else takes it back
 * @property {() => void} [show] leads to what the step is about, where that is out of sight
 * @property {() => void} [name] names the cluster that came of it
 * @property {boolean} [passing] gone as soon as somebody does something; it is told to who listens elsewhere
 */

// On another device, perhaps: what was wanted is the case.
const ALREADY = "already";

/** How long the step that has begun stands at the foot, and what somebody has done, in ms. */
const IN_PASSING = 8_000;
const ONCE_READ = 20_000;
// What is not shown by then is not waited for any longer, in ms.
export const SHOWN_WITHIN = 3_000;

export class Doing {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    this.history = new History();
    /** @type {Promise<unknown>} settles when all that was done until now is answered */
    this.answered = Promise.resolve();
    this.unanswered = 0;
    /** The answer that came last, in the life of the store in which it was given. */
    this.latest = { epoch: "", sequence: 0 };
    /** How often something was refused: *Undo* that was pressed before that was known meant nothing older. */
    this.refusals = 0;
  }

  /**
   * Whatever is asked for later and depends on what was done before waits for this.
   * @template Answer
   * @param {Promise<Answer>} doing
   * @returns {Promise<Answer>}
   */
  underway(doing) {
    const { answered } = this;
    this.unanswered += 1;
    const done = () => {
      this.unanswered -= 1;
      return answered;
    };
    this.answered = doing.then(done, done);
    return doing;
  }

  /**
   * Do something, show it at once where that can be, say so, and remember how it is taken back. Several things that
   * are done together are taken back together.
   * @param {Said | Said[]} said
   * @param {{ words?: string, refusable?: boolean, before?: import("./board-inverse.js").Before }} [about] as in `Asked`
   * @returns {Promise<Outcome & { made: string }>} the first refusal, or the last answer, with the id of what was made
   */
  perform(said, about) {
    return this.underway(this.performed(said, about));
  }

  /**
   * @param {Said | Said[]} said
   * @param {{ words?: string, refusable?: boolean, before?: import("./board-inverse.js").Before }} [about]
   * @returns {Promise<Outcome & { made: string }>}
   */
  async performed(said, { words = "", refusable = false, before = this.room.now } = {}) {
    const all = [said].flat().map((one) => ({ said: one, id: newId() }));
    const back = inverse(all, before);
    this.room.news.expect(all.map((one) => one.said));
    const outcomes = await Promise.all(all.map((one) => this.send(one.said, one.id)));
    const outcome = /** @type {Outcome} */ (outcomes.find(({ ok }) => !ok) ?? outcomes.at(-1));
    if (!outcome.ok) this.refused(refusable || outcome.code === ALREADY ? "" : outcome.text);
    else {
      this.heard(outcome);
      this.remember(back, words);
      if (words) this.say(words, back.length ? "back" : undefined);
    }
    this.room.requestUpdate();
    return { ...outcome, made: all.at(-1)?.id ?? "" };
  }

  /**
   * @param {Said} said
   * @param {string} id
   * @returns {Promise<Outcome>}
   */
  async send(said, id) {
    const { item, room, hopes, workshop, now } = this.room;
    const answered = hoped(said, now).map(([what, of, value]) => hopes.ask(what, of, value));
    this.room.requestUpdate();
    const outcome = await workshop.send({ item: item.id, room, ...said }, id);
    for (const answer of answered) answer(outcome);
    this.room.requestUpdate();
    return outcome;
  }

  /**
   * Something is done by a part of the room itself.
   * @param {Promise<Done>} done
   */
  did(done) {
    return this.underway(this.wasDone(done));
  }

  /** @param {Promise<Done>} done */
  async wasDone(done) {
    const { all, words, seen = false } = await done;
    if (all.length === 0) return this.refused();
    this.heard({ sequence: this.room.workshop.outbox.confirmed });
    this.remember(inverse(all, this.room.now), words);
    this.room.news.expect(all.map((one) => one.said));
    if (!seen) this.say(words, "back");
    this.room.requestUpdate();
  }

  /**
   * Something was done. What is still said of an earlier thing would offer to undo that, and undo this one.
   * @param {Said[]} commands that take it back
   * @param {string} words
   */
  remember(commands, words) {
    if (commands.length && this.room.notice?.way) this.quiet();
    this.history.did(commands, words);
  }

  /**
   * @param {string} words say what was done
   * @param {"back" | "forth"} [way] what the history offers then
   */
  say(words, way) {
    this.room.notice = { words, tone: "good", way, of: way && this.history[way] };
  }

  /**
   * An *Undo* that was pressed before that was known meant this, and nothing that was done before it.
   * @param {string} [why] none where that is said elsewhere
   */
  refused(why) {
    this.refusals += 1;
    if (why) this.room.notice = { words: why, tone: "alarm" };
  }

  quiet() {
    this.room.notice = undefined;
  }

  /**
   * What was done lies on the cards for a while; it can be undone above them later as well. What was refused, or can
   * be undone there alone, stays.
   */
  fade() {
    const { notice } = this.room;
    if (!notice || notice.tone === "alarm" || notice.undo) return;
    const used = () => this.room.querySelector(".said-now")?.matches(":hover, :focus-within");
    const after = notice.passing ? IN_PASSING : ONCE_READ;
    setTimeout(() => this.room.notice === notice && !used() && this.quiet(), after);
  }

  /**
   * Take back what was done last, or do it again, once what was done before is answered: a card that others see
   * already may not be answered yet. Each press counts, however slow the answers are; on a button, for what it names.
   * @param {"back" | "forth"} which
   * @param {import("./board-history.js").Way} [named] by the button
   */
  go(which, named) {
    const { answered, refusals, room } = this;
    // Else nothing shows that a key was pressed, and it is pressed again.
    const way = this.history[which];
    const words = this.unanswered || (way && way.commands.length > 1) ? whileOpenWords() : laterWords();
    if (!named && way && sentLater(room.workshop, words))
      room.notice = { words, tone: "good", passing: true };
    const holds = () => refusals === this.refusals && (!named || named === this.history[which]);
    return this.underway(answered.then(() => (holds() ? this.goes(which) : undefined)));
  }

  /** @param {{ sequence: number }} answer to what was done in this room */
  heard({ sequence }) {
    this.latest = { epoch: this.room.store.epoch, sequence };
  }

  /** An answer may come before what it is about, from which is read what does again what is taken back. */
  async shown() {
    const { store, room, me } = this.room;
    const { epoch, sequence } = this.latest;
    if (epoch !== store.epoch) return;
    const audiences = [`room:${room}`, `host:${room}`, me];
    const told = audiences.map((audience) => store.reached(audience, sequence));
    await within(SHOWN_WITHIN, Promise.race(told)).catch(() => undefined);
  }

  /** @param {"back" | "forth"} which */
  async goes(which) {
    await this.shown();
    const way = this.history[which];
    if (!way) return;
    const stays = focusStays();
    this.room.news.expect(way.commands);
    const about = { before: this.room.now, newId };
    const outcome = await this.history.go(which, (said, id) => this.send(said, id), about);
    if (outcome) this.went(which, way.words, outcome);
    if (stays() && focusIsLost()) this.toUndo();
  }

  /**
   * @param {"back" | "forth"} which
   * @param {string} words of what was done
   * @param {Outcome} outcome
   */
  went(which, words, outcome) {
    if (outcome.ok) this.heard(outcome);
    else return this.refused(t("That cannot be undone any more: {why}", { why: outcome.text }));
    const other = which === "back" ? "forth" : "back";
    const done = which === "back" ? t("Undone.") : t("Done again.");
    const all = [done, words && `(${words})`].filter(Boolean).join(" ");
    this.say(all, this.history[other] && other);
  }

  /** Whether the focus is at a card, or was until just now. @param {string} id */
  isAt(id) {
    return focusIsLost() || Boolean(this.room.drawn(id)?.contains(document.activeElement));
  }

  /** @param {string} id */
  focusOn(id) {
    this.room.wanted = { id, stays: focusStays() };
    this.room.requestUpdate();
  }

  /** The focus goes before the button that undoes it: whoever types on at once presses nothing. */
  async toUndo() {
    await this.room.updateComplete;
    /** @type {HTMLElement | null} */ (this.room.querySelector(".said-now p"))?.focus();
  }
}
