/**
 * Whether everything that was written is at the server: said in words, never by colour alone. Aloud it is only said
 * that the line is cut, and that all is well again: what is saved at every word need not be heard.
 */

import { html } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { standing } from "../core/standing.js";
import { t } from "../core/words.js";
import { Cut } from "./cut.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

export class SavedState extends Piece {
  constructor() {
    super();
    this.cut = new Cut();
    /** Whether it was said that the line is cut, and not yet that all is well again. */
    this.alarmed = false;
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("line" | "outbox")[]} */ (["line", "outbox"]);
  }

  get standing() {
    return standing(this.workshop);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const { state, words } = this.standing;
    const cut = this.cut.look(this.workshop);
    if (cut && !this.alarmed) announce(`${t("The connection is interrupted.")} ${words}`);
    if (state === "saved" && this.alarmed) announce(t("The connection is back. Everything is saved."));
    this.alarmed = cut || (this.alarmed && state !== "saved");
  }

  render() {
    const { state, sign, words } = this.standing;
    return html`<p class="saved" data-state=${state}>${icon(sign)} <span>${words}</span></p>`;
  }
}

customElements.define("saved-state", SavedState);
