/** The control of a field, as its type wants it. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { written } from "./tree.js";
import { meant, shown, wallTime } from "./typing.js";

/** @typedef {import("./edit-piece.js").EditPiece} EditPiece */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/** @typedef {import("./typing.js").Field} Field */

// What may be longer is shown in as many lines as it needs.
const ONE_LINE = 160;

/** @typedef {{ id: string, label: any, invalid: any, described: any, frozen: boolean }} Parts */

/** @param {Path} path @returns {string} the id of the control there */
export const idOf = (path) => `f.${written(path)}`;

/**
 * What is wrong there, or other words for it.
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {string} [words]
 */
export function errors(piece, path, words = "") {
  const wrong = piece.manuscript.verdict.wrong(path);
  if (wrong.length === 0) return nothing;
  return html`<p class="error" id=${`${idOf(path)}-wrong`} data-where=${written(path)}>
    ${icon("triangle-alert")} <span>${words || wrong.map(({ of_field }) => of_field).join(" ")}</span>
  </p>`;
}

/** What helps to fill it in; what is written on several lines says so. @param {Field} field */
export function hintOf({ type, refers, help }) {
  return [help, type === "list" && !refers ? t("One on each line.") : ""].filter(Boolean).join(" ");
}

/**
 * The control alone; with a `label` it is one that nobody sees, as in a table.
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 * @param {string} [label]
 */
export function control(piece, path, field, label) {
  const value = piece.manuscript.at(path);
  const wrong = piece.manuscript.verdict.wrong(path).length > 0;
  const frozen = piece.frozen(path);
  const parts = {
    id: idOf(path),
    label: label ?? nothing,
    invalid: wrong ? "true" : nothing,
    described: described(path, wrong, label === undefined && Boolean(hintOf(field))),
    frozen,
  };
  if (field.type === "choice") return choice(piece, path, field, parts);
  if (field.type === "lines" || field.type === "list") return lines(piece, path, field, parts);
  if (field.type === "line" && (label !== undefined || (field.most ?? 0) > ONE_LINE))
    return lines(piece, path, field, parts);
  const type = field.type === "day" ? "date" : "text";
  return html`<input
    id=${parts.id}
    type=${type}
    .value=${shown(value)}
    aria-label=${parts.label}
    aria-invalid=${parts.invalid}
    aria-describedby=${parts.described}
    inputmode=${field.type === "number" ? "numeric" : nothing}
    maxlength=${field.type === "time" ? 5 : nothing}
    placeholder=${field.type === "time" ? "09:30" : usual(field)}
    lang=${field.type === "line" ? piece.language : nothing}
    autocomplete="off"
    data-cell=${field.key}
    ?disabled=${parts.frozen}
    @input=${(/** @type {Event} */ event) => say(piece, path, field, /** @type {HTMLInputElement} */ (event.target).value)}
    @change=${(/** @type {Event} */ event) => field.type === "time" && say(piece, path, field, wallTime(/** @type {HTMLInputElement} */ (event.target).value))}
  >`;
}

/** @param {Path} path @param {boolean} wrong @param {boolean} helped */
function described(path, wrong, helped) {
  const ids = [helped ? `${idOf(path)}-hint` : "", wrong ? `${idOf(path)}-wrong` : ""].filter(Boolean);
  return ids.length ? ids.join(" ") : nothing;
}

/** What holds where nothing is said. @param {Field} field */
function usual(field) {
  return shown(field.default) || nothing;
}

/**
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 * @param {string} typed
 */
export function say(piece, path, field, typed) {
  const was = piece.manuscript.was(path);
  piece.manuscript.put(path, was !== undefined && shown(was) === typed ? was : meant(typed, field));
}

/** @param {EditPiece} piece @param {Path} path @param {Field} field @param {Parts} parts */
function lines(piece, path, field, parts) {
  return html`<textarea
    id=${parts.id}
    rows=${parts.label === nothing && field.type === "lines" ? 3 : 1}
    .value=${shown(piece.manuscript.at(path))}
    aria-label=${parts.label}
    aria-invalid=${parts.invalid}
    aria-describedby=${parts.described}
    lang=${piece.language}
    data-cell=${field.key}
    data-line=${field.type === "line" ? "" : nothing}
    placeholder=${parts.label === nothing ? usual(field) : " "}
    ?disabled=${parts.frozen}
    @input=${(/** @type {Event} */ event) => say(piece, path, field, /** @type {HTMLTextAreaElement} */ (event.target).value)}
  ></textarea>`;
}

/** @param {EditPiece} piece @param {Path} path @param {Field} field @param {Parts} parts */
function choice(piece, path, field, parts) {
  const value = piece.manuscript.at(path) ?? field.default ?? "";
  const options = field.options ?? [];
  const known = options.some(([one]) => one === value);
  return html`<select
    id=${parts.id}
    aria-label=${parts.label}
    aria-invalid=${parts.invalid}
    aria-describedby=${parts.described}
    data-cell=${field.key}
    ?disabled=${parts.frozen}
    @change=${(/** @type {Event} */ event) => choose(piece, path, field, /** @type {HTMLSelectElement} */ (event.target).value)}
  >
    ${known ? nothing : html`<option value=${value} selected>${value || "–"}</option>`}
    ${options.map(([one = "", name]) => html`<option value=${one} ?selected=${one === value}>${name}</option>`)}
  </select>`;
}

/** @param {EditPiece} piece @param {Path} path @param {Field} field @param {Value} value */
export function choose(piece, path, field, value) {
  const usual = value === (field.default ?? "");
  const unsaid = piece.manuscript.was(path) === undefined;
  piece.manuscript.put(path, usual && unsaid ? undefined : value);
}
