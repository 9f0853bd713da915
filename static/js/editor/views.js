/** The parts of the editor: under which name each is in the address, and in which of them something of the file is. */

import { t } from "../core/words.js";
import { pathOf } from "./tree.js";

/** @typedef {"sheet" | "themes" | "page" | "about" | "file"} View */

/** @type {View[]} */
export const VIEWS = ["sheet", "themes", "page", "about", "file"];

/** @param {View} view */
export function viewName(view) {
  const names = {
    sheet: t("Run sheet"),
    themes: t("Themes"),
    page: t("Event page"),
    about: t("Workshop"),
    file: t("File"),
  };
  return names[view];
}

/** @returns {View} what the address names */
export function viewNow() {
  const named = /** @type {View} */ (location.hash.slice(1));
  return VIEWS.includes(named) ? named : "sheet";
}

/**
 * Where somebody finds what is at that place.
 * @param {string} where
 * @returns {View}
 */
export function viewOf(where) {
  const [table] = pathOf(where);
  /** @type {Record<string, View>} */
  const views = {
    item: "sheet",
    theme: "themes",
    page: "page",
    registration: "page",
    workshop: "about",
    links: "about",
  };
  return views[String(table)] ?? "file";
}
