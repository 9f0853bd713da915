/** What whoever writes has to know now: what did not work, what somebody else has saved, what this device has kept. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { EditPiece } from "./edit-piece.js";

export class EditNotices extends EditPiece {
  static properties = { ...EditPiece.properties, problem: { attribute: false } };

  constructor() {
    super();
    this.problem = "";
  }

  watches() {
    return ["staff/version:", "staff/person:"];
  }

  /** The number of a version that somebody else has saved since; 0 where there is none. */
  get newer() {
    const { version, saving } = this.manuscript;
    const newest = Math.max(0, ...this.store.each("staff", "version").map(({ id }) => Number(id)));
    return newest > version && !saving ? newest : 0;
  }

  render() {
    const { manuscript, newer } = this;
    const again = manuscript.recalled && manuscript.changed;
    return html`<div class="edit-notices">
      ${this.problem ? this.notice("alarm", this.problem, t("Put this notice away"), () => this.wish("putaway")) : nothing}
      ${newer ? this.notice("signal", this.theirs(newer), manuscript.changed ? t("Look at it") : t("Show it"), () => this.wish("meet")) : nothing}
      ${again ? this.notice("signal", t("What you wrote here and did not save is here again."), t("Put it away"), () => manuscript.revert()) : nothing}
    </div>`;
  }

  /** @param {number} number */
  theirs(number) {
    const by = this.store.get("staff", `version:${number}`)?.by ?? "";
    return t("{who} has saved version {n}.", { who: this.workshop.nameOf(by) || t("Somebody"), n: number });
  }

  /** @param {string} what */
  wish(what) {
    this.dispatchEvent(new CustomEvent(what));
  }

  /** @param {string} tone @param {string} words @param {string} action @param {() => void} act */
  notice(tone, words, action, act) {
    return html`<div class="notice" data-tone=${tone} role=${tone === "alarm" ? "alert" : "status"}>
      ${icon(tone === "alarm" ? "triangle-alert" : "info")}
      <p>${words}</p>
      <div class="buttons"><button type="button" class="button quiet small" @click=${act}>${action}</button></div>
    </div>`;
  }
}

customElements.define("edit-notices", EditNotices);
