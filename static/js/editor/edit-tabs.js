/** The ways to the parts of the editor, each with how much is wrong there. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { EditPiece } from "./edit-piece.js";
import { VIEWS, viewName, viewOf } from "./views.js";

/** @typedef {import("./views.js").View} View */

export class EditTabs extends EditPiece {
  static properties = { ...EditPiece.properties, view: { attribute: false } };

  constructor() {
    super();
    /** The part that is shown. @type {View} */
    this.view = "sheet";
  }

  /** On a phone not all of them have room: the one that is shown is in sight. @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (changed.has("view"))
      this.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  render() {
    return html`<nav class="tabs" aria-label=${t("Parts of the workshop")}>${VIEWS.map((view) => this.tab(view))}</nav>`;
  }

  /** @param {View} view */
  tab(view) {
    const turn = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("turn", { detail: view }));
    };
    return html`<a href=${`#${view}`} aria-current=${view === this.view ? "true" : "false"} @click=${turn}>
      <span>${viewName(view)} ${this.wrong(view)}</span>
    </a>`;
  }

  /** @param {View} view */
  wrong(view) {
    const many = this.manuscript.verdict.faults.filter(({ where }) => viewOf(where) === view).length;
    return many
      ? html`<span class="badge" data-tone="alarm">${many}<span class="visually-hidden"> ${t("to mend")}</span></span>`
      : nothing;
  }
}

customElements.define("edit-tabs", EditTabs);
