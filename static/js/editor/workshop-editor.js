/**
 * The editor of a workshop: what it says in five parts, one of which is shown; what is wrong with it, and what saving
 * does. It owns the manuscript.
 */

import { html } from "../../vendor/lit.js";
import { clockEntity, items } from "../core/agenda.js";
import { t } from "../core/words.js";
import "../elements/choice-menu.js";
import { replaced } from "../elements/ended.js";
import { beginAt } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { remember } from "./authored.js";
import { Desk } from "./desk.js";
import "./edit-about.js";
import "./edit-day.js";
import "./edit-file.js";
import "./edit-head.js";
import "./edit-page.js";
import { EditPiece } from "./edit-piece.js";
import "./edit-saving.js";
import "./edit-sheet.js";
import "./edit-tabs.js";
import "./edit-themes.js";
import "./edit-troubles.js";
import { leadTo } from "./finding.js";
import { Manuscript } from "./manuscript.js";
import { sheetOf } from "./rows.js";
import { standing } from "./standing.js";
import { pathOf } from "./tree.js";
import { viewName, viewNow, viewOf } from "./views.js";

/** @typedef {import("./views.js").View} View */

export class WorkshopEditor extends EditPiece {
  static properties = { ...EditPiece.properties, view: { state: true } };

  constructor() {
    super();
    this.view = viewNow();
    /** @type {Desk} */
    this.desk = /** @type {any} */ (undefined);
    this.gone = false;
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.key(event);
    this.turned = () => {
      this.view = viewNow();
    };
    this.leaving = (/** @type {Event} */ event) => this.manuscript?.passing && event.preventDefault();
  }

  get hears() {
    return /** @type {("line" | "ended")[]} */ (["line", "ended"]);
  }

  watches() {
    return ["all/clock", "all/item:"];
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed);
    addEventListener("hashchange", this.turned);
    addEventListener("beforeunload", this.leaving);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
    removeEventListener("hashchange", this.turned);
    removeEventListener("beforeunload", this.leaving);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("workshop") && this.workshop && !this.manuscript) this.begin();
    super.willUpdate(changed);
    if (!this.manuscript) return;
    const agenda = items(this.store).map(({ id }) => id);
    const written = this.named("item").map(({ id }) => id);
    this.standing = standing(clockEntity(this.store), agenda, written);
  }

  /** With what the page brought along. */
  begin() {
    const { id, person } = this.workshop.about;
    this.desk = new Desk(id);
    this.forms = told("forms");
    this.manuscript = new Manuscript(told("manuscript"), this.desk, { name: `edit/${id}/${person}` });
    this.listen();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.workshop.socket.state === "ended") {
      if (!this.gone) beginAt(this.querySelector("h1"));
      this.gone = true;
      return;
    }
    const { socket } = this.workshop;
    if (socket.state === "open" && this.manuscript.verdict.state === "silence") this.manuscript.ask();
    document.title = `${this.name} · ${t("Write the workshop")}`;
    const date = String(this.manuscript.saved.tree?.workshop?.date ?? "");
    remember({ id: this.workshop.about.id, title: this.name, date });
  }

  /** What the workshop is called. @returns {string} */
  get name() {
    const title = this.manuscript.at(["workshop", "title"]);
    return String(title || this.workshop.about.id).replaceAll("\u00ad", "");
  }

  // Keys and ways

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]")) return;
    const wanted = event.key.toLowerCase();
    if (wanted === "s") this.saving.save();
    else if (wanted === "z" && !event.shiftKey) this.manuscript.undo();
    else if (wanted === "y" || (wanted === "z" && event.shiftKey)) this.manuscript.redo();
    else return;
    event.preventDefault();
  }

  /** @param {View} view */
  async turn(view) {
    if (view !== this.view) history.pushState(null, "", `#${view}`);
    this.view = view;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".edit-body h2"))?.focus();
  }

  /** To the field in which something is wrong, or to what is around it. @param {string} where */
  async go(where) {
    if (viewOf(where) !== this.view) {
      history.pushState(null, "", `#${viewOf(where)}`);
      this.view = viewOf(where);
    }
    const path = pathOf(where);
    await this.updateComplete;
    await this.piece(`edit-${this.view}`)?.reveal?.(path);
    leadTo(this, path);
  }

  /** @param {string} tag @returns {any} */
  piece(tag) {
    return this.querySelector(tag);
  }

  /** @returns {import("./edit-saving.js").EditSaving} */
  get saving() {
    return this.piece("edit-saving");
  }

  // Drawing

  render() {
    if (this.workshop.socket.state === "ended") return this.ended();
    const { workshop, manuscript, forms, standing: stands } = this;
    const sheet = sheetOf(manuscript.tree, forms.kinds, manuscript.saved.tree);
    return html`
      <edit-head .workshop=${workshop} .manuscript=${manuscript} .standing=${stands}
        @save=${() => this.saving.save()}
        @open=${(/** @type {CustomEvent} */ event) => this.saving.open(event.detail)}
        @menu=${(/** @type {CustomEvent} */ event) => this.menu(event)}></edit-head>
      <edit-saving .workshop=${workshop} .manuscript=${manuscript} .standing=${stands} .desk=${this.desk}></edit-saving>
      <edit-day .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .sheet=${sheet}
        @row=${(/** @type {CustomEvent} */ event) => this.toRow(event.detail)}></edit-day>
      <edit-tabs .workshop=${workshop} .manuscript=${manuscript} .view=${this.view}
        @turn=${(/** @type {CustomEvent} */ event) => this.turn(event.detail)}></edit-tabs>
      <main id="main" tabindex="-1" class="edit-body" data-view=${this.view}
        @menu=${(/** @type {CustomEvent} */ event) => this.menu(event)}>
        <edit-troubles .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands} .sheet=${sheet}
          @go=${(/** @type {CustomEvent} */ event) => this.go(event.detail)}></edit-troubles>
        <h2 tabindex="-1">${viewName(this.view)}</h2>
        ${manuscript.tree === undefined && this.view !== "file" ? this.unreadable() : this.shown(sheet)}
      </main>
      <choice-menu></choice-menu>
    `;
  }

  /** @param {import("./rows.js").Sheet} sheet */
  shown(sheet) {
    const { workshop, manuscript, forms, standing: stands } = this;
    const views = {
      sheet: () =>
        html`<edit-sheet .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands} .sheet=${sheet}></edit-sheet>`,
      themes: () =>
        html`<edit-themes .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-themes>`,
      page: () =>
        html`<edit-page .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-page>`,
      about: () =>
        html`<edit-about .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-about>`,
      file: () =>
        html`<edit-file .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-file>`,
    };
    return views[this.view]();
  }

  /** The file has lines that cannot be read. */
  unreadable() {
    return html`<div class="empty">
      ${icon("file-text")}
      <h3>${t("The file cannot be read as it is.")}</h3>
      <p>${t("Mend the lines that are named above; then everything can be written here again.")}</p>
      <button type="button" class="button quiet" @click=${() => this.turn("file")}>${t("To the file")}</button>
    </div>`;
  }

  /** @param {CustomEvent} event */
  menu({ detail: { button, label, choices } }) {
    this.piece("choice-menu").show(button, label, choices);
  }

  /** @param {number} key */
  async toRow(key) {
    if (this.view !== "sheet") await this.turn("sheet");
    this.piece("edit-sheet").focusOn(key, "title");
  }

  ended() {
    if (this.workshop.socket.why === "replaced") return replaced();
    return html`<main id="main" class="waiting-room">
      <h1 tabindex="-1">${t("Your access to this workshop has ended.")}</h1>
      <p>${t("The link by which you came was renewed, or you were removed. What you have written is kept on this device. Please ask for the new link.")}</p>
      <p><a class="button quiet" href=${`/w/${this.workshop.about.id}`}>${t("To the event page")}</a></p>
    </main>`;
  }
}

/** What the page brought along. @param {string} id */
function told(id) {
  const found = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return JSON.parse(found.content.textContent ?? "null");
}

customElements.define("workshop-editor", WorkshopEditor);
