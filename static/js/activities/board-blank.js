/** What stands where no card hangs. Pure. */

import { t } from "../core/words.js";

/** @typedef {Pick<import("./board-standing.js").Standing, "offers">} Offers */

/**
 * Nobody is invited to write in a step that has people do something else, the host neither, who may.
 * @param {{ narrowed: boolean, may: ReadonlySet<string>, standing: Offers }} about
 */
export function blankWords({ narrowed, may, standing }) {
  if (narrowed) return t("Nothing here fits your search.");
  return may.has("write") && standing.offers.has("write")
    ? t("No card hangs here yet. The first one could be yours.")
    : t("No card hangs here yet.");
}
