/** What is inside of an item: what everybody is told, its steps, the settings of its kind, and how it ends. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { control, errors, idOf } from "./controls.js";
import { EditPiece } from "./edit-piece.js";
import { fieldOf, fieldsOf } from "./fields.js";
import { MINUTE } from "./plan.js";
import { fresh, inserted, KEY, moved, removed } from "./tree.js";
import { usualSteps } from "./usual-steps.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */

const AROUND = ["advance", "shortest", "reopens", "id"];

export class ItemInside extends EditPiece {
  static properties = { ...EditPiece.properties, row: { attribute: false }, zone: { attribute: false } };

  constructor() {
    super();
    /** @type {Row} */
    this.row = /** @type {any} */ (undefined);
    this.zone = "UTC";
  }

  get path() {
    return ["item", this.row.n];
  }

  /** @param {Path} path @param {import("./typing.js").Field} field */
  referable(path, field) {
    const found = super.referable(path, field);
    // What is open again was on before.
    return path.at(-1) === "reopens" ? found.slice(0, this.row.n) : found;
  }

  render() {
    const kind = this.forms.kinds[this.row.item.kind];
    return html`
      ${kind ? html`<p class="about">${kind.about}</p>` : nothing} ${errors(this, this.path)}
      <div class="columns">
        <div class="form">
          ${fieldOf(this, [...this.path, "note"], this.field("item", "note"))}
          ${kind ? fieldsOf(this, [...this.path, "settings"], kind.settings) : nothing} ${errors(this, [...this.path, "settings"])}
          ${this.unknown(kind)}
        </div>
        <div class="form">
          ${this.steps(kind)}
          ${fieldsOf(
            this,
            this.path,
            AROUND.map((key) => this.field("item", key)),
          )}
        </div>
      </div>
    `;
  }

  /** Settings that this kind does not have: said with what is wrong, and taken out on demand. @param {import("./edit-piece.js").Kind | undefined} kind */
  unknown(kind) {
    const known = new Set((kind?.settings ?? []).map(({ key }) => key));
    const settings = this.row.item.settings ?? {};
    return Object.keys(settings)
      .filter((key) => !known.has(key))
      .map((key) => {
        const here = [...this.path, "settings", key];
        return html`<div class="field" id=${idOf(here)} tabindex="-1">
          ${errors(this, here)}
          <p>
            <button type="button" class="button quiet small" @click=${() => this.manuscript.put(here, undefined)}>
              ${icon("trash-2")} ${t("Take out: {what}", { what: key })}
            </button>
          </p>
        </div>`;
      });
  }

  /** @param {import("./edit-piece.js").Kind | undefined} kind */
  steps(kind) {
    const works = kind?.works ?? {};
    const path = [...this.path, "step"];
    const steps = /** @type {Value[]} */ (Array.isArray(this.row.item.step) ? this.row.item.step : []);
    const fixed = this.frozen(path);
    if (fixed && steps.length === 0) return nothing;
    let begins = this.row.start;
    return html`<fieldset class="field steps" id=${idOf(path)} tabindex="-1">
      <legend>${this.field("item", "step").label}</legend>
      ${errors(this, path)}
      <ol>
        ${repeat(
          steps,
          (step) => step[KEY],
          (step, n) => {
            const at = begins;
            begins =
              begins === undefined || !Number.isInteger(step.minutes)
                ? undefined
                : begins + step.minutes * MINUTE;
            return html`<li>${this.step([...path, n], at, works, steps.length, fixed)}</li>`;
          },
        )}
      </ol>
      ${
        fixed || steps.length >= 12
          ? nothing
          : html`<div class="buttons">
              <button type="button" class="button quiet small" @click=${() => this.add(path, steps)}>${icon("plus")} ${t("Add a step")}</button>
              ${kind && steps.length === 0 ? this.usual(path, kind) : nothing}
            </div>`
      }
    </fieldset>`;
  }

  /** All that such an item usually has, at once. @param {Path} path @param {import("./edit-piece.js").Kind} kind */
  usual(path, kind) {
    const steps = usualSteps(kind, this.row.item.minutes);
    if (steps.length === 0) return nothing;
    return html`<button type="button" class="button quiet small" @click=${() => this.manuscript.put(path, steps)}>
      ${icon("list")} ${t("Put in the usual steps")}
    </button>`;
  }

  /**
   * @param {Path} here
   * @param {number | undefined} begins
   * @param {Record<string, string>} works
   * @param {number} many
   * @param {boolean} fixed
   */
  step(here, begins, works, many, fixed) {
    const n = Number(here.at(-1));
    const fields = this.field("item", "step").fields ?? [];
    const field = (/** @type {string} */ key) =>
      /** @type {import("./typing.js").Field} */ (fields.find((one) => one.key === key));
    const what = `${field("title").label} ${n + 1}`;
    // Each is named for who listens; what is not plain from its place is named for who looks, too.
    const caption = (/** @type {string} */ key) =>
      html`<span class="caption" aria-hidden="true">${field(key).label}</span>`;
    const one = (/** @type {string} */ key) =>
      html`<div class=${key}>${key === "aim" ? caption(key) : nothing} ${control(this, [...here, key], field(key), `${field(key).label}, ${what}`)} ${errors(this, [...here, key])}</div>`;
    return html`<div class="step" role="group" aria-label=${what}>
      <time>${begins === undefined ? "" : timeOfDay(begins, this.zone)}</time>
      ${one("minutes")} ${one("title")}
      ${Object.keys(works).length || this.manuscript.at([...here, "does"]) ? html`<div class="does">${caption("does")} ${this.does([...here, "does"], field("does"), works, what)}</div>` : nothing}
      ${one("aim")} ${fixed ? nothing : this.tools(here, what, many)} ${errors(this, here)}
    </div>`;
  }

  /** @param {Path} here @param {import("./typing.js").Field} field @param {Record<string, string>} works @param {string} what */
  does(here, field, works, what) {
    const options = [["", t("whatever the item allows")], ...Object.entries(works)];
    const choice = { ...field, type: "choice", options, default: "" };
    return html`${control(this, here, choice, `${field.label}, ${what}`)} ${errors(this, here)}`;
  }

  /** @param {Path} here @param {string} what @param {number} many */
  tools(here, what, many) {
    const n = Number(here.at(-1));
    const path = here.slice(0, -1);
    const move = (/** @type {number} */ to) =>
      this.manuscript.change(moved(this.manuscript.tree, path, n, to));
    return html`<div class="tools">
      <button type="button" class="button plain small icon-only" aria-label=${t("Move up: {what}", { what })} ?disabled=${n === 0} @click=${() => move(n - 1)}>${icon("arrow-up")}</button>
      <button type="button" class="button plain small icon-only" aria-label=${t("Move down: {what}", { what })} ?disabled=${n === many - 1} @click=${() => move(n + 1)}>${icon("arrow-down")}</button>
      <button type="button" class="button plain small icon-only" aria-label=${t("Take out: {what}", { what })} @click=${() => this.manuscript.change(removed(this.manuscript.tree, path, n))}>${icon("trash-2")}</button>
    </div>`;
  }

  /** With the minutes that are left. @param {Path} path @param {Value[]} steps */
  async add(path, steps) {
    const taken = steps.reduce((sum, { minutes }) => sum + (Number.isInteger(minutes) ? minutes : 0), 0);
    const left = Number(this.row.item.minutes) - taken;
    const step = fresh({ title: "", minutes: left > 0 ? left : 5 });
    this.manuscript.change(inserted(this.manuscript.tree, path, steps.length, step));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.querySelector(".steps li:last-child .title :is(input, textarea)")
    )?.focus();
  }
}

customElements.define("item-inside", ItemInside);
