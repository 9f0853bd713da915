/** What stands in a field: as the workshop file says it, and as people type it. Pure. */

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
 * @property {"item" | "round" | "theme"} [refers]
 * @property {boolean} [quiet]
 * @property {{ type: string }} [entry] what a list has entries of
 * @property {string} [short] the field that may stand alone for a whole table
 * @property {Field[]} [fields]
 */

/** A time of day as people type it in a hurry: `930`, `9.30`, `9`. @param {string} typed */
export function wallTime(typed) {
  const [, hours = "", minutes = "00"] = typed.trim().match(/^(\d{1,2})(?:[:. ]?(\d\d))?$/) ?? [];
  return hours && Number(hours) < 24 ? `${hours.padStart(2, "0")}:${minutes}` : typed;
}

/**
 * A value as it stands in its control.
 * @param {Value} value
 * @returns {string}
 */
export function shown(value) {
  if (Array.isArray(value)) return value.join("\n");
  return String(value ?? "").replace(/\n+$/, "");
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
  return /^-?\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
}
