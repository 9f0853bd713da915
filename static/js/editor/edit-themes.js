/** The themes, each with its emblem, its colour, its questions and its draft goals. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { property } from "../elements/property.js";
import { isColour } from "./contrast.js";
import { errors } from "./controls.js";
import { EditPiece } from "./edit-piece.js";
import { fieldOf, fieldsOf } from "./fields.js";
import { fresh, inserted, isTable, KEY, moved, removed } from "./tree.js";

/** @typedef {import("./tree.js").Value} Value */
/** @typedef {import("./tree.js").Path} Path */

const PATH = ["theme"];
const FACE = ["name", "motto", "emblem", "animal", "colour"];
const MOST = 40;
// Colours that can be read on both papers, for themes that have none yet.
const COLOURS = [
  { light: "#B8325E", dark: "#F48FB1" },
  { light: "#0E6E96", dark: "#7CC7EA" },
  { light: "#2E7D32", dark: "#8ED694" },
  { light: "#8A5A00", dark: "#F2C14E" },
  { light: "#6247AA", dark: "#C3B1F5" },
];

export class EditThemes extends EditPiece {
  static properties = { ...EditPiece.properties, chosen: { state: true } };

  constructor() {
    super();
    /** The theme that is written. */
    this.chosen = 0;
  }

  get themes() {
    const found = this.manuscript.at(PATH);
    return /** @type {Value[]} */ (Array.isArray(found) ? found.filter(isTable) : []);
  }

  /** Show what is at that place. @param {Path} path */
  async reveal([, n]) {
    if (typeof n === "number") this.chosen = n;
    await this.updateComplete;
  }

  add() {
    const n = this.themes.length;
    const theme = fresh({ name: "", colour: { ...COLOURS[n % COLOURS.length] } });
    this.manuscript.change(inserted(this.manuscript.tree, PATH, n, theme));
    this.pick(n, "name");
    announce(t("A new theme is number {n}.", { n: n + 1 }));
  }

  /** @param {number} n @param {string} [field] */
  async pick(n, field = "") {
    this.chosen = n;
    await this.updateComplete;
    const found = field ? `[data-key="${field}"] :is(input, textarea)` : ".theme-form h3";
    /** @type {HTMLElement | null} */ (this.querySelector(found))?.focus();
  }

  /** @param {number} n @param {number} to */
  move(n, to) {
    this.manuscript.change(moved(this.manuscript.tree, PATH, n, to));
    this.chosen = to;
    announce(
      t("“{title}” is number {n} of {all} now.", {
        title: this.nameOf(this.themes[to], to),
        n: to + 1,
        all: this.themes.length,
      }),
    );
  }

  /** @param {number} n */
  takeOut(n) {
    const name = this.nameOf(this.themes[n], n);
    this.manuscript.change(removed(this.manuscript.tree, PATH, n));
    this.pick(Math.max(0, Math.min(n, this.themes.length - 1)));
    announce(t("“{title}” is taken out. “Undo” brings it back.", { title: name }));
  }

  /** @param {Value} theme @param {number} n */
  nameOf(theme, n) {
    return String(theme?.name || t("Theme {n}", { n: n + 1 })).replaceAll("\u00ad", "");
  }

  render() {
    const { themes } = this;
    const n = Math.min(this.chosen, themes.length - 1);
    return html`
      <div class="theme-list">
        <ul>
          ${repeat(
            themes,
            (theme) => theme[KEY],
            (theme, place) => html`<li>${this.entry(theme, place, place === n)}</li>`,
          )}
        </ul>
        ${themes.length < MOST ? html`<button type="button" class="button quiet small" @click=${() => this.add()}>${icon("plus")} ${t("Add a theme")}</button>` : nothing}
      </div>
      ${themes[n] ? this.form(n) : this.none()}
    `;
  }

  /** @param {Value} theme @param {number} n @param {boolean} chosen */
  entry(theme, n, chosen) {
    const wrong = this.manuscript.verdict.faults.filter(({ where }) =>
      where.startsWith(`theme[${n + 1}]`),
    ).length;
    return html`<button type="button" class="theme-entry" aria-current=${chosen ? "true" : "false"} ${this.colours(theme)} @click=${() => this.pick(n)}>
      ${this.picture(theme)}
      <span><b lang=${this.language}>${this.nameOf(theme, n)}</b> <span lang=${this.language}>${theme.motto ?? ""}</span></span>
      ${wrong ? html`<span class="badge" data-tone="alarm">${wrong}</span>` : nothing}
    </button>`;
  }

  /** @param {Value} theme */
  picture(theme) {
    return theme.emblem
      ? html`<span class="emblem" data-emblem=${theme.emblem} aria-hidden="true"></span>`
      : html`<span class="emblem" aria-hidden="true"><span>${String(theme.name ?? "").charAt(0) || "?"}</span></span>`;
  }

  /** @param {Value} theme */
  colours(theme) {
    const { light, dark } = theme.colour ?? {};
    const said =
      isColour(String(light)) && isColour(String(dark)) ? `light-dark(${light}, ${dark})` : "var(--leaf)";
    return property("--theme", said);
  }

  /** @param {number} n */
  form(n) {
    const path = [...PATH, n];
    const theme = this.themes[n];
    const all = this.themes.length;
    const fields = this.fields("theme");
    const face = FACE.map((key) => fields.find((field) => field.key === key)).filter(
      (field) => field !== undefined,
    );
    const name = this.nameOf(theme, n);
    return html`<section class="theme-form" aria-labelledby="theme-title" ${this.colours(theme)}>
      <div class="theme-head">
        ${this.picture(theme)}
        <h3 id="theme-title" tabindex="-1" lang=${this.language}>${name}</h3>
        <div class="tools">
          <button type="button" class="button plain small icon-only" aria-label=${t("Move up: {what}", { what: name })} ?disabled=${n === 0} @click=${() => this.move(n, n - 1)}>${icon("arrow-up")}</button>
          <button type="button" class="button plain small icon-only" aria-label=${t("Move down: {what}", { what: name })} ?disabled=${n === all - 1} @click=${() => this.move(n, n + 1)}>${icon("arrow-down")}</button>
          <button type="button" class="button plain small" ?disabled=${this.standing.state !== "planned"} @click=${() => this.takeOut(n)}>${icon("trash-2")} ${t("Take out")}</button>
        </div>
      </div>
      ${errors(this, path)}
      <div class="columns">
        <div class="form">${face.map((field) => fieldOf(this, [...path, field.key], field))}</div>
        <div class="form">
          ${fieldsOf(
            this,
            path,
            fields.filter(({ key }) => !FACE.includes(key)),
          )}
        </div>
      </div>
    </section>`;
  }

  none() {
    return html`<div class="empty">
      ${icon("layout-grid")}
      <h3>${t("There are no themes.")}</h3>
      <p>${t("A theme is a room in which people work on its board. A workshop without theme rooms needs none.")}</p>
    </div>`;
  }
}

customElements.define("edit-themes", EditThemes);
