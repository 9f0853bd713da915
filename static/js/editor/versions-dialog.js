/** The versions of the workshop file: when each was saved and by whom, what it says otherwise, and how it comes back. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { moment, t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { EditDialog } from "./edit-dialog.js";

/** @typedef {import("./manuscript.js").Version} Version */

export class VersionsDialog extends EditDialog {
  static properties = { ...EditDialog.properties, desk: { attribute: false }, looked: { state: true } };

  constructor() {
    super();
    /** @type {import("./desk.js").Desk} */
    this.desk = /** @type {any} */ (undefined);
    /** @type {{ number: number, text: string, changes: string[] | null } | undefined} the one that is looked at */
    this.looked = undefined;
    this.problem = "";
  }

  /** @param {number} number */
  async look(number) {
    this.problem = "";
    const found = await this.desk.version(number);
    if (!found) this.problem = t("This version could not be fetched. Please try again.");
    this.looked = found ? { number, ...found } : undefined;
    this.requestUpdate();
  }

  bringBack() {
    if (!this.looked) return;
    const { number, text } = this.looked;
    this.manuscript.bringBack(number, text);
    this.close();
    announce(t("Version {n} is here again. It is not saved yet; saved, it is a new version.", { n: number }));
  }

  content() {
    return html`
      <div class="register-head">
        <h2 id="versions-dialog-title" tabindex="-1">${t("Versions")}</h2>
        <button type="button" class="button quiet small" @click=${() => this.close()}>${icon("x")} ${t("Close")}</button>
      </div>
      ${this.problem ? html`<p class="notice" data-tone="alarm" role="alert">${icon("triangle-alert")} <span>${this.problem}</span></p>` : nothing}
      <ol class="versions">
        ${repeat(
          this.manuscript.versions,
          ({ number }) => number,
          (version) => html`<li>${this.version(version)}</li>`,
        )}
      </ol>
    `;
  }

  /** @param {Version} version */
  version({ number, at, by, holds, of }) {
    const newest = number === this.manuscript.versions[0]?.number;
    const when = moment(at, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
    return html`
      <p>
        <b>${t("Version {n}", { n: number })}</b> <span>${when}</span> <span>${by || t("from a file or a template")}</span>
        ${of ? html`<span class="muted">${t("brings back version {n}", { n: of })}</span>` : nothing}
        ${holds ? nothing : html`<span class="tag" data-tone="signal">${t("with faults")}</span>`}
        ${newest ? html`<span class="tag" data-tone="good">${t("the newest")}</span>` : nothing}
      </p>
      ${
        newest
          ? nothing
          : html`<button type="button" class="button plain small" aria-label=${t("Look at version {n}", { n: number })} @click=${() => this.look(number)}>${icon("eye")} ${t("Look")}</button>`
      }
      ${this.looked?.number === number ? this.shownChanges() : nothing}
    `;
  }

  shownChanges() {
    const changes = this.looked?.changes;
    return html`<div class="notice" data-tone="signal" role="status">
      ${icon("info")}
      <div>
        ${
          changes?.length
            ? html`<p>${t("If it comes back:")}</p>
                ${this.list(changes)}`
            : html`<p>${changes ? t("It differs in nothing that anybody sees.") : t("This version or the newest has faults, so that they cannot be compared.")}</p>`
        }
      </div>
      <div class="buttons"><button type="button" class="button small" @click=${() => this.bringBack()}>${icon("rotate-ccw")} ${t("Bring it back")}</button></div>
    </div>`;
  }
}

customElements.define("versions-dialog", VersionsDialog);
