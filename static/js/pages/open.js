/**
 * Opens a workshop's page: language, line and the page's element at once. Whatever does not come, the page says that it
 * is late instead of connecting for ever.
 */

import { fetchAheadLater } from "../core/ahead.js";
import { clearFragment, followFragments, forgetLink } from "./fragment.js";
import { untilLoaded } from "./loading.js";

/**
 * @param {string} tag of the page's element
 * @param {() => Promise<unknown>} load the module that defines it
 */
export async function open(tag, load) {
  // Who is in already needs no link.
  clearFragment();
  forgetLink();
  followFragments();
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-workshop]"));
  try {
    await mount(root, tag, load);
  } catch (error) {
    late(root);
    throw error;
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} tag
 * @param {() => Promise<unknown>} load
 */
async function mount(root, tag, load) {
  const { workshop: id = "", page, person = "", catalogue = "" } = root.dataset;
  const [{ learn, spoken }, { Workshop }] = await Promise.all([
    import("../core/words.js"),
    import("../core/workshop.js"),
  ]);
  const whole = document.documentElement;
  const workshop = Workshop.open({
    id,
    page: /** @type {import("../core/workshop.js").About["page"]} */ (page),
    person,
    language: whole.lang,
  });
  await Promise.all([learn(whole.lang, catalogue), untilLoaded(load, workshop, () => late(root))]);
  whole.lang = spoken();
  const element = /** @type {HTMLElement & { workshop: typeof workshop }} */ (document.createElement(tag));
  element.workshop = workshop;
  root.replaceChildren(element);
  fetchAheadLater();
}

/** Show at once what is shown after a while anyhow. @param {HTMLElement} root */
function late(root) {
  root.querySelector(".late")?.toggleAttribute("data-now", true);
}
