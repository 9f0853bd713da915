/**
 * What is done in a room, and what is said afterwards. Whatever its parts ask for is sent from here, shown at once
 * where that can be, and remembered with what takes it back; the focus goes to where a card is then, unless it has
 * been taken elsewhere.
 */

import { newId } from "../core/command.js";
import { copiedOrSelected, copyWords } from "../core/copy.js";
import { t } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { offered } from "./board-choices.js";
import { Editing } from "./board-editing.js";
import { History } from "./board-history.js";
import { hoped } from "./board-hoped.js";
import { inverse } from "./board-inverse.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/**
 * @typedef {object} Notice
 * @property {string} words
 * @property {"good" | "alarm"} tone
 * @property {"back" | "forth"} [way] what the history offers then
 * @property {() => void} [undo] what else takes it back
 */

// On another device, perhaps: what was wanted is the case.
const ALREADY = "already";

export class RoomActs {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    this.history = new History();
    this.editing = new Editing(room);
    /** @type {Record<string, (detail: any) => void>} */
    const asked = {
      "board-do": (detail) => {
        detail.outcome = this.perform(detail.said, detail);
      },
      "board-did": ({ all, words }) => this.did(all, words),
      "card-support": ({ id, wanted }) => this.support(id, wanted),
      "card-move": ({ id, section }) => this.move(id, section),
      "card-menu": ({ id, button }) => this.offer(id, button),
      "card-edited": ({ id, dropped }) => this.editing.ended(id, dropped),
    };
    for (const [event, act] of Object.entries(asked)) {
      room.addEventListener(event, (heard) => act(/** @type {CustomEvent} */ (heard).detail));
    }
  }

  /**
   * Do something, show it at once where that can be, say so, and remember how it is taken back. Several things that
   * are done together are taken back together.
   * @param {Said | Said[]} said
   * @param {{ words?: string, refusable?: boolean, before?: import("./board-inverse.js").Before }} [about] as in `Asked`
   * @returns {Promise<Outcome>} the first refusal, or the last answer
   */
  async perform(said, { words = "", refusable = false, before = this.room.now } = {}) {
    const all = [said].flat().map((one) => ({ said: one, id: newId() }));
    const back = inverse(all, before);
    const outcomes = await Promise.all(all.map((one) => this.send(one.said, one.id)));
    const outcome = /** @type {Outcome} */ (outcomes.find(({ ok }) => !ok) ?? outcomes.at(-1));
    if (outcome.ok) this.history.did(back, words);
    if (outcome.ok ? words : !refusable && outcome.code !== ALREADY) this.tell(outcome, words);
    this.room.requestUpdate();
    return outcome;
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
   * Take back what was done last, or do it again.
   * @param {"back" | "forth"} which
   */
  async go(which) {
    const stays = focusStays();
    const about = { before: this.room.now, newId };
    const words = this.history[which]?.words;
    const outcome = await this.history.go(which, (said, id) => this.send(said, id), about);
    if (!outcome) return;
    const other = which === "back" ? "forth" : "back";
    const done = which === "back" ? t("Undone.") : t("Done again.");
    this.room.notice = outcome.ok
      ? { words: words ? `${done} ${words}` : done, tone: "good", way: this.history[other] && other }
      : { words: t("That cannot be undone any more: {why}", { why: outcome.text }), tone: "alarm" };
    if (stays() && focusIsLost()) this.toUndo();
  }

  /**
   * @param {string} id
   * @param {boolean} wanted
   */
  support(id, wanted) {
    return this.perform({ type: "board.support", note: id, wanted });
  }

  /**
   * @param {string} id of a card or a cluster
   * @param {number} section
   */
  async move(id, section) {
    const there = this.room.cards.get(id);
    if (there && there.section === section && !there.cluster) return;
    const question = this.room.theme?.questions?.[section - 1] ?? "";
    this.focusOn(id);
    await this.perform(
      { type: "board.place", card: id, section },
      { words: t("Card moved to “{question}”.", { question }) },
    );
    // Where one section shows at a time, the card is out of sight now, and the focus with it.
    if (focusIsLost()) this.toUndo();
  }

  /** @param {string} id */
  takeBack(id) {
    return this.putAway({ type: "board.delete", note: id }, t("Card taken back."));
  }

  /** @param {string} id */
  hide(id) {
    return this.putAway({ type: "board.hide", note: id }, t("Card hidden."));
  }

  /**
   * @param {Said} said
   * @param {string} words
   */
  async putAway(said, words) {
    const stays = focusStays();
    await this.perform(said, { words });
    if (stays()) this.toUndo();
  }

  /** @param {string} id */
  putUp(id) {
    return this.bringBack({ type: "board.undelete", note: id }, id);
  }

  /** @param {string} id */
  show(id) {
    return this.bringBack({ type: "board.hide", note: id, hidden: false }, id);
  }

  /**
   * @param {Said} said
   * @param {string} id of a card
   */
  async bringBack(said, id) {
    const stays = focusStays();
    const outcome = await this.perform(said);
    if (outcome.ok) this.quiet();
    if (outcome.ok && stays()) this.focusOn(id);
  }

  /**
   * @param {string} id
   * @param {HTMLElement} button
   */
  offer(id, button) {
    const card = this.room.cards.get(id);
    if (card) this.room.menu.value?.show(button, t("What to do with this card"), offered(this, card));
  }

  /** @param {Card} card */
  async copy({ id, note }) {
    const done = await copiedOrSelected(note.text, this.room.drawn(id)?.querySelector(".text") ?? null);
    this.room.notice = { words: copyWords(done), tone: "good" };
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

  async toUndo() {
    await this.room.updateComplete;
    /** @type {HTMLElement | null} */ (this.room.querySelector(".said-now button"))?.focus();
  }
}
