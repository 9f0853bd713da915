/** A theme's colour on light and on dark paper: whether text in it can be read, and the nearest one that can. */

import { html, nothing } from "../../vendor/lit.js";
import { decimal, t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { property } from "../elements/property.js";
import { contrast, isColour, LEAST, legible, nearestLegible } from "./contrast.js";
import { errors, idOf } from "./controls.js";

/** @typedef {import("./edit-piece.js").EditPiece} EditPiece */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./typing.js").Field} Field */

const USUAL = { light: "#176B45", dark: "#6FD6A3" };

/**
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 */
export function colourField(piece, path, field) {
  return html`<fieldset class="field colours" data-key="colour" id=${idOf(path)} tabindex="-1">
    <legend>${field.label}</legend>
    ${(field.fields ?? []).map((inner) => tone(piece, path, inner))} ${errors(piece, path)}
  </fieldset>`;
}

/** @param {EditPiece} piece @param {Path} path of the colour @param {Field} field light or dark */
function tone(piece, path, field) {
  const key = /** @type {"light" | "dark"} */ (field.key);
  const here = [...path, key];
  const said = piece.manuscript.at(path)?.[key];
  const value = typeof said === "string" ? said : USUAL[key];
  const papers = piece.papers[key];
  const fits = isColour(value) && legible(value, papers);
  return html`<div class="tone" data-paper=${key}>
    <label for=${idOf(here)}>${field.label}</label>
    <div class="swatch" ${property("--tone", isColour(value) ? value : "transparent")}>
      <input
        type="color"
        aria-label=${t("{label}: choose from a palette", { label: field.label })}
        .value=${isColour(value) ? value.toLowerCase() : "#000000"}
        ?disabled=${piece.frozen(here)}
        @input=${(/** @type {Event} */ event) => set(piece, path, key, /** @type {HTMLInputElement} */ (event.target).value.toUpperCase())}
      >
      <input
        id=${idOf(here)}
        type="text"
        .value=${value}
        maxlength="7"
        spellcheck="false"
        aria-invalid=${piece.manuscript.verdict.wrong(here).length ? "true" : nothing}
        aria-describedby=${`${idOf(here)}-reads`}
        ?disabled=${piece.frozen(here)}
        @input=${(/** @type {Event} */ event) => set(piece, path, key, /** @type {HTMLInputElement} */ (event.target).value.trim())}
      >
      <span class="sample" aria-hidden="true">${sample(piece, path)}</span>
    </div>
    <p class="hint" id=${`${idOf(here)}-reads`}>${isColour(value) ? reads(value, papers) : t("Write # and six hexadecimal digits, such as “#176B45”.")}</p>
    ${
      isColour(value) && !fits
        ? html`<p><button type="button" class="button quiet small" @click=${() => set(piece, path, key, nearestLegible(value, papers))}>
            ${icon("check")} ${t("Take the nearest that can be read: {colour}", { colour: nearestLegible(value, papers) })}
          </button></p>`
        : nothing
    }
    ${errors(piece, here)}
  </div>`;
}

/** The name of the theme, as a sample. @param {EditPiece} piece @param {Path} path */
function sample(piece, path) {
  return String(piece.manuscript.at(path.slice(0, -1))?.name || "Aa").replaceAll("\u00ad", "");
}

/** @param {string} colour @param {string[]} papers */
function reads(colour, papers) {
  const least = Math.min(...papers.map((paper) => contrast(colour, paper)));
  const ratio = decimal(Math.floor(least * 10) / 10);
  return legible(colour, papers)
    ? t("Easy to read: contrast {ratio} to 1.", { ratio })
    : t("Hard to read: contrast {ratio} to 1, and {least} is needed.", { ratio, least: decimal(LEAST) });
}

/**
 * A colour is said for both papers, or for neither.
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {"light" | "dark"} key
 * @param {string} value
 */
function set(piece, path, key, value) {
  const before = piece.manuscript.at(path) ?? {};
  const colour = { ...before, light: before.light ?? USUAL.light, dark: before.dark ?? USUAL.dark };
  piece.manuscript.change(piece.changed(path, { ...colour, [key]: value }), `${idOf(path)}.${key}`);
}
