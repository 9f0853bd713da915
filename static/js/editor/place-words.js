/** Where in a workshop file something is, in the words of the editor: “Lunch, Minutes”. Pure. */

import { at, isTable, pathOf } from "./tree.js";

/** @typedef {import("./edit-piece.js").Forms} Forms */
/** @typedef {import("./typing.js").Field} Field */

/**
 * @param {string} where as the server writes it: `item[2].step[1].minutes`
 * @param {Forms} forms
 * @param {any} tree
 * @returns {string} empty for the whole file
 */
export function placeWords(where, forms, tree) {
  const path = pathOf(where);
  /** @type {string[]} */
  const words = [];
  /** @type {Field[]} */
  let fields = Object.values(forms.tables);
  for (let depth = 0; depth < path.length; depth += 1) {
    const key = /** @type {string | number} */ (path[depth]);
    if (typeof key === "number") {
      words.push(entryWords(at(tree, path.slice(0, depth + 1)), key, String(words.pop() ?? "")));
      continue;
    }
    const field = fields.find((one) => one.key === key);
    const kind = at(tree, path.slice(0, 2))?.kind;
    fields = key === "settings" ? (forms.kinds[kind]?.settings ?? []) : (field?.fields ?? []);
    // Settings stand inside of their item like everything else: only the file keeps them apart.
    if (key !== "settings") words.push(field?.label ?? key);
  }
  // What the tables of the file are called says nothing that the field does not say.
  return (typeof path[1] === "string" ? words.slice(1) : words).join(", ");
}

/** An entry by what it is called, or by its number. @param {any} entry @param {number} n @param {string} what */
function entryWords(entry, n, what) {
  const name = isTable(entry) ? (entry.title ?? entry.name) : undefined;
  return typeof name === "string" && name.trim() ? name.replaceAll("\u00ad", "") : `${what} ${n + 1}`;
}
