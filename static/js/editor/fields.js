/**
 * Fields as the server describes them: a control for each type, with its label, its help and what is wrong with it.
 * Nothing here knows a table or a kind of activity.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { colourField } from "./colour-field.js";
import { choose, control, errors, hintOf, idOf } from "./controls.js";
import { emblemField } from "./emblem-field.js";
import { references, several } from "./groups.js";

/** @typedef {import("./edit-piece.js").EditPiece} EditPiece */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/** @typedef {import("./typing.js").Field} Field */
/** @typedef {import("../../vendor/lit.js").TemplateResult} Drawn */

/**
 * All fields of a table, those that are seldom asked for behind a fold.
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field[]} fields
 */
export function fieldsOf(piece, path, fields) {
  const plain = fields.filter((field) => !field.quiet);
  const quiet = fields.filter((field) => field.quiet);
  return html`${plain.map((field) => fieldOf(piece, [...path, field.key], field))}
    ${quiet.length ? more(piece, path, quiet) : nothing}`;
}

/** @param {EditPiece} piece @param {Path} path @param {Field[]} fields */
function more(piece, path, fields) {
  const paths = fields.map((field) => [...path, field.key]);
  const shown = paths.some((here) => piece.manuscript.at(here) !== undefined && !piece.frozen(here));
  return html`<details class="more" ?open=${shown}>
    <summary>${icon("chevron-right")} ${t("More settings")}</summary>
    <div class="form">${fields.map((field) => fieldOf(piece, [...path, field.key], field))}</div>
  </details>`;
}

/**
 * One field with all that belongs to it.
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 * @returns {Drawn}
 */
export function fieldOf(piece, path, field) {
  const { type } = field;
  if (type === "switch")
    return html`<div class="field" data-key=${field.key}>${toggle(piece, path, field)}${errors(piece, path)}</div>`;
  if (type === "tables") return several(piece, path, field, fieldOf);
  if (type === "list" && field.refers) return references(piece, path, field);
  if (field.key === "emblem") return emblemField(piece, path, field);
  if (type === "table")
    return field.key === "colour" ? colourField(piece, path, field) : group(piece, path, field);
  return html`<div class="field" data-key=${field.key} data-type=${type}>
    <label for=${idOf(path)}>${field.label}</label>
    ${hintOf(field) ? html`<p class="hint" id=${`${idOf(path)}-hint`}>${hintOf(field)}</p>` : nothing}
    ${control(piece, path, field)} ${errors(piece, path)}
  </div>`;
}

/** @param {EditPiece} piece @param {Path} path @param {Field} field */
function toggle(piece, path, field) {
  const checked = piece.manuscript.at(path) ?? field.default ?? false;
  return html`<label class="choice">
      <input
        type="checkbox"
        id=${idOf(path)}
        .checked=${checked === true}
        ?disabled=${piece.frozen(path)}
        aria-describedby=${field.help ? `${idOf(path)}-hint` : nothing}
        @change=${(/** @type {Event} */ event) => choose(piece, path, field, /** @type {HTMLInputElement} */ (event.target).checked)}
      >
      <span>${field.label}</span>
    </label>
    ${field.help ? html`<p class="hint" id=${`${idOf(path)}-hint`}>${field.help}</p>` : nothing}`;
}

/** A table in the table. @param {EditPiece} piece @param {Path} path @param {Field} field */
function group(piece, path, field) {
  return html`<fieldset class="field group" data-key=${field.key}>
    <legend>${field.label}</legend>
    ${(field.fields ?? []).map((inner) => fieldOf(piece, [...path, inner.key], inner))} ${errors(piece, path)}
  </fieldset>`;
}
