/**
 * Opens a workshop's page: learns the language, opens the line, mounts the page's element.
 */

import { learn } from "../core/words.js";
import { Workshop } from "../core/workshop.js";
import { followFragments, takeFragment } from "./fragment.js";

/**
 * @param {string} tag of the page's element
 * @param {() => Promise<unknown>} load the module that defines it, once the language is known
 */
export async function open(tag, load) {
  // Who is in already needs no link; it is only taken out of the address.
  takeFragment();
  followFragments();
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-workshop]"));
  const { workshop: id, page, person, catalogue } = root.dataset;
  const language = document.documentElement.lang;
  await learn(language, catalogue ?? "");
  await load();
  const workshop = await Workshop.open({
    id: id ?? "",
    page: /** @type {import("../core/workshop.js").About["page"]} */ (page),
    person: person ?? "",
    language,
  });
  const element = /** @type {HTMLElement & { workshop: Workshop }} */ (document.createElement(tag));
  element.workshop = workshop;
  root.replaceChildren(element);
}
