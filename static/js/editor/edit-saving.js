/**
 * Saves and publishes: asks before what others see at once, and says what did not work and what others have saved
 * meanwhile. The dialogs in which the editor asks are here.
 */

import { html } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import "../elements/control-links.js";
import "./conflict-dialog.js";
import "./edit-notices.js";
import { EditPiece } from "./edit-piece.js";
import "./publish-dialog.js";
import "./save-dialog.js";
import "./versions-dialog.js";

/** @typedef {import("./manuscript.js").Answer} Answer */

export class EditSaving extends EditPiece {
  static properties = { ...EditPiece.properties, desk: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    /** @type {import("./desk.js").Desk} */
    this.desk = /** @type {any} */ (undefined);
    this.problem = "";
  }

  /** Open a dialog. @param {"publish-dialog" | "versions-dialog" | "control-links"} tag */
  open(tag) {
    this.piece(tag).show();
  }

  /** @param {string} tag @returns {any} */
  piece(tag) {
    return this.querySelector(tag);
  }

  /** Whether others see at once what is saved, so that it is asked before. */
  get asks() {
    const { draft, verdict } = this.manuscript;
    return !draft && verdict.effects.length > 0 && verdict.faults.length === 0;
  }

  async save() {
    const { manuscript } = this;
    if (manuscript.saving || !manuscript.changed) return;
    if (!manuscript.draft) await manuscript.look();
    if (this.asks) this.piece("save-dialog").show();
    else await this.keep();
  }

  /** @param {number} [base] the version over which it is saved, knowingly */
  async keep(base) {
    this.problem = "";
    const answer = await this.manuscript.save(base);
    if (answer.status === "ok") this.tell();
    else if (answer.status === "refused" && answer.refused.theirs) this.contest(answer.refused);
    else this.problem = why(answer);
  }

  tell() {
    const { version, verdict } = this.manuscript;
    announce(
      verdict.faults.length
        ? t("Version {n} is kept. It holds when nothing is left to mend.", { n: version })
        : t("Version {n} is saved.", { n: version }),
    );
  }

  /** Somebody else has saved another version. @param {import("./conflict-dialog.js").Contest} contest */
  contest(contest) {
    this.piece("conflict-dialog").show(contest);
  }

  /** @param {boolean} published */
  async publish(published) {
    this.problem = "";
    const answer = await this.desk.publish(published);
    if (answer.status !== "ok") {
      this.problem = why(answer);
      return;
    }
    this.manuscript.hear(answer.told);
    this.manuscript.tell();
    announce(published ? t("The workshop is announced.") : t("The workshop is a draft again."));
    if (published) this.open("control-links");
  }

  /** See what somebody else has saved. */
  async meet() {
    const theirs = await this.desk.newest(this.manuscript.version);
    if (!theirs) this.problem = why({ status: "silence" });
    else if (this.manuscript.changed) this.contest({ theirs, changes: theirs.changes });
    else this.manuscript.take(theirs);
  }

  render() {
    const { workshop, manuscript, standing } = this;
    return html`
      <edit-notices .workshop=${workshop} .manuscript=${manuscript} .problem=${this.problem}
        @putaway=${() => this.putAway()}
        @meet=${() => this.meet()}></edit-notices>
      <save-dialog .workshop=${workshop} .manuscript=${manuscript} .standing=${standing}
        @agreed=${() => this.keep()}></save-dialog>
      <conflict-dialog .workshop=${workshop} .manuscript=${manuscript}
        @over=${(/** @type {CustomEvent} */ event) => this.keep(event.detail)}></conflict-dialog>
      <versions-dialog .workshop=${workshop} .manuscript=${manuscript} .desk=${this.desk}></versions-dialog>
      <publish-dialog .workshop=${workshop} .manuscript=${manuscript}
        @agreed=${(/** @type {CustomEvent} */ event) => this.publish(event.detail)}></publish-dialog>
      <control-links .workshop=${workshop}></control-links>
    `;
  }

  putAway() {
    this.problem = "";
  }
}

/** @param {Answer} answer */
function why(answer) {
  if (answer.status === "refused") return answer.refused.said;
  return t("The server does not answer. What is written is kept on this device; please try again.");
}

customElements.define("edit-saving", EditSaving);
