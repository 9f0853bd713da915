/** Which cards of a room are being edited here, and what becomes of a text whose card is gone or that was not sent. */

import { t } from "../core/words.js";
import { draftOf } from "./board-editor.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */

export class Editing {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
  }

  /** @param {string} id of a card */
  begin(id) {
    this.room.editing = new Set([...this.room.editing, id]);
  }

  /** @param {string} id */
  leave(id) {
    this.room.editing = new Set([...this.room.editing].filter((one) => one !== id));
  }

  /**
   * @param {string} id
   * @param {string} [dropped] what was typed and not sent
   */
  ended(id, dropped) {
    const { room } = this;
    this.leave(id);
    if (room.acts.isAt(id)) room.acts.focusOn(id);
    if (!dropped || !room.cards.has(id)) return;
    const undo = () => this.again(id, dropped);
    room.notice = { words: t("Your change was not saved."), tone: "good", undo };
  }

  /**
   * @param {string} id
   * @param {string} text that was dropped, and is taken up again
   */
  again(id, text) {
    const { room, item, workshop, cards, acts } = this.room;
    const seen = cards.get(id)?.note.text ?? "";
    const command = { type: "board.edit", item: item.id, room, note: id, seen };
    const label = t("Change of a card");
    workshop.drafts.write(draftOf(room, id), { text, command, field: "text", label });
    acts.quiet();
    this.begin(id);
  }

  /** Whoever edits a card that was taken off the board has their text as a new card. @param {string} id */
  orphaned(id) {
    const { room } = this;
    const { drafts } = room.workshop;
    const about = draftOf(room.room, id);
    const { text } = drafts.read(about);
    const here = room.acts.isAt(id);
    this.leave(id);
    drafts.write(about, { text: "" });
    const composer = room.composing;
    if (!text || !composer) return;
    composer.type([text, composer.text].filter(Boolean).join("\n"));
    if (here) composer.focus();
    const words = t(
      "The card that you were changing no longer hangs here. Your text is kept below, for a new card.",
    );
    room.notice = { words, tone: "alarm" };
  }
}
