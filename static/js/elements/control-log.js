/** Everything that was done by those who moderate, by hosts and by the clock, in a dialog; each with its way back. */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { t, timeToTheSecond, tn } from "../core/words.js";
import {
  deedsOf,
  doneWords,
  judgedBy,
  takenBackWords,
  undoable,
  whoWords,
  whyItStays,
} from "./control-deeds.js";
import { ControlPiece } from "./control-piece.js";
import { tooSoon } from "./control-steering.js";
import { icon } from "./icons.js";

/** @typedef {import("./control-deeds.js").Deed} Deed */

const AT_ONCE = 100;

export class ControlLog extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    steering: { attribute: false },
    shown: { state: true },
    most: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {import("./control-steering.js").Steering} */
    this.steering = /** @type {any} */ (undefined);
    this.shown = false;
    this.most = AT_ONCE;
  }

  watches() {
    return [...judgedBy(this.workshop?.store), "staff/former:", "staff/person:", "all/theme:"];
  }

  async show() {
    this.most = AT_ONCE;
    this.shown = true;
    await this.updateComplete;
    this.dialog.value?.showModal();
  }

  close() {
    this.shown = false;
    this.problem = "";
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog log" aria-labelledby="log-title" @close=${() => this.close()}>
      ${this.shown ? this.content() : nothing}
    </dialog>`;
  }

  content() {
    const deeds = deedsOf(this.store);
    return html`
      <div class="register-head">
        <h2 id="log-title" tabindex="-1" data-anchor>${t("Log")}</h2>
        <button class="button quiet small" @click=${() => this.dialog.value?.close()}>${icon("x")} ${t("Close")}</button>
      </div>
      ${this.refused()}
      ${deeds.length ? this.table(deeds) : html`<p class="empty">${t("Nothing was done yet.")}</p>`}
    `;
  }

  /** @param {Deed[]} deeds */
  table(deeds) {
    const rest = deeds.length - this.most;
    return html`<table class="table">
        <thead>
          <tr>
            <th scope="col">${t("Time")}</th>
            <th scope="col">${t("What")}</th>
            <th scope="col">${t("Who")}</th>
            <th scope="col"><span class="visually-hidden">${t("Undo")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            deeds.slice(0, this.most),
            ({ id }) => id,
            (deed) => this.row(deed, deeds),
          )}
        </tbody>
      </table>
      ${
        rest > 0
          ? html`<button class="button quiet small" @click=${() => this.more()}>
              ${tn("Show {n} more", "Show {n} more", Math.min(rest, AT_ONCE))}
            </button>`
          : nothing
      }`;
  }

  more() {
    this.most += AT_ONCE;
  }

  /**
   * @param {Deed} deed
   * @param {Deed[]} deeds
   */
  row(deed, deeds) {
    const words = doneWords(deed, this.workshop);
    return html`<tr>
      <td><time>${timeToTheSecond(deed.at, this.zone)}</time></td>
      <td><bdi>${deed.of ? t("Taken back: {words}", { words }) : words}</bdi></td>
      <td><bdi>${whoWords(deed.by, this.workshop)}</bdi></td>
      <td>${this.way(deed, deeds, words)}</td>
    </tr>`;
  }

  /**
   * @param {Deed} deed
   * @param {Deed[]} deeds
   * @param {string} words
   */
  way(deed, deeds, words) {
    if (deed.undone) return html`<span class="muted">${takenBackWords(deed.undone, this.workshop)}</span>`;
    if (!undoable(deed, deeds, this.store, this.workshop.clock.now()))
      return html`<span class="muted">${whyItStays(deed)}</span>`;
    return html`<button class="button quiet small" aria-label=${t("Undo: {words}", { words })} @click=${() => this.undo(deed)}>
      ${icon("undo-2")} ${t("Undo")}
    </button>`;
  }

  /** @param {Deed} deed */
  async undo(deed) {
    const done = await this.steering.undo(deed);
    // The dialog is where it was pressed: the refusal belongs here, not below the big button.
    this.problem = done === undefined ? tooSoon() : this.steering.problem;
    this.steering.tell("");
  }
}

customElements.define("control-log", ControlLog);
