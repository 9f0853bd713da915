/** The workshop file itself, as a text: to be read, written, brought along and taken along. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { idOf } from "./controls.js";
import { EditPiece } from "./edit-piece.js";
import { stay } from "./joining.js";
import { textOf } from "./said.js";
import { pathOf, written } from "./tree.js";

export class EditFile extends EditPiece {
  static properties = { ...EditPiece.properties, brought: { state: true } };

  constructor() {
    super();
    /** What became of the file that was brought along. @type {{ tone: string, words: string }} */
    this.brought = { tone: "", words: "" };
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
        <label class="button quiet small bring">
          ${icon("upload")} ${t("Bring a file …")}
          <input type="file" accept=".toml,text/plain" @change=${(/** @type {Event} */ event) => this.bring(/** @type {HTMLInputElement} */ (event.target))}>
        </label>
        <a class="button quiet small" href=${`/w/${this.workshop.about.id}/edit/workshop.toml`} download>${icon("file-down")} ${t("Take the saved file along")}</a>
      </div>
      ${this.brought.words ? html`<p class="notice" data-tone=${this.brought.tone} role=${this.brought.tone === "alarm" ? "alert" : "status"}>${icon(this.brought.tone === "alarm" ? "triangle-alert" : "info")} <span>${this.brought.words}</span></p>` : nothing}
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
    const text = textOf(await file.arrayBuffer());
    field.value = "";
    if (text === undefined) {
      const words = t("“{name}” is not a text, so it is not brought along; what is written here stays.", {
        name: file.name,
      });
      this.brought = { tone: "alarm", words };
      return;
    }
    this.manuscript.write(text);
    await this.manuscript.look();
    const words = t("The file is here. It is not saved yet; “Undo” brings back what was there.");
    const renamed = stay(this.manuscript, this.workshop.about.id);
    const kept = t("The file is of another workshop; this one keeps its own name in addresses.");
    this.brought = { tone: "", words: renamed ? `${words} ${kept}` : words };
  }
}

customElements.define("edit-file", EditFile);
