/** The head of the editor: what is written, whether it is saved, and what can be done with the whole of it. */

import { html, nothing } from "../../vendor/lit.js";
import { moment, t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { EditPiece } from "./edit-piece.js";

export class EditHead extends EditPiece {
  get ticks() {
    return true;
  }

  render() {
    const { manuscript } = this;
    const title = String(manuscript.at(["workshop", "title"]) ?? "").replaceAll("\u00ad", "");
    return html`<header class="edit-head">
      <div class="where">
        <h1>${t("Write the workshop")}</h1>
        <span class="title" lang=${this.language}>${title}</span>
        ${this.standingTag()}
      </div>
      <p class="saved" role="status" data-state=${this.settled ? "saved" : "waiting"}>${this.saved()}</p>
      <div class="tools">
        <button type="button" class="button plain small icon-only" aria-label=${t("Undo")} title=${t("Undo")} ?disabled=${manuscript.past.before.length === 0} @click=${() => manuscript.undo()}>${icon("undo-2")}</button>
        <button type="button" class="button plain small icon-only" aria-label=${t("Redo")} title=${t("Redo")} ?disabled=${manuscript.past.after.length === 0} @click=${() => manuscript.redo()}>${icon("redo-2")}</button>
        <button type="button" class="button small save" ?disabled=${!manuscript.changed || manuscript.saving} @click=${() => this.dispatchEvent(new CustomEvent("save"))}>${icon("save")} ${t("Save")}</button>
        ${manuscript.draft ? html`<button type="button" class="button quiet small" aria-haspopup="dialog" @click=${() => this.open("publish-dialog")}>${icon("megaphone")} ${t("Publish …")}</button>` : nothing}
        <button type="button" class="button quiet small icon-only-when-narrow" aria-haspopup="menu" data-anchor @click=${(/** @type {Event} */ event) => this.more(/** @type {HTMLElement} */ (event.currentTarget))}>${icon("menu")} <span>${t("More")}</span></button>
      </div>
    </header>`;
  }

  standingTag() {
    const { manuscript, standing } = this;
    if (manuscript.draft) return html`<span class="tag" data-tone="signal">${t("Draft")}</span>`;
    const words = {
      planned: t("announced"),
      running: t("is running"),
      held: t("is running"),
      over: t("over"),
    };
    const state = /** @type {keyof typeof words} */ (standing.state);
    return html`<span class="tag" data-tone=${state === "planned" || state === "over" ? "" : "good"}>${words[state] ?? ""}</span>`;
  }

  /** Whether the newest version is what is written here, and holds. */
  get settled() {
    const { changed, versions } = this.manuscript;
    return !changed && versions[0]?.holds !== false;
  }

  saved() {
    const { manuscript } = this;
    if (manuscript.saving) return html`${icon("refresh-cw")} ${t("is being saved")}`;
    if (manuscript.changed) return html`${icon("pencil")} ${t("not saved; kept on this device")}`;
    const [newest] = manuscript.versions;
    if (!newest) return html`${icon("check")} ${t("saved")}`;
    const words = newest.by
      ? t("Version {n}, {when}, {who}", { n: newest.number, when: this.when(newest.at), who: newest.by })
      : t("Version {n}, {when}", { n: newest.number, when: this.when(newest.at) });
    return newest.holds
      ? html`${icon("check")} ${words}`
      : html`${icon("triangle-alert")} ${words}: ${t("kept, but with faults; the one before holds")}`;
  }

  /** @param {number} at */
  when(at) {
    const minutes = Math.floor((Date.now() - at) / 60_000);
    if (minutes < 1) return t("just now");
    if (minutes < 60) return tn("{n} minute ago", "{n} minutes ago", minutes);
    return moment(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  }

  /** @param {string} dialog */
  open(dialog) {
    this.dispatchEvent(new CustomEvent("open", { detail: dialog }));
  }

  /** @param {HTMLElement} button */
  more(button) {
    const { id } = this.workshop.about;
    const to = (/** @type {string} */ path) => () => location.assign(`/w/${id}${path}`);
    const { draft, state } = this.manuscript;
    const choices = [
      { words: t("Links …"), icon: "link", act: () => this.open("control-links") },
      { words: t("Versions …"), icon: "history", act: () => this.open("versions-dialog") },
      {
        words: t("Print the run sheet (PDF)"),
        icon: "printer",
        act: () => open(`/w/${id}/edit/run-sheet.pdf`, "_blank", "noopener"),
      },
      { words: t("Calendar file"), icon: "calendar-plus", act: to("/calendar.ics") },
      { words: t("Take the file along (TOML)"), icon: "file-down", act: to("/edit/workshop.toml") },
      { words: t("Results and registrations"), icon: "file-text", act: to("/results") },
      { words: t("To the event page"), icon: "external-link", act: to("") },
      { words: t("Control panel"), icon: "settings", act: to("/control") },
      !draft &&
        state === "planned" && {
          words: t("Take the announcement back …"),
          icon: "eye-off",
          act: () => this.open("publish-dialog"),
        },
    ];
    const detail = { button, label: t("More"), choices: choices.filter(Boolean) };
    this.dispatchEvent(new CustomEvent("menu", { detail }));
  }
}

customElements.define("edit-head", EditHead);
