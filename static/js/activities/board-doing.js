/**
 * Doing something in a room: it is sent from here, shown at once where that can be, told, and remembered with what
 * takes it back. What there is to be done is in `board-acts`.
 */

import { newId } from "../core/command.js";
import { t } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { History } from "./board-history.js";
import { hoped } from "./board-hoped.js";
import { inverse } from "./board-inverse.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/**
 * @typedef {object} Notice
 * @property {string | (() => string)} words
 * @property {"good" | "alarm"} tone
 * @property {"back" | "forth"} [way] what the history offers then
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

export class Doing {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    this.history = new History();
  }

  /**
   * Do something, show it at once where that can be, say so, and remember how it is taken back. Several things that
   * are done together are taken back together.
   * @param {Said | Said[]} said
   * @param {{ words?: string, refusable?: boolean, before?: import("./board-inverse.js").Before }} [about] as in `Asked`
   * @returns {Promise<Outcome & { made: string }>} the first refusal, or the last answer, with the id of what was made
   */
  async perform(said, { words = "", refusable = false, before = this.room.now } = {}) {
    const all = [said].flat().map((one) => ({ said: one, id: newId() }));
    const back = inverse(all, before);
    this.room.news.expect(all.map((one) => one.said));
    const outcomes = await Promise.all(all.map((one) => this.send(one.said, one.id)));
    const outcome = /** @type {Outcome} */ (outcomes.find(({ ok }) => !ok) ?? outcomes.at(-1));
    if (outcome.ok) this.history.did(back, words);
    if (outcome.ok ? words : !refusable && outcome.code !== ALREADY) this.tell(outcome, words);
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
   * Something was done by a part of the room itself.
   * @param {{ said: Said, id: string }[]} all
   * @param {string} words
   */
  did(all, words) {
    this.history.did(inverse(all, this.room.now), words);
    this.room.news.expect(all.map((one) => one.said));
    if (words) this.room.notice = { words, tone: "good", way: "back" };
    this.room.requestUpdate();
  }

  /**
   * @param {Outcome} outcome
   * @param {string} words what is said if it was done
   */
  tell(outcome, words) {
    const way = this.history.back ? "back" : undefined;
    this.room.notice = outcome.ok ? { words, tone: "good", way } : { words: outcome.text, tone: "alarm" };
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
   * Take back what was done last, or do it again.
   * @param {"back" | "forth"} which
   */
  async go(which) {
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
    if (!outcome.ok) {
      const why = t("That cannot be undone any more: {why}", { why: outcome.text });
      this.room.notice = { words: why, tone: "alarm" };
      return;
    }
    const other = which === "back" ? "forth" : "back";
    const done = which === "back" ? t("Undone.") : t("Done again.");
    const all = [done, words && `(${words})`].filter(Boolean).join(" ");
    this.room.notice = { words: all, tone: "good", way: this.history[other] && other };
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
