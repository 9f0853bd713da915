/**
 * The run sheet: a table of items whose times follow by themselves. Rows are written in place, moved by their handle or
 * by keys, and open to show what is inside of an item.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, timeOfDay } from "../core/words.js";
import { focusIsLost } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { EditPiece } from "./edit-piece.js";
import { lengthWords } from "./sheet-words.js";
import "./item-inside.js";
import { Drag } from "./sheet-drag.js";
import { pressed } from "./sheet-keys.js";
import { CELLS, drawRow, IN_CELLS } from "./sheet-row.js";
import { isFixed } from "./standing.js";
import { fresh, inserted, moved, removed } from "./tree.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Sheet} Sheet */

const ITEM = ["item"];

export class EditSheet extends EditPiece {
  static properties = { ...EditPiece.properties, sheet: { attribute: false }, opened: { state: true } };

  constructor() {
    super();
    /** @type {Sheet} */
    this.sheet = { rows: [], zone: "UTC" };
    /** @type {Set<number>} the rows that show what is inside */
    this.opened = new Set();
    /** Where the focus is led when it has been drawn. */
    this.wanted = { key: 0, cell: "" };
    /** Where it was before. */
    this.held = { key: 0, cell: "" };
    this.drag = new Drag(this);
    this.addEventListener("keydown", (event) => pressed(this, event));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const cell = /** @type {HTMLElement | null} */ (this.querySelector("[data-cell]:focus"));
    const row = /** @type {HTMLElement | null | undefined} */ (cell?.closest("tbody"));
    this.held = { key: Number(row?.dataset.row ?? 0), cell: cell?.dataset.cell ?? "" };
  }

  /** A row that has moved has lost the focus on the way. @param {Map<string, unknown>} changed */
  updated(changed) {
    const { key, cell } = this.wanted.key || !focusIsLost() ? this.wanted : this.held;
    this.wanted = { key: 0, cell: "" };
    if (key) this.focusOn(key, cell);
    super.updated(changed);
  }

  // What is done with rows

  /** @param {number} n @param {number} to */
  move(n, to) {
    const row = this.sheet.rows[n];
    if (!row || to < 0 || to >= this.sheet.rows.length || to === n || this.fixed(n) || this.fixed(to))
      return false;
    this.manuscript.change(moved(this.manuscript.tree, ITEM, n, to));
    this.say(
      row.key,
      t("“{title}” is number {n} of {all} now.", {
        title: this.nameOf(row),
        n: to + 1,
        all: this.sheet.rows.length,
      }),
    );
    return true;
  }

  /** Say what was done, with the time that follows from it. @param {number} key @param {string} words */
  async say(key, words) {
    await this.updateComplete;
    const row = this.sheet.rows.find((one) => one.key === key);
    const time =
      row?.start === undefined
        ? ""
        : t("It begins at {time}.", { time: timeOfDay(row.start, this.sheet.zone) });
    announce([words, time].filter(Boolean).join(" "));
  }

  /** A new item at the end, but before the goodbye. */
  append() {
    const { rows } = this.sheet;
    const last = rows.length - 1;
    const before = rows[last]?.serves === "goodbye" && !this.fixed(last);
    this.insert(before ? last : rows.length);
  }

  /** A new item at that place. @param {number} place */
  insert(place) {
    if (place < this.sheet.rows.length && this.fixed(place)) return;
    const item = fresh({ kind: plainest(this.forms.kinds), title: "", minutes: 10 });
    this.manuscript.change(inserted(this.manuscript.tree, ITEM, place, item));
    this.lead(place, "title");
    announce(t("A new item is number {n}.", { n: place + 1 }));
  }

  /** @param {number} n */
  duplicate(n) {
    const { id: _, ...item } = this.manuscript.at([...ITEM, n]);
    this.manuscript.change(inserted(this.manuscript.tree, ITEM, n + 1, fresh(item)));
    this.lead(n + 1, "title");
    announce(t("“{title}” is there twice now.", { title: item.title ?? "" }));
  }

  /** @param {number} n */
  takeOut(n) {
    const row = this.sheet.rows[n];
    if (!row || this.fixed(n)) return;
    this.manuscript.change(removed(this.manuscript.tree, ITEM, n));
    this.lead(Math.min(n, this.sheet.rows.length - 2), "title");
    announce(t("“{title}” is taken out. “Undo” brings it back.", { title: this.nameOf(row) }));
  }

  /** @param {number} n */
  lock(n) {
    const row = this.sheet.rows[n];
    if (!row) return;
    const locked = row.item.starts
      ? undefined
      : row.start === undefined
        ? ""
        : timeOfDay(row.start, this.sheet.zone);
    this.manuscript.put([...ITEM, n, "starts"], locked);
    if (locked !== undefined) this.lead(n, "starts");
  }

  /** @param {number} key */
  open(key) {
    const opened = new Set(this.opened);
    if (!opened.delete(key)) opened.add(key);
    this.opened = opened;
  }

  /** Open the row whose inside is at that place. @param {import("./tree.js").Path} path */
  async reveal([, n, key]) {
    const row = typeof n === "number" ? this.sheet.rows[n] : undefined;
    if (!row || IN_CELLS.includes(String(key))) return;
    if (!this.opened.has(row.key)) this.open(row.key);
    await this.updateComplete;
    await /** @type {any} */ (this.querySelector(`[data-row="${row.key}"] item-inside`))?.updateComplete;
  }

  /** @param {number} n */
  fixed(n) {
    return isFixed([...ITEM, n], this.standing);
  }

  // Where the focus is

  /** After it has been drawn, to that cell of the row at that place. @param {number} n @param {string} cell */
  async lead(n, cell) {
    await this.updateComplete;
    const row = this.sheet.rows[n];
    if (row) this.focusOn(row.key, cell);
  }

  /** @param {number} key @param {string} cell */
  focusOn(key, cell) {
    const row = this.querySelector(`[data-row="${key}"]`);
    const found = /** @type {HTMLElement | null | undefined} */ (row?.querySelector(`[data-cell="${cell}"]`));
    found?.focus();
    found?.closest("tr")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Row} row */
  nameOf({ item, n }) {
    return String(item.title || t("Item {n}", { n: n + 1 })).replaceAll("\u00ad", "");
  }

  // Drawing

  render() {
    const { rows } = this.sheet;
    const heads = ["title", "kind", ...CELLS].map((key) => this.field("item", key).label);
    return html`
      <table class="sheet" aria-label=${t("Run sheet")}>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t("Time")}</th>
            <th scope="col">${t("min")}</th>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            <td></td>
          </tr>
        </thead>
        ${repeat(
          rows,
          ({ key }) => key,
          (row) => drawRow(this, row),
        )}
      </table>
      ${this.end()}
    `;
  }

  end() {
    const { start, end, zone } = this.sheet;
    return html`<div class="sheet-end">
      <button type="button" class="button quiet small" data-anchor @click=${() => this.append()}>
        ${icon("plus")} ${t("Add an item")}
      </button>
      ${
        start === undefined || end === undefined
          ? nothing
          : html`<p>${t("End {time}", { time: timeOfDay(end, zone) })} <span class="muted">${lengthWords(end - start)}</span></p>`
      }
      <p class="muted keys" id="sheet-keys">${t("Alt and the arrow keys move an item, Alt and Enter insert one below.")}</p>
    </div>`;
  }
}

/**
 * The kind that asks for nothing: what a new item begins with.
 * @param {Record<string, import("./edit-piece.js").Kind>} kinds
 */
function plainest(kinds) {
  const plain = Object.entries(kinds).find(
    ([, { serves, works, settings }]) =>
      serves === "work" && Object.keys(works).length === 0 && !settings.some(({ required }) => required),
  );
  return plain?.[0] ?? Object.keys(kinds)[0] ?? "";
}

customElements.define("edit-sheet", EditSheet);
