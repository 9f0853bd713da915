/**
 * Whether everything that was written is at the server: said in words, never by colour alone. Aloud it is only said
 * that the line is cut, and that all is well again: what is saved at every word need not be heard.
 */

import { html } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { Cut } from "./cut.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {{ state: "waiting" | "sending" | "saved", sign: string, words: string }} Standing */

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

  /** @returns {Standing} */
  get standing() {
    const many = this.workshop.outbox.kept.length;
    if (this.workshop.socket.state !== "open") {
      const words = many
        ? tn("{n} entry waits for the connection", "{n} entries wait for the connection", many)
        : t("connecting again …");
      return { state: "waiting", sign: "wifi-off", words };
    }
    return many
      ? { state: "sending", sign: "refresh-cw", words: t("is being sent") }
      : { state: "saved", sign: "check", words: t("saved") };
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
