/**
 * The deed that *Undo* takes back, named on its button, and apart from it what was done since and is not meant by it;
 * the whole log opens from here.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";
import { deedsOf, deedWords, doneWords, lastToUndo, newsSince, whoWords } from "./control-deeds.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {import("./control-deeds.js").Deed} Deed */

const MOST = 3;

export class ControlLately extends ControlPiece {
  static properties = { ...ControlPiece.properties, steering: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./control-steering.js").Steering} */
    this.steering = /** @type {any} */ (undefined);
  }

  watches() {
    return [
      "staff/deed:",
      "staff/person:",
      "staff/help:",
      "all/message:",
      "all/name:",
      "all/item:",
      "all/theme:",
    ];
  }

  render() {
    const deeds = deedsOf(this.store);
    if (deeds.length === 0) return nothing;
    const last = lastToUndo(deeds, this.store);
    const news = newsSince(last, deeds);
    return html`
      ${last ? this.back(last) : nothing}
      ${
        news.length
          ? html`<ol aria-label=${t("Lately")}>
              ${repeat(
                news.slice(0, MOST),
                ({ id }) => id,
                (deed) => this.deed(deed),
              )}
            </ol>`
          : nothing
      }
      <button class="button plain small log" aria-haspopup="dialog" aria-keyshortcuts="l" @click=${() => this.open()}>
        ${icon("history")} ${t("Log")}
      </button>
    `;
  }

  /** @param {Deed} last */
  back(last) {
    const words = t("Undo: {words}", { words: deedWords(last, this.workshop) });
    return html`<button
      class="button plain small back"
      aria-keyshortcuts="u"
      title=${words}
      @click=${() => this.undo()}
    >
      ${icon("undo-2")} <span>${words}</span>
    </button>`;
  }

  /** By the button or its key: what the button names. */
  undo() {
    const last = lastToUndo(deedsOf(this.store), this.store);
    if (last) this.steering.undo(last.id);
    else this.steering.ignore(t("There is nothing to take back."));
  }

  /** @param {Deed} deed */
  deed(deed) {
    const words = doneWords(deed, this.workshop);
    return html`<li ?data-undone=${Boolean(deed.undone)}>
      <time>${timeOfDay(deed.at, this.zone)}</time>
      ${deed.of ? t("Taken back: {words}", { words }) : deed.undone ? html`<s>${words}</s>` : words}
      <b>${whoWords(deed.by, this.workshop)}</b>
    </li>`;
  }

  open() {
    this.dispatchEvent(new CustomEvent("log", { bubbles: true }));
  }
}

customElements.define("control-lately", ControlLately);
