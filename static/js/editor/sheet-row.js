/** One row of the run sheet: its cells, what to look at in it, and what can be done with it. */

import { html, nothing } from "../../vendor/lit.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { control, errors } from "./controls.js";
import { cautionWords } from "./sheet-words.js";

/** @typedef {import("./edit-sheet.js").EditSheet} EditSheet */
/** @typedef {import("./rows.js").Row} Row */

export const CELLS = ["lead", "method", "material", "team"];
/** What stands in the row itself, open or shut. */
export const IN_CELLS = ["starts", "minutes", "title", "kind", ...CELLS];
const ITEM = ["item"];
const INSIDE = ["step", "settings", "note", "reopens", "shortest", "advance", "id"];

/**
 * @param {EditSheet} sheet
 * @param {Row} row
 * @returns {import("../../vendor/lit.js").TemplateResult}
 */
export function drawRow(sheet, row) {
  const { n, key, serves, cautions } = row;
  const path = [...ITEM, n];
  const state = sheet.standing.items[n] ?? "ahead";
  const opened = sheet.opened.has(key);
  return html`<tbody data-row=${key} data-n=${n} data-serves=${serves} ?data-open=${opened} data-state=${sheet.standing.state === "planned" ? "ahead" : state}>
    <tr>
      <td class="grip">${handle(sheet, row)}</td>
      <td class="time" data-label=${t("Time")}>${time(sheet, row)}</td>
      <td class="minutes" data-label=${t("min")}>${cell(sheet, path, "minutes", row)}</td>
      <th scope="row" class="title" data-label=${sheet.field("item", "title").label}><div class="named">
          ${opener(sheet, row, opened)} <div>${cell(sheet, path, "title", row)}</div>
          ${sheet.fixed(n) ? html`<p class="within">${state === "here" ? t("on now") : t("over")}</p>` : nothing}
          ${row.item.step?.length ? html`<p class="within">${tn("{n} step", "{n} steps", row.item.step.length)}</p>` : nothing}
        </div></th>
      <td class="kind" data-label=${sheet.field("item", "kind").label}>${kind(sheet, row)}</td>
      ${CELLS.map((name) => html`<td class=${name} data-label=${sheet.field("item", name).label}>${cell(sheet, path, name, row)}</td>`)}
      <td class="menu-cell">${menuButton(sheet, row)}</td>
    </tr>
    ${wrongs(sheet, row)}
    ${cautions.map(
      (caution) => html`<tr class="caution" data-what=${caution.what}>
        <td></td>
        <td colspan="9"><p>${icon(caution.what === "idle" ? "hourglass" : "triangle-alert")} <span>${cautionWords(caution, sheet.sheet.zone)}</span></p></td>
      </tr>`,
    )}
    ${opened ? html`<tr class="inside"><td></td><td colspan="9" id=${`inside-${key}`}>${inside(sheet, row)}</td></tr>` : nothing}
  </tbody>`;
}

/** @param {EditSheet} sheet @param {import("./tree.js").Path} path @param {string} key @param {Row} row */
function cell(sheet, path, key, row) {
  const field = sheet.field("item", key);
  const here = [...path, key];
  return control(sheet, here, field, `${field.label}: ${sheet.nameOf(row)}`);
}

/** What is wrong in the cells, below them: some are too narrow for a sentence. @param {EditSheet} sheet @param {Row} row */
function wrongs(sheet, row) {
  const paths = IN_CELLS.map((key) => [...ITEM, row.n, key]);
  const wrong = paths.filter((path) => sheet.manuscript.verdict.wrong(path).length > 0);
  if (wrong.length === 0) return nothing;
  return html`<tr class="wrong">
    <td></td>
    <td colspan="9">${wrong.map((path) => errors(sheet, path))}</td>
  </tr>`;
}

/** @param {EditSheet} sheet @param {Row} row */
function handle(sheet, row) {
  if (sheet.fixed(row.n)) return nothing;
  return html`<button
    type="button"
    class="button plain small icon-only"
    data-cell="handle"
    aria-label=${t("Move: {title}", { title: sheet.nameOf(row) })}
    aria-describedby="sheet-keys"
    title=${t("Drag, or Alt with the arrow keys")}
    @pointerdown=${(/** @type {PointerEvent} */ event) => sheet.drag.begin(event, row.n)}
  >
    ${icon("grip-vertical")}
  </button>`;
}

/**
 * @param {EditSheet} sheet
 * @param {Row} row
 * @returns {import("../../vendor/lit.js").TemplateResult}
 */
function time(sheet, row) {
  const { n, item, start, locked } = row;
  const here = [...ITEM, n, "starts"];
  const said = item.starts !== undefined;
  const shown = start === undefined ? "–" : timeOfDay(start, sheet.sheet.zone);
  return html`<div class="clock">
      ${said ? control(sheet, here, sheet.field("item", "starts"), `${sheet.field("item", "starts").label}: ${sheet.nameOf(row)}`) : html`<time>${shown}</time>`}
      <button
        type="button"
        class="button plain small icon-only lock"
        data-cell="lock"
        aria-pressed=${said ? "true" : "false"}
        aria-label=${t("Lock the time: {title}", { title: sheet.nameOf(row) })}
        title=${said ? t("Its time is locked") : t("Its time follows")}
        ?disabled=${sheet.frozen(here)}
        @click=${() => sheet.lock(n)}
      >
        ${icon(said ? "lock" : "lock-open")}
      </button>
    </div>
    ${said && !locked && start !== undefined ? html`<p class="hint">${t("It will begin at {time}.", { time: shown })}</p>` : nothing}`;
}

/** @param {EditSheet} sheet @param {Row} row */
function kind(sheet, row) {
  const here = [...ITEM, row.n, "kind"];
  const options = Object.entries(sheet.forms.kinds)
    .map(([kind, { label }]) => [kind, label])
    .sort(([, one = ""], [, other = ""]) => one.localeCompare(other, document.documentElement.lang));
  const field = { ...sheet.field("item", "kind"), type: "choice", options, default: "" };
  // Heard before the control itself: what changes is the whole item.
  const changed = { handleEvent: (/** @type {Event} */ event) => become(sheet, row, event), capture: true };
  return html`<div @change=${changed}>${control(sheet, here, field, `${field.label}: ${sheet.nameOf(row)}`)}</div>`;
}

/** Another kind has other settings; those that both have stay. @param {EditSheet} sheet @param {Row} row @param {Event} event */
function become(sheet, row, event) {
  event.stopPropagation();
  const kind = /** @type {HTMLSelectElement} */ (event.target).value;
  const { settings, ...item } = row.item;
  const known = (sheet.forms.kinds[kind]?.settings ?? []).map(({ key }) => key);
  const kept = Object.fromEntries(Object.entries(settings ?? {}).filter(([key]) => known.includes(key)));
  const some = Object.keys(kept).length > 0;
  sheet.manuscript.put([...ITEM, row.n], { ...item, kind, ...(some && { settings: kept }) });
}

/** @param {EditSheet} sheet @param {Row} row @param {boolean} opened */
function opener(sheet, row, opened) {
  const inside = faultsInside(sheet, row.n);
  return html`<button
    type="button"
    class="opener"
    data-cell="open"
    aria-expanded=${opened ? "true" : "false"}
    aria-controls=${opened ? `inside-${row.key}` : nothing}
    aria-label=${t("Steps and settings: {title}", { title: sheet.nameOf(row) })}
    @click=${() => sheet.open(row.key)}
  >
    ${icon("chevron-right")} ${inside.length && !opened ? html`<span class="badge" data-tone="alarm">${inside.length}</span>` : nothing}
  </button>`;
}

/** @param {EditSheet} sheet @param {Row} row */
function inside(sheet, row) {
  return html`<item-inside
    .workshop=${sheet.workshop}
    .manuscript=${sheet.manuscript}
    .forms=${sheet.forms}
    .standing=${sheet.standing}
    .row=${row}
    .zone=${sheet.sheet.zone}
  ></item-inside>`;
}

/** @param {EditSheet} sheet @param {Row} row */
function menuButton(sheet, row) {
  return html`<button
    type="button"
    class="button plain small icon-only"
    data-cell="menu"
    aria-haspopup="menu"
    aria-label=${t("What to do with “{title}”", { title: sheet.nameOf(row) })}
    @click=${(/** @type {Event} */ event) => menu(sheet, row, /** @type {HTMLElement} */ (event.currentTarget))}
  >
    ${icon("ellipsis")}
  </button>`;
}

/** @param {EditSheet} sheet @param {Row} row @param {HTMLElement} button */
function menu(sheet, { n, key }, button) {
  const last = sheet.sheet.rows.length - 1;
  const move = (/** @type {number} */ to) => {
    if (sheet.move(n, to)) sheet.wanted = { key, cell: "menu" };
  };
  const free = !sheet.fixed(n);
  const choices = [
    free && n > 0 && !sheet.fixed(n - 1) && { words: t("Move up"), icon: "arrow-up", act: () => move(n - 1) },
    free && n < last && { words: t("Move down"), icon: "arrow-down", act: () => move(n + 1) },
    free && { words: t("Insert an item above"), icon: "plus", act: () => sheet.insert(n) },
    (free || n === last || !sheet.fixed(n + 1)) && {
      words: t("Insert an item below"),
      icon: "plus",
      act: () => sheet.insert(n + 1),
    },
    { words: t("Duplicate"), icon: "copy", act: () => sheet.duplicate(n) },
    free && last > 0 && { words: t("Take out"), icon: "trash-2", danger: true, act: () => sheet.takeOut(n) },
  ];
  const detail = { button, label: t("What to do with this item"), choices: choices.filter(Boolean) };
  sheet.dispatchEvent(new CustomEvent("menu", { detail, bubbles: true }));
}

/** How much is wrong with what is not seen while a row is shut. @param {EditSheet} sheet @param {number} n */
function faultsInside(sheet, n) {
  const start = `item[${n + 1}]`;
  return sheet.manuscript.verdict.faults.filter(
    ({ where }) => where === start || INSIDE.some((key) => where.startsWith(`${start}.${key}`)),
  );
}
