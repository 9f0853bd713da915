/** The constants of an activity, which the server writes into the page so that they are said in one place only. */

/** @type {WeakMap<Element, Record<string, any>>} */
const read = new WeakMap();

/**
 * @param {string} kind of activity
 * @returns {Record<string, any>} empty where the page carries none
 */
export function factsOf(kind) {
  const found = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`facts-${kind}`));
  if (!found) return {};
  const facts = read.get(found) ?? JSON.parse(found.content.textContent ?? "{}");
  read.set(found, facts);
  return facts;
}
