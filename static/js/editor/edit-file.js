/** The workshop file itself, as a text: to be read, written, brought along and taken along. */

import { html } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { idOf } from "./controls.js";
import { EditPiece } from "./edit-piece.js";
import { pathOf, written } from "./tree.js";

export class EditFile extends EditPiece {
  constructor() {
    super();
    /** What stands in the field while somebody writes there. */
    this.typed = "";
  }

  /** To the line of what is wrong. @param {import("./tree.js").Path} path */
  async reveal(path) {
    await this.updateComplete;
    const where = path.length ? written(path) : "file";
    const fault = this.manuscript.verdict.faults.find(
      (one) => written(pathOf(one.where)) === written(path) || one.where === where,
    );
    if (fault) this.select(fault.line);
  }

  /** @param {number} line from 1 */
  select(line) {
    const field = /** @type {HTMLTextAreaElement | null} */ (this.querySelector("textarea"));
    if (!field) return;
    const lines = field.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    field.scrollTop = ((line - 3) / lines.length) * field.scrollHeight;
  }

  render() {
    const { manuscript } = this;
    return html`
      <p class="about">${t("Everything that is written in the editor stands in this file, and nothing else. What you change here by hand stays as you typed it, remarks and line breaks too.")}</p>
      <div class="buttons">
        <label class="button quiet small">
          ${icon("upload")} ${t("Bring a file …")}
          <input class="visually-hidden" type="file" accept=".toml,text/plain" @change=${(/** @type {Event} */ event) => this.bring(/** @type {HTMLInputElement} */ (event.target))}>
        </label>
        <a class="button quiet small" href=${`/w/${this.workshop.about.id}/edit/workshop.toml`} download>${icon("file-down")} ${t("Take the saved file along")}</a>
      </div>
      ${this.faults()}
      <div class="field">
        <label for=${idOf(["file"])}>${t("Workshop file (TOML)")}</label>
        <textarea
          id=${idOf(["file"])}
          class="file"
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          rows="30"
          .value=${manuscript.now.tree === undefined ? manuscript.now.source : this.shownText}
          @input=${(/** @type {Event} */ event) => manuscript.write(/** @type {HTMLTextAreaElement} */ (event.target).value, "file")}
        ></textarea>
      </div>
    `;
  }

  /** As the server would write it; until it has answered, as it was. */
  get shownText() {
    const { manuscript } = this;
    const untouched = manuscript.now.tree === manuscript.now.origin;
    return untouched ? manuscript.now.source : manuscript.verdict.text;
  }

  faults() {
    return html`<ul class="file-faults">
      ${this.manuscript.verdict.faults.map(
        ({ line, said }) =>
          html`<li><button type="button" class="linklike" @click=${() => this.select(line)}>${t("Line {line}: {said}", { line, said })}</button></li>`,
      )}
    </ul>`;
  }

  /** @param {HTMLInputElement} field */
  async bring(field) {
    const [file] = field.files ?? [];
    if (!file) return;
    this.manuscript.write(await file.text());
    field.value = "";
    announce(t("The file is here. It is not saved yet; “Undo” brings back what was there."));
  }
}

customElements.define("edit-file", EditFile);
