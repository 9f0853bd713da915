/** Somebody else has saved meanwhile: shows what they changed, and leaves the choice to who writes here. */

import { html, nothing } from "../../vendor/lit.js";
import { moment, t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { EditDialog } from "./edit-dialog.js";
import { both, join } from "./joining.js";

/**
 * The newest version, and what it says otherwise than the one on which one has written, where that is known.
 * @typedef {{ theirs?: import("./manuscript.js").Told, changes?: string[] | null }} Contest
 */

export class ConflictDialog extends EditDialog {
  constructor() {
    super();
    /** @type {Contest | undefined} */
    this.contest = undefined;
  }

  /** @param {Contest} [contest] */
  async show(contest) {
    this.contest = contest;
    await super.show();
  }

  content() {
    const { contest } = this;
    const theirs = contest?.theirs;
    if (!contest || !theirs) return nothing;
    const [newest] = theirs.versions;
    const when = newest ? moment(newest.at, { hour: "2-digit", minute: "2-digit" }) : "";
    return html`
      <h2 id="conflict-dialog-title" tabindex="-1">${t("Somebody else has saved meanwhile")}</h2>
      <p>${t("Version {n} is by {who}, {when}. What you have written is kept here.", { n: theirs.version, who: newest?.by || t("somebody else"), when })}</p>
      ${contest.changes?.length ? html`<h3>${t("What they changed")}</h3>${this.list(contest.changes)}` : nothing}
      <div class="choices">
        ${
          both(this.manuscript, theirs) === undefined
            ? nothing
            : html`<button type="button" class="button" @click=${() => this.join(theirs)}>
                ${icon("group")} ${t("Put both together as version {n}: they touch different things", { n: theirs.version + 1 })}
              </button>`
        }
        <button type="button" class="button quiet" @click=${() => this.agree("over", theirs.version)}>
          ${icon("save")} ${t("Save mine as version {n}; theirs stays among the versions", { n: theirs.version + 1 })}
        </button>
        <button type="button" class="button quiet" @click=${() => this.takeTheirs()}>
          ${icon("refresh-cw")} ${t("Take theirs; “Undo” brings mine back")}
        </button>
        <button type="button" class="button plain" @click=${() => this.close()}>${t("Decide later")}</button>
      </div>
    `;
  }

  /** @param {import("./manuscript.js").Told} theirs */
  join(theirs) {
    join(this.manuscript, theirs);
    this.agree("over", theirs.version);
  }

  takeTheirs() {
    if (this.contest?.theirs) this.manuscript.take(this.contest.theirs);
    this.close();
  }
}

customElements.define("conflict-dialog", ConflictDialog);
