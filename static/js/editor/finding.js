/** Leads to where something of the workshop file is written: to its field, or to the nearest thing around it. */

import { idOf } from "./controls.js";
import { written } from "./tree.js";

/** @typedef {import("./tree.js").Path} Path */

/** @param {HTMLElement} editor @param {Path} path */
export function leadTo(editor, path) {
  const field = nearest(path);
  if (field) {
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
  const told = `[data-where="${CSS.escape(written(path))}"]`;
  /** @type {HTMLElement | null} */ (editor.querySelector(`${told}, .edit-body h2`))?.focus();
}

/** @param {Path} path */
function nearest(path) {
  const depths = path.map((_, n) => path.length - n);
  const fields = depths.map((depth) => document.getElementById(idOf(path.slice(0, depth))));
  return fields.find((field) => field !== null);
}
