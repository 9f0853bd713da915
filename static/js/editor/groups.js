/** Fields of which there are several: items or themes that are named, and tables in a list. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { errors, idOf } from "./controls.js";
import { fresh, inserted, isTable, KEY, moved, removed, written } from "./tree.js";

/** @typedef {import("./edit-piece.js").EditPiece} EditPiece */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/** @typedef {import("./typing.js").Field} Field */
/** @typedef {import("../../vendor/lit.js").TemplateResult} Drawn */
/** @typedef {(piece: EditPiece, path: Path, field: Field) => Drawn} Draw how one field is drawn */

/** Items or themes, each to be chosen. @param {EditPiece} piece @param {Path} path @param {Field} field */
export function references(piece, path, field) {
  const chosen = /** @type {string[]} */ (piece.manuscript.at(path) ?? []);
  const known = piece.referable(path, field);
  const lost = chosen.filter((id) => !known.some((one) => one.id === id));
  /** @param {string} id @param {boolean} wanted */
  const mark = (id, wanted) => {
    const ids = wanted ? [...chosen, id] : chosen.filter((one) => one !== id);
    const order = known.map((one) => one.id);
    ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    piece.manuscript.put(path, ids.length || field.required ? ids : undefined);
  };
  return html`<fieldset class="field references" data-key=${field.key} id=${idOf(path)} tabindex="-1">
    <legend>${field.label}</legend>
    ${field.help ? html`<p class="hint">${field.help}</p>` : nothing}
    ${[...known, ...lost.map((id) => ({ id, name: id }))].map(
      ({ id, name }) => html`<label class="choice">
        <input
          type="checkbox"
          .checked=${chosen.includes(id)}
          ?disabled=${piece.frozen(path)}
          @change=${(/** @type {Event} */ event) => mark(id, /** @type {HTMLInputElement} */ (event.target).checked)}
        >
        <span lang=${piece.language}>${name || id}</span>
      </label>`,
    )}
    ${known.length + lost.length === 0 ? html`<p class="muted">${field.refers === "round" ? t("No item has theme rooms yet.") : t("There is nothing to choose from yet.")}</p>` : nothing}
    ${errors(piece, path, chosen.length ? "" : t("Choose at least one."))}
    ${chosen.map((_, n) => errors(piece, [...path, n]))}
  </fieldset>`;
}

// More entries than that are drawn only once somebody asks for them.
const AT_ONCE = 12;
/** The long lists that were opened, by piece. @type {WeakMap<EditPiece, Set<string>>} */
const opened = new WeakMap();

/** @param {EditPiece} piece @param {Path} path */
function open(piece, path) {
  opened.set(piece, new Set([...(opened.get(piece) ?? []), idOf(path)]));
  piece.requestUpdate();
}

/** Where something is wrong inside, all is shown. @param {EditPiece} piece @param {Path} path @param {number} many */
function isFolded(piece, path, many) {
  if (many <= AT_ONCE || opened.get(piece)?.has(idOf(path))) return false;
  return !piece.manuscript.verdict.faults.some(({ where }) => where.startsWith(`${written(path)}[`));
}

/**
 * Tables of which there may be several.
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 * @param {Draw} draw
 */
export function several(piece, path, field, draw) {
  const found = piece.manuscript.at(path);
  const entries = /** @type {Value[]} */ (Array.isArray(found) ? found : []);

  return html`<fieldset class="field several" data-key=${field.key} id=${idOf(path)} tabindex="-1">
    <legend>${field.label}</legend>
    ${field.help ? html`<p class="hint">${field.help}</p>` : nothing} ${errors(piece, path)}
    ${isFolded(piece, path, entries.length) ? unfold(piece, path, entries.length) : nothing}
    <ol>
      ${repeat(
        isFolded(piece, path, entries.length) ? [] : entries,
        (entry, n) => (isTable(entry) ? entry[KEY] : n),
        (_, n) => html`<li>${one(piece, [...path, n], field, entries.length, draw)}</li>`,
      )}
    </ol>
    ${
      entries.length < (field.many ?? 99) && !piece.frozen(path)
        ? html`<button type="button" class="button quiet small" @click=${(/** @type {Event} */ event) => add(piece, path, field, event)}>
            ${icon("plus")} ${t("Add an entry")}<span class="visually-hidden">: ${field.label}</span>
          </button>`
        : nothing
    }
  </fieldset>`;
}

/** @param {EditPiece} piece @param {Path} path @param {number} many */
function unfold(piece, path, many) {
  return html`<button type="button" class="button quiet small" aria-expanded="false" @click=${() => open(piece, path)}>
    ${icon("chevron-right")} ${tn("Show {n} entry", "Show all {n} entries", many)}
  </button>`;
}

/**
 * @param {EditPiece} piece
 * @param {Path} here
 * @param {Field} field
 * @param {number} many
 * @param {Draw} draw
 */
function one(piece, here, field, many, draw) {
  const n = Number(here.at(-1));
  const what = `${field.label} ${n + 1}`;
  return html`<div class="entry" role="group" aria-label=${what}>
    <div class="form">${inner(piece, here, field, draw)} ${errors(piece, here)}</div>
    ${piece.frozen(here) ? nothing : tools(piece, here, what, many)}
  </div>`;
}

/** An entry may be said by one text alone. @param {EditPiece} piece @param {Path} here @param {Field} field @param {Draw} draw */
function inner(piece, here, field, draw) {
  const entry = piece.manuscript.at(here);
  const fields = field.fields ?? [];
  const alone = field.short && !isTable(entry) ? fields.find(({ key }) => key === field.short) : undefined;
  if (alone) return draw(piece, here, alone);
  const asked = fields.filter(({ quiet, key }) => !quiet || entry?.[key] !== undefined);
  return asked.map((one) => draw(piece, [...here, one.key], one));
}

/** @param {EditPiece} piece @param {Path} here @param {string} what @param {number} many */
function tools(piece, here, what, many) {
  const n = Number(here.at(-1));
  const path = here.slice(0, -1);
  const move = (/** @type {number} */ to) =>
    piece.manuscript.change(moved(piece.manuscript.tree, path, n, to));
  return html`<div class="tools">
    <button type="button" class="button plain small icon-only" aria-label=${t("Move up: {what}", { what })} ?disabled=${n === 0} @click=${() => move(n - 1)}>${icon("arrow-up")}</button>
    <button type="button" class="button plain small icon-only" aria-label=${t("Move down: {what}", { what })} ?disabled=${n === many - 1} @click=${() => move(n + 1)}>${icon("arrow-down")}</button>
    <button type="button" class="button plain small icon-only" aria-label=${t("Take out: {what}", { what })} @click=${() => piece.manuscript.change(removed(piece.manuscript.tree, path, n))}>${icon("trash-2")}</button>
  </div>`;
}

/** @param {EditPiece} piece @param {Path} path @param {Field} field @param {Event} event */
async function add(piece, path, field, event) {
  const entries = piece.manuscript.at(path);
  const place = Array.isArray(entries) ? entries.length : 0;
  open(piece, path);
  const entry = field.short ? "" : fresh(begun(field.fields ?? []));
  const list = /** @type {HTMLElement | null} */ (
    /** @type {HTMLElement} */ (event.currentTarget).closest(".several")
  );
  piece.manuscript.change(inserted(piece.manuscript.tree, path, place, entry));
  await piece.updateComplete;
  /** @type {HTMLElement | null | undefined} */ (
    list?.querySelector("ol > li:last-child :is(input, textarea, select)")
  )?.focus();
}

/** What a new table must say. @param {Field[]} fields */
export function begun(fields) {
  return Object.fromEntries(fields.filter((field) => field.required).map((field) => [field.key, ""]));
}
