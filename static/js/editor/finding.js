/** Leads to where something of the workshop file is written: to its field, or to the nearest thing around it. */

import { idOf } from "./controls.js";
import { written } from "./tree.js";

/** @typedef {import("./tree.js").Path} Path */

/** @param {HTMLElement} editor @param {Path} path */
export function leadTo(editor, path) {
  const field = nearest(path);
  if (field) {
    field.closest("details")?.setAttribute("open", "");
    entrance(field).focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
  const told = `[data-where="${CSS.escape(written(path))}"]`;
  /** @type {HTMLElement | null} */ (editor.querySelector(`${told}, .edit-body h2`))?.focus();
}

/** What can be pressed or written first in a group of fields; a field is its own. @param {HTMLElement} field @returns {HTMLElement} */
function entrance(field) {
  if (field.tabIndex >= 0) return field;
  return field.querySelector(":is(input, textarea, select, button):enabled") ?? field;
}

/** @param {Path} path */
function nearest(path) {
  const depths = path.map((_, n) => path.length - n);
  const fields = depths.map((depth) => document.getElementById(idOf(path.slice(0, depth))));
  return fields.find((field) => field !== null);
}
