/**
 * What the parts of the control panel have in common: they send a command and show why it was refused beside
 * what was pressed, until that is put away.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { zoneOf } from "./about.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

export class ControlPiece extends Piece {
  static properties = { ...Piece.properties, problem: { state: true } };

  constructor() {
    super();
    this.problem = "";
    /** Where the problem is shown, if the element has several places for it. */
    this.problemAt = "";
  }

  /** The workshop's time zone. @returns {string} */
  get zone() {
    return zoneOf(this.store);
  }

  /**
   * @param {{ type: string, [field: string]: any }} command
   * @param {string} [where] what the command is about
   * @returns {Promise<boolean>} whether it was done
   */
  async act(command, where = "") {
    this.problem = "";
    const outcome = await this.workshop.send(command);
    this.problemAt = where;
    this.problem = outcome.ok ? "" : outcome.text;
    return outcome.ok;
  }

  /** The refusal, where it belongs. @param {string} [where] */
  refused(where = "") {
    if (!this.problem || this.problemAt !== where) return nothing;
    return refusal(this.problem, () => {
      this.problem = "";
    });
  }
}

/**
 * @param {string} problem
 * @param {() => void} putAway
 */
export function refusal(problem, putAway) {
  return html`<div class="notice refusal" data-tone="alarm" role="alert">
    ${icon("triangle-alert")}
    <p>${problem}</p>
    <button class="button plain small icon-only" aria-label=${t("Put this notice away")} @click=${putAway}>${icon("x")}</button>
  </div>`;
}
