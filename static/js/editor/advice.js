/**
 * What somebody should look at who plans a workshop, beside the course of its run sheet: a beginning that has passed, a
 * registration that ends too late, steps that leave time over. Nothing of it is wrong. Pure.
 */

import { t } from "../core/words.js";
import { beginning } from "./plan.js";
import { isTable, written } from "./tree.js";

/** @typedef {import("./tree.js").Value} Value */
/** @typedef {{ where: string, words: string }} Advice */

/**
 * @param {Value} tree what is written
 * @param {number} now in ms since 1970
 * @returns {Advice[]}
 */
export function advice(tree, now) {
  const late = hasPassed(tree, now)
    ? [
        {
          where: "workshop.date",
          words: t(
            "The announced beginning has passed: the workshop does not begin by itself. Is the day right?",
          ),
        },
      ]
    : [];
  return [...late, ...registration(tree), ...steps(tree)];
}

/** Whether the workshop would have begun already. @param {Value} tree @param {number} now */
export function hasPassed(tree, now) {
  const { date = "", start = "", timezone = "Europe/Berlin" } = tree?.workshop ?? {};
  const begins = beginning({ date: String(date), start: String(start), timezone: String(timezone) });
  return begins !== undefined && begins <= now;
}

/** @param {Value} tree @returns {Advice[]} */
function registration(tree) {
  const { open = false, closes = "" } = tree?.registration ?? {};
  const isLate =
    open === true && /^\d{4}-\d\d-\d\d$/.test(closes) && closes > String(tree?.workshop?.date ?? "");
  const words = t(
    "The last day to register comes after the workshop. Registration ends when the workshop begins.",
  );
  return isLate ? [{ where: "registration.closes", words }] : [];
}

/** Where an item goes on after its steps. @param {Value} tree @returns {Advice[]} */
function steps(tree) {
  const items = Array.isArray(tree?.item) ? tree.item : [];
  return items.flatMap((/** @type {Value} */ item, /** @type {number} */ n) => {
    const steps = (isTable(item) && Array.isArray(item.step) ? item.step : []).map((step) => step?.minutes);
    const taken = steps.reduce((sum, minutes) => sum + minutes, 0);
    if (!steps.length || !Number.isInteger(taken) || !(taken < item.minutes)) return [];
    const title = String(item.title || t("Item {n}", { n: n + 1 })).replaceAll("\u00ad", "");
    const values = { title, steps: taken, minutes: item.minutes };
    const words = t(
      "The steps of “{title}” take {steps} of {minutes} minutes; the last one takes what is left.",
      values,
    );
    return [{ where: written(["item", n, "step"]), words }];
  });
}
