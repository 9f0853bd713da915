/**
 * The kinds of activity, each an element `activity-<kind>`, from the module and the style sheet of that name, loaded
 * when they are first needed. Who shows none may ask one what only it knows. Nothing here knows the name of a kind.
 */

import { fetchAhead } from "../core/ahead.js";

/** @typedef {typeof import("./activity.js").ActivityElement & { pace?: (about: any) => import("./pace.js").Pace }} Kind */

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Load the element of a kind, and its style sheet.
 * @param {string} kind
 */
export function load(kind) {
  if (!loading.has(kind)) {
    fetchAhead(kind);
    loading.set(
      kind,
      Promise.all([import(`../activities/${kind}.js`), sheet(kind)]).then(() => undefined),
    );
  }
  return /** @type {Promise<void>} */ (loading.get(kind));
}

/** What could not be loaded is tried anew when it is needed again. @param {string} kind */
export function loadAgain(kind) {
  loading.delete(kind);
}

/**
 * The element of a kind, by which it is asked; nothing until it is there.
 * @param {string} kind
 */
export function elementOf(kind) {
  return /** @type {Kind | undefined} */ (customElements.get(`activity-${kind}`));
}

/**
 * Load those that are not there yet.
 * @param {Iterable<string>} kinds
 * @param {() => void} there told of each that has come
 */
export function bring(kinds, there) {
  for (const kind of new Set(kinds)) if (!elementOf(kind)) load(kind).then(there, () => {});
}

/** @param {string} kind */
function sheet(kind) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(`../../css/activities/${kind}.css`, import.meta.url).href;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}
