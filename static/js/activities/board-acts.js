/**
 * What can be done with the cards of a room, and what is said afterwards. Everything that takes something
 * away can be undone at once; the focus goes to where the card is then, unless it has been taken elsewhere.
 */

import { copiedOrSelected, copyWords } from "../core/copy.js";
import { t } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { draftOf as editDraft } from "./board-editor.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-menu.js").Choice} Choice */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {{ words: string, tone: "good" | "alarm", undo?: () => void }} Notice */

export class RoomActs {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    /** @type {Record<string, (detail: any) => void>} */
    const asked = {
      "card-support": ({ id, wanted }) => this.support(id, wanted),
      "card-move": ({ id, section }) => this.move(id, section),
      "card-menu": ({ id, button }) => this.offer(id, button),
      "card-edited": ({ id, dropped }) => this.edited(id, dropped),
    };
    for (const [event, act] of Object.entries(asked)) {
      room.addEventListener(event, (heard) => act(/** @type {CustomEvent} */ (heard).detail));
    }
  }

  /**
   * @param {string} type
   * @param {Record<string, any>} fields
   * @returns {Promise<Outcome>}
   */
  send(type, fields) {
    const { item, room } = this.room;
    return this.room.workshop.send({ type, item: item.id, room, ...fields });
  }

  /**
   * @param {Outcome} outcome
   * @param {Notice} [notice] what is said if it was done
   */
  say(outcome, notice) {
    this.room.notice = outcome.ok ? notice : { words: outcome.text, tone: "alarm" };
  }

  quiet() {
    this.room.notice = undefined;
  }

  /**
   * @param {string} id
   * @param {boolean} wanted
   */
  async support(id, wanted) {
    const answered = this.room.hopes.ask("support", id, wanted);
    this.room.requestUpdate();
    const outcome = await this.send("board.support", { note: id, wanted });
    answered(outcome);
    this.room.requestUpdate();
    // On another device, perhaps: what was wanted is the case.
    if (!outcome.ok && outcome.code !== "already") this.say(outcome);
  }

  /**
   * @param {string} id
   * @param {number} section
   */
  async move(id, section) {
    const before = this.room.cards.get(id)?.section;
    if (before === section) return;
    const answered = this.room.hopes.ask("place", id, { section, x: null, y: null, cluster: "" });
    this.focusOn(id);
    const outcome = await this.send("board.place", { card: id, section });
    answered(outcome);
    this.room.requestUpdate();
    const undo = before ? () => this.move(id, before) : undefined;
    const question = this.room.theme?.questions?.[section - 1] ?? "";
    this.say(outcome, { words: t("Card moved to “{question}”.", { question }), tone: "good", undo });
    // Where one section shows at a time, the card is out of sight now, and the focus with it.
    if (focusIsLost()) this.toUndo();
  }

  /** @param {string} id */
  edit(id) {
    this.room.editing = new Set([...this.room.editing, id]);
  }

  /**
   * @param {string} id
   * @param {string} [dropped] what was typed and not sent
   */
  edited(id, dropped) {
    this.room.editing = new Set([...this.room.editing].filter((one) => one !== id));
    if (this.isAt(id)) this.focusOn(id);
    const note = this.room.cards.get(id)?.note;
    if (!dropped || !note) return;
    const again = () => {
      const command = {
        type: "board.edit",
        item: this.room.item.id,
        room: this.room.room,
        note: id,
        seen: note.text,
      };
      const label = t("Change of a card");
      this.room.workshop.drafts.write(editDraft(this.room.room, id), {
        text: dropped,
        command,
        field: "text",
        label,
      });
      this.quiet();
      this.edit(id);
    };
    this.room.notice = { words: t("Your change was not saved."), tone: "good", undo: again };
  }

  /** Whoever edits a card that was taken off the board has their text as a new card. @param {string} id */
  orphaned(id) {
    const { drafts } = this.room.workshop;
    const about = editDraft(this.room.room, id);
    const { text } = drafts.read(about);
    const here = this.isAt(id);
    this.room.editing = new Set([...this.room.editing].filter((one) => one !== id));
    drafts.write(about, { text: "" });
    const composer = this.room.composing;
    if (!text || !composer) return;
    composer.type([text, composer.text].filter(Boolean).join("\n"));
    if (here) composer.focus();
    const words = t(
      "The card that you were changing no longer hangs here. Your text is kept below, for a new card.",
    );
    this.room.notice = { words, tone: "alarm" };
  }

  /** @param {string} id */
  async takeBack(id) {
    const stays = focusStays();
    const outcome = await this.send("board.delete", { note: id });
    this.say(outcome, { words: t("Card taken back."), tone: "good", undo: () => this.putUp(id) });
    if (stays()) this.toUndo();
  }

  /** @param {string} id */
  async putUp(id) {
    const stays = focusStays();
    const outcome = await this.send("board.undelete", { note: id });
    this.say(outcome);
    if (outcome.ok && stays()) this.focusOn(id);
  }

  /** @param {string} id */
  async hide(id) {
    const stays = focusStays();
    const outcome = await this.send("board.hide", { note: id });
    this.say(outcome, { words: t("Card hidden."), tone: "good", undo: () => this.show(id) });
    if (stays()) this.toUndo();
  }

  /** @param {string} id */
  async show(id) {
    const stays = focusStays();
    const outcome = await this.send("board.hide", { note: id, hidden: false });
    this.say(outcome);
    if (outcome.ok && stays()) this.focusOn(id);
  }

  /**
   * @param {string} id
   * @param {HTMLElement} button
   */
  offer(id, button) {
    const card = this.room.cards.get(id);
    if (card) this.room.menu.value?.show(button, t("What to do with this card"), this.choices(card));
  }

  /**
   * What this person may do with a card now.
   * @param {Card} card
   * @returns {Choice[]}
   */
  choices(card) {
    const { open, hosting } = this.room;
    const { id } = card;
    const copy = { words: t("Copy the text"), icon: "copy", act: () => this.copy(card) };
    const hide = { words: t("Hide"), icon: "eye-off", act: () => this.hide(id) };
    const edit = { words: t("Change the text"), icon: "pencil", act: () => this.edit(id) };
    const back = { words: t("Take back"), icon: "trash-2", danger: true, act: () => this.takeBack(id) };
    return [
      ...(open ? [this.dot(card)] : []),
      ...(open && card.mine ? [edit] : []),
      ...(open && (card.mine || hosting) ? this.moves(card) : []),
      copy,
      ...(open && card.mine ? [back] : []),
      ...(hosting ? [hide] : []),
    ];
  }

  /** @param {Card} card */
  async copy({ id, note }) {
    const done = await copiedOrSelected(note.text, this.room.drawn(id)?.querySelector(".text") ?? null);
    this.room.notice = { words: copyWords(done), tone: "good" };
  }

  /** @param {Card} card @returns {Choice} */
  dot({ id, supported }) {
    const words = supported ? t("Take my dot off") : t("Support it with a dot");
    return { words, icon: "circle-dot", act: () => this.support(id, !supported) };
  }

  /** @param {Card} card @returns {Choice[]} */
  moves({ id, section }) {
    const questions = /** @type {string[]} */ (this.room.theme?.questions ?? []);
    return questions.flatMap((question, place) => {
      const words = t("To “{question}”", { question });
      const act = () => this.move(id, place + 1);
      return place + 1 === section ? [] : [{ words, icon: "arrow-right", act }];
    });
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
