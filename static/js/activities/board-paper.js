/** What is drawn on the paper itself: the areas, as large as the layout has them, and the lines round the clusters. */

import { outline } from "./board-outline.js";

/** @typedef {import("./board-layout.js").Layout} Layout */

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * @param {Iterable<Element>} elements `[data-section]`
 * @param {Layout} layout
 */
export function drawAreas(elements, { areas }) {
  for (const element of elements) {
    const { style, dataset } = /** @type {HTMLElement} */ (element);
    const area = areas.find(({ number }) => String(number) === (dataset.section || "0"));
    const head = area && area.inner.y - area.y;
    const said =
      area && [area.x, area.y, area.width, area.height, area.strip, head ?? 0].map(Math.round).join(" ");
    if (!area || !said || drawn.get(element) === said) continue;
    drawn.set(element, said);
    style.left = `${area.x}px`;
    style.top = `${area.y}px`;
    style.inlineSize = `${area.width}px`;
    style.blockSize = `${area.height}px`;
    style.setProperty("--strip", `${area.strip}px`);
    style.setProperty("--head", `${head}px`);
  }
}

/**
 * @param {Iterable<Element>} elements `[data-hangs]` with a `path` in them
 * @param {Layout} layout
 */
export function drawOutlines(elements, { clusters }) {
  for (const element of elements) {
    const id = /** @type {HTMLElement} */ (element).dataset.hangs ?? "";
    const hung = clusters.get(id);
    const said = hung && `${hung.width} ${hung.height}`;
    if (!hung || !said || drawn.get(element) === said) continue;
    drawn.set(element, said);
    element.querySelector("path")?.setAttribute("d", outline(id, hung.width, hung.height));
  }
}
