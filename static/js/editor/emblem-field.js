/** The picture that stands for a theme: all that there are, one to be chosen. */

import { html } from "../../vendor/lit.js";
import { emblem, icon } from "../elements/icons.js";
import { choose, errors, idOf } from "./controls.js";

/** @typedef {import("./edit-piece.js").EditPiece} EditPiece */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./typing.js").Field} Field */

/**
 * @param {EditPiece} piece
 * @param {Path} path
 * @param {Field} field
 */
export function emblemField(piece, path, field) {
  const chosen = piece.manuscript.at(path) ?? "";
  return html`<fieldset class="field emblems" data-key=${field.key} id=${idOf(path)} tabindex="-1">
    <legend>${field.label}</legend>
    <div class="choices">
      ${(field.options ?? []).map(
        ([value = "", name]) => html`<label title=${name ?? ""}>
          <input
            class="visually-hidden"
            type="radio"
            name=${idOf(path)}
            .checked=${value === chosen}
            ?disabled=${piece.frozen(path)}
            @change=${() => choose(piece, path, field, value)}
          >
          ${value ? emblem(value) : html`<span class="emblem" aria-hidden="true">${icon("minus")}</span>`}
          <span class="name">${name}</span>
        </label>`,
      )}
    </div>
    ${errors(piece, path)}
  </fieldset>`;
}
