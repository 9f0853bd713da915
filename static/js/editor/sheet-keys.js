/** The keys of the run sheet: to move rows, to insert them, and to go from row to row in the same column. */

/** @typedef {import("./edit-sheet.js").EditSheet} EditSheet */

/**
 * @param {EditSheet} sheet
 * @param {KeyboardEvent} event
 */
export function pressed(sheet, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const cell = target.dataset.cell;
  const row = target.closest("tbody");
  // In a list of choices Alt and the arrow keys open it.
  if (!cell || !row || event.isComposing || target.matches("select") || target.closest(".inside")) return;
  const n = Number(row.dataset.n);
  const key = Number(row.dataset.row);
  if (event.altKey && !event.ctrlKey && !event.metaKey) return withAlt(sheet, event, n, key, cell);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (cell === "handle" && arrow(event)) return withAlt(sheet, event, n, key, cell);
  if (event.key === "Enter" && target.matches("input, textarea[data-line]")) {
    event.preventDefault();
    if (n + 1 < sheet.sheet.rows.length) sheet.lead(n + 1, cell);
    else sheet.insert(n + 1);
    return;
  }
  if (arrow(event) && leaves(/** @type {any} */ (target), arrow(event))) {
    event.preventDefault();
    sheet.lead(n + arrow(event), cell);
  }
}

/** @param {KeyboardEvent} event @returns {-1 | 0 | 1} */
function arrow({ key }) {
  if (key === "ArrowUp") return -1;
  return key === "ArrowDown" ? 1 : 0;
}

/**
 * @param {EditSheet} sheet
 * @param {KeyboardEvent} event
 * @param {number} n
 * @param {number} key
 * @param {string} cell
 */
function withAlt(sheet, event, n, key, cell) {
  if (event.key === "Enter") {
    event.preventDefault();
    sheet.insert(n + 1);
  }
  if (!arrow(event)) return;
  event.preventDefault();
  if (sheet.move(n, n + arrow(event))) sheet.wanted = { key, cell };
}

/**
 * Whether the arrow leads out of what is typed: from the first line up, from the last one down.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {number} way
 */
function leaves(field, way) {
  if (field.matches("input, button")) return true;
  const { selectionStart: start, selectionEnd: end, value } = field;
  return way < 0 ? start === 0 && end === 0 : start === value.length && end === value.length;
}
