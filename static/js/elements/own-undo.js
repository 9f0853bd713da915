/** What a host did last in their room, and its way back, while it has one. Whoever moderates has `control-lately`. */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { briefly, doneWords, undoable } from "./control-deeds.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {import("./control-deeds.js").Deed} Deed */

export class OwnUndo extends ControlPiece {
  constructor() {
    super();
    /** Whether it is being taken back. */
    this.busy = false;
  }

  watches() {
    const { person, room } = this.workshop?.me ?? {};
    const here = ["message", "revealed", "name"].map((kind) => `room:${room}/${kind}:`);
    return [
      `me:${person}/deed:`,
      `host:${room}/help:`,
      `host:${room}/hand:`,
      "all/clock",
      "all/theme:",
      ...here,
    ];
  }

  /** Its button goes with what it took back. */
  get anchor() {
    return /** @type {HTMLElement | null | undefined} */ (
      this.closest("board-steps, .desk-side")?.querySelector("[data-anchor]")
    );
  }

  /** @returns {Deed | undefined} nothing where it would be refused */
  get last() {
    const { store, workshop } = this;
    const [found] = store.each(`me:${workshop.me.person}`, "deed");
    if (!found) return undefined;
    const deed = { ...found.value, id: found.id };
    const item = deed.about?.item;
    if (item && item !== clockEntity(store).item) return undefined;
    return undoable(deed, [deed], store, workshop.clock.now()) ? deed : undefined;
  }

  render() {
    const { last } = this;
    return html`${last ? this.way(last) : nothing} ${this.refused()}`;
  }

  /** @param {Deed} deed */
  way(deed) {
    const words = doneWords(briefly(deed), this.workshop);
    return html`<button class="button plain small" title=${words} @click=${() => this.undo(deed.id, words)}>
      ${icon("undo-2")} <span>${t("Undo: {words}", { words })}</span>
    </button>`;
  }

  /**
   * @param {string} deed
   * @param {string} words
   */
  async undo(deed, words) {
    if (this.busy) return;
    this.busy = true;
    const done = await this.act({ type: "deed.undo", deed });
    this.busy = false;
    if (done) announce(t("Taken back: {words}", { words }));
  }
}

customElements.define("own-undo", OwnUndo);
