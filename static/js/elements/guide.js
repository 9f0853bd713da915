/**
 * How a part works: written by the server for each kind, in a template of the page. What holds under one setting only
 * says so there (`data-when="mode=free"`) and is left out where the part is set otherwise; so is what only one role is told
 * (`data-for="host"`).
 */

/**
 * @param {import("../core/agenda.js").Item} item
 * @param {string} role of whoever reads it
 * @returns {HTMLElement | undefined} nothing where nothing is written
 */
export function guideOf({ kind, settings = {} }, role) {
  const found = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`guide-${kind}`));
  if (!found?.content.textContent?.trim()) return undefined;
  const node = document.createElement("div");
  node.className = "prose";
  node.append(found.content.cloneNode(true));
  for (const part of node.querySelectorAll("[data-when]")) {
    if (!holds(part.getAttribute("data-when") ?? "", settings)) part.remove();
  }
  for (const part of node.querySelectorAll("[data-for]"))
    if (part.getAttribute("data-for") !== role) part.remove();
  return node;
}

/**
 * @param {string} condition `name=value`
 * @param {Record<string, unknown>} settings
 */
export function holds(condition, settings) {
  const [name = "", value] = condition.split("=");
  return String(settings[name]) === value;
}
