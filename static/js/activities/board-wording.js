/** How the author of a card had put it, before it was corrected; and by whom and when that was. On demand. */

import { createRef, html, ref } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { Piece } from "../elements/piece.js";

/** @typedef {import("./board-model.js").Note} Note */

/** Whether somebody else has put it differently. @param {Note} note */
export const corrected = ({ original, text }) => Boolean(original) && original !== text;

export class BoardWording extends Piece {
  static properties = { ...Piece.properties, room: { attribute: false }, card: { state: true } };

  constructor() {
    super();
    this.room = "";
    this.card = "";
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
  }

  watches() {
    return [`room:${this.room}/note:`, `room:${this.room}/name:`];
  }

  /** @param {string} card */
  async show(card) {
    this.card = card;
    await this.updateComplete;
    this.dialog.value?.showModal();
  }

  render() {
    /** @type {Note | undefined} */
    const note = this.store.get(`room:${this.room}`, `note:${this.card}`);
    return html`<dialog ${ref(this.dialog)} class="dialog wording" aria-labelledby="wording-title">
      <h2 id="wording-title">${t("How the author had put it")}</h2>
      ${note ? this.both(note) : html`<p class="empty">${t("This card no longer hangs here.")}</p>`}
      <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
    </dialog>`;
  }

  /** @param {Note} note */
  both({ original = "", text, corrector = "", edited = 0 }) {
    const time = timeOfDay(edited, zoneOf(this.store));
    const who = corrector ? this.workshop.nameOf(corrector, this.room) : t("the host");
    return html`<blockquote lang=${this.language}><bdi>${original}</bdi></blockquote>
      <p>${t("{who} corrected it at {time}. Now it reads:", { who, time })}</p>
      <blockquote class="now" lang=${this.language}><bdi>${text}</bdi></blockquote>`;
  }
}

customElements.define("board-wording", BoardWording);
