/**
 * The control of a field, as its type wants it; and what stands in it, as the file says it and as people type it.
 */

import { html, nothing } from "../../vendor/lit.js";
import { icon } from "../elements/icons.js";
import { written } from "./tree.js";

/** @typedef {import("./edit-piece.js").EditPiece} EditPiece */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/**
 * @typedef {object} Field
 * @property {string} key
 * @property {string} type
 * @property {string} label
 * @property {string} help
 * @property {boolean} required
 * @property {Value} [default]
 * @property {number} [least]
 * @property {number} [most]
 * @property {number} [many]
 * @property {string[][]} [options]
 * @property {"item" | "theme"} [refers]
 * @property {boolean} [quiet]
 * @property {{ type: string }} [entry] what a list has entries of
 * @property {string} [short] the field that may stand alone for a whole table
 * @property {Field[]} [fields]
 */

// What may be longer is shown in as many lines as it needs.
const ONE_LINE = 160;

/** @typedef {{ id: string, label: any, invalid: any, described: any, frozen: boolean }} Parts */

/** @param {Path} path @returns {string} the id of the control there */
export const idOf = (path) => `f.${written(path)}`;

/** What is wrong there. @param {EditPiece} piece @param {Path} path */
export function errors(piece, path) {
  const wrong = piece.manuscript.verdict.wrong(path);
  if (wrong.length === 0) return nothing;
  return html`<p class="error" id=${`${idOf(path)}-wrong`} data-where=${written(path)}>
    ${icon("triangle-alert")} <span>${wrong.map(({ said }) => said).join(" ")}</span>
  </p>`;
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
    described: described(path, wrong, label === undefined && Boolean(field.help)),
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
    .value=${shown(value, field)}
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

/** A time of day as people type it in a hurry: `930`, `9.30`. @param {string} typed */
export function wallTime(typed) {
  const [, hours = "", minutes = ""] = typed.trim().match(/^(\d{1,2})[:. ]?(\d\d)$/) ?? [];
  return minutes ? `${hours.padStart(2, "0")}:${minutes}` : typed;
}

/** @param {Path} path @param {boolean} wrong @param {boolean} helped */
function described(path, wrong, helped) {
  const ids = [helped ? `${idOf(path)}-hint` : "", wrong ? `${idOf(path)}-wrong` : ""].filter(Boolean);
  return ids.length ? ids.join(" ") : nothing;
}

/** What holds where nothing is said. @param {Field} field */
function usual(field) {
  return typeof field.default === "string" && field.default ? field.default : nothing;
}

/**
 * A value as it stands in its control.
 * @param {Value} value
 * @param {Field} field
 * @returns {string}
 */
export function shown(value, field) {
  if (Array.isArray(value)) return value.join("\n");
  if (value !== undefined && value !== null) return String(value).replace(/\n+$/, "");
  if (Array.isArray(field.default)) return field.default.join("\n");
  return typeof field.default === "number" ? String(field.default) : "";
}

/**
 * What was typed, as the file says it.
 * @param {string} typed
 * @param {Field} field
 * @returns {Value}
 */
export function meant(typed, field) {
  if (field.type === "list") {
    const entries = typed.split("\n").filter((line) => line.trim());
    const said = entries.map((line) => (field.entry?.type === "number" ? numbered(line) : line));
    return said.length ? said : undefined;
  }
  if (!typed.trim()) return field.required ? "" : undefined;
  return field.type === "number" ? numbered(typed) : typed;
}

/** A number, where it is one. @param {string} typed */
function numbered(typed) {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
}

/**
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 * @param {string} typed
 */
export function say(piece, path, field, typed) {
  const was = piece.manuscript.was(path);
  piece.manuscript.put(path, was !== undefined && shown(was, field) === typed ? was : meant(typed, field));
}

/** @param {EditPiece} piece @param {Path} path @param {Field} field @param {Parts} parts */
function lines(piece, path, field, parts) {
  return html`<textarea
    id=${parts.id}
    rows=${parts.label === nothing && field.type === "lines" ? 3 : 1}
    .value=${shown(piece.manuscript.at(path), field)}
    aria-label=${parts.label}
    aria-invalid=${parts.invalid}
    aria-describedby=${parts.described}
    lang=${piece.language}
    data-cell=${field.key}
    data-line=${field.type === "line" ? "" : nothing}
    placeholder=${parts.label === nothing ? nothing : " "}
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
