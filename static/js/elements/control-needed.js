/** By a key to what can be done for whoever calls for help, has a hand up or waits to be let in, in that order. */

import { t } from "../core/words.js";

const LISTS = ["control-help .calls", "control-hands .hands", "control-waiting .waiting"];

/**
 * @param {HTMLElement} desk
 * @param {import("./control-steering.js").Steering} steering says so where nobody does
 */
export function goToWhoNeeds(desk, steering) {
  const [first] = LISTS.flatMap((list) => [...desk.querySelectorAll(`${list} .button`)]);
  if (first) /** @type {HTMLElement} */ (first).focus();
  else steering.ignore(t("Nobody calls, has a hand up or waits."));
}
