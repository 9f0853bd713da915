/**
 * The editor of a workshop: what it says in five parts, one of which is shown; what is wrong with it, and what saving
 * does. It owns the manuscript, and asks before what others see at once.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, items } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import "../elements/choice-menu.js";
import { replaced } from "../elements/ended.js";
import { beginAt } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { remember } from "./authored.js";
import "./conflict-dialog.js";
import { idOf } from "./controls.js";
import { Desk } from "./desk.js";
import "./edit-about.js";
import "./edit-day.js";
import "./edit-file.js";
import "./edit-head.js";
import "./edit-page.js";
import { EditPiece } from "./edit-piece.js";
import "./edit-sheet.js";
import "./edit-themes.js";
import "./edit-troubles.js";
import { Manuscript } from "./manuscript.js";
import "./publish-dialog.js";
import { sheetOf } from "./rows.js";
import "./save-dialog.js";
import { standing } from "./standing.js";
import { pathOf, written } from "./tree.js";
import "./versions-dialog.js";
import { VIEWS, viewName, viewNow, viewOf } from "./views.js";

/** @typedef {import("./views.js").View} View */
/** @typedef {import("./manuscript.js").Answer} Answer */

export class WorkshopEditor extends EditPiece {
  static properties = { ...EditPiece.properties, view: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.view = viewNow();
    this.problem = "";
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
    return /** @type {("line" | "presence" | "ended")[]} */ (["line", "presence", "ended"]);
  }

  watches() {
    return ["all/clock", "all/item:", "all/workshop", "staff/version:", "staff/person:"];
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
    this.standing = standing(clockEntity(this.store), agenda, this.manuscript.ids.item);
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
    document.title = `${this.name} · ${t("Write the workshop")}`;
    remember({ id: this.workshop.about.id, title: this.name });
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
    if (wanted === "s") this.save();
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
    await this.updateComplete;
    await this.piece(`edit-${this.view}`)?.reveal?.(pathOf(where));
    const path = pathOf(where);
    for (let depth = path.length; depth > 0; depth -= 1) {
      const found = document.getElementById(idOf(path.slice(0, depth)));
      if (!found) continue;
      found.closest("details")?.setAttribute("open", "");
      found.focus();
      found.scrollIntoView({ block: "center" });
      return;
    }
    /** @type {HTMLElement | null} */ (
      this.querySelector(`[data-where="${written(path)}"], .edit-body h2`)
    )?.focus();
  }

  /** @param {string} tag @returns {any} */
  piece(tag) {
    return this.querySelector(tag);
  }

  // Saving

  /** Whether others see at once what is saved, so that it is asked before. */
  get asks() {
    const { draft, effects, faults } = this.manuscript;
    return !draft && effects.length > 0 && faults.length === 0;
  }

  async save() {
    const { manuscript } = this;
    if (manuscript.saving || !manuscript.changed) return;
    if (!manuscript.draft) await manuscript.look();
    if (this.asks) this.piece("save-dialog").show();
    else await this.keepIt();
  }

  /** @param {number} [base] */
  async keepIt(base) {
    this.problem = "";
    const answer = await this.manuscript.save(base);
    if (answer.status === "ok") this.done();
    else if (answer.status === "refused" && answer.refused.theirs)
      this.piece("conflict-dialog").show(answer.refused);
    else this.problem = this.why(answer);
  }

  done() {
    const { version, faults } = this.manuscript;
    announce(
      faults.length
        ? t("Version {n} is kept. It holds when nothing is left to mend.", { n: version })
        : t("Version {n} is saved.", { n: version }),
    );
  }

  /** @param {Answer} answer */
  why(answer) {
    if (answer.status === "refused") return answer.refused.said;
    return t("The server does not answer. What is written is kept on this device; please try again.");
  }

  /** @param {boolean} published */
  async publish(published) {
    this.problem = "";
    const answer = await this.desk.publish(published);
    if (answer.status !== "ok") {
      this.problem = this.why(answer);
      return;
    }
    this.manuscript.meet(answer.told);
    this.manuscript.tell();
    announce(published ? t("The workshop is announced.") : t("The workshop is a draft again."));
  }

  /** The number of a version that somebody else has saved since; 0 where there is none. */
  get newer() {
    const numbers = this.store.each("staff", "version").map(({ id }) => Number(id));
    const newest = Math.max(0, ...numbers);
    return newest > this.manuscript.version && !this.manuscript.saving ? newest : 0;
  }

  async meet() {
    const theirs = await this.desk.newest();
    if (!theirs) return;
    if (this.manuscript.changed) {
      const refused = {
        code: "",
        said: t("Somebody else has saved another version meanwhile. What you have written is kept here."),
        again: false,
        theirs,
      };
      this.piece("conflict-dialog").show(refused);
    } else this.manuscript.take(theirs);
  }

  // Drawing

  render() {
    if (this.workshop.socket.state === "ended") return this.ended();
    const { workshop, manuscript, forms, standing: stands } = this;
    const sheet = sheetOf(manuscript.tree, forms.kinds);
    return html`
      <edit-head .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}
        @save=${() => this.save()}
        @publish=${() => this.piece("publish-dialog").show()}
        @versions=${() => this.piece("versions-dialog").show()}
        @menu=${(/** @type {CustomEvent} */ event) => this.menu(event)}></edit-head>
      ${this.notices()}
      <edit-day .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .sheet=${sheet}
        @row=${(/** @type {CustomEvent} */ event) => this.toRow(event.detail)}></edit-day>
      ${this.tabs()}
      <edit-troubles .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .sheet=${sheet}
        @go=${(/** @type {CustomEvent} */ event) => this.go(event.detail)}></edit-troubles>
      <main id="main" tabindex="-1" class="edit-body" data-view=${this.view}
        @menu=${(/** @type {CustomEvent} */ event) => this.menu(event)}>
        <h2 tabindex="-1">${viewName(this.view)}</h2>
        ${manuscript.tree === undefined && this.view !== "file" ? this.unreadable() : this.shown(sheet)}
      </main>
      <choice-menu></choice-menu>
      <save-dialog .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}
        @agreed=${() => this.keepIt()}></save-dialog>
      <conflict-dialog .workshop=${workshop} .manuscript=${manuscript} .forms=${forms}
        @over=${(/** @type {CustomEvent} */ event) => this.keepIt(event.detail)}></conflict-dialog>
      <versions-dialog .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .desk=${this.desk}></versions-dialog>
      <publish-dialog .workshop=${workshop} .manuscript=${manuscript} .forms=${forms}
        @agreed=${(/** @type {CustomEvent} */ event) => this.publish(event.detail)}></publish-dialog>
    `;
  }

  notices() {
    const { manuscript, newer } = this;
    return html`<div class="edit-notices">
      ${
        this.problem
          ? this.notice("alarm", this.problem, t("Put this notice away"), () => {
              this.problem = "";
            })
          : nothing
      }
      ${newer ? this.notice("signal", t("{who} has saved version {n}.", { who: this.whose(newer), n: newer }), manuscript.changed ? t("Look at it") : t("Show it"), () => this.meet()) : nothing}
      ${manuscript.recalled && manuscript.changed ? this.notice("signal", t("What you wrote here and did not save is here again."), t("Put it away"), () => manuscript.revert()) : nothing}
    </div>`;
  }

  /** @param {string} tone @param {string} words @param {string} action @param {() => void} act */
  notice(tone, words, action, act) {
    return html`<div class="notice" data-tone=${tone} role=${tone === "alarm" ? "alert" : "status"}>
      ${icon(tone === "alarm" ? "triangle-alert" : "info")}
      <p>${words}</p>
      <div class="buttons"><button type="button" class="button quiet small" @click=${act}>${action}</button></div>
    </div>`;
  }

  /** @param {number} number */
  whose(number) {
    const by = this.store.get("staff", `version:${number}`)?.by ?? "";
    return this.workshop.nameOf(by) || t("Somebody");
  }

  tabs() {
    const wrong = (/** @type {View} */ view) =>
      this.manuscript.faults.filter(({ where }) => viewOf(where) === view).length;
    return html`<nav class="tabs" aria-label=${t("Parts of the workshop")}>
      ${VIEWS.map(
        (view) => html`<a href=${`#${view}`} aria-current=${view === this.view ? "true" : "false"} @click=${(
          /** @type {Event} */ event,
        ) => {
          event.preventDefault();
          this.turn(view);
        }}>
          <span>${viewName(view)} ${wrong(view) ? html`<span class="badge" data-tone="alarm">${wrong(view)}<span class="visually-hidden"> ${t("to mend")}</span></span>` : nothing}</span>
        </a>`,
      )}
    </nav>`;
  }

  /** @param {import("./rows.js").Sheet} sheet */
  shown(sheet) {
    const { workshop, manuscript, forms, standing: stands } = this;
    if (this.view === "sheet") {
      return html`<edit-sheet .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands} .sheet=${sheet}></edit-sheet>`;
    }
    if (this.view === "themes") {
      return html`<edit-themes .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-themes>`;
    }
    if (this.view === "page") {
      return html`<edit-page .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-page>`;
    }
    if (this.view === "about") {
      return html`<edit-about .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-about>`;
    }
    return html`<edit-file .workshop=${workshop} .manuscript=${manuscript} .forms=${forms} .standing=${stands}></edit-file>`;
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
