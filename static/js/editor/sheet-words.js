/** What a planner should look at, and how long something takes, in words. */

import { t, timeOfDay } from "../core/words.js";
import { MINUTE } from "./plan.js";

/**
 * The same sentences as the server's `planning.py`.
 * @param {import("./plan.js").Caution} caution
 * @param {string} zone
 */
export function cautionWords({ what, start, end, least }, zone) {
  const values = {
    start: timeOfDay(start, zone),
    end: timeOfDay(end, zone),
    minutes: Math.round((end - start) / MINUTE),
    least,
  };
  if (what === "no-break") {
    return t("From {start} to {end} nobody has a break: {minutes} minutes, and 90 are enough.", values);
  }
  if (what === "no-goodbye") {
    return t("Nothing closes the workshop. Plan at least {least} minutes at the end.", values);
  }
  if (what === "short-goodbye") {
    return t("The closing has {minutes} min. Plan at least {least}, so that nobody has to hurry.", values);
  }
  return t("Between {start} and {end} nothing is planned.", values);
}

/** @param {number} ms */
export function lengthWords(ms) {
  const minutes = Math.round(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? t("{hours} h", { hours }) : "", rest || !hours ? t("{minutes} min", { minutes: rest }) : ""]
    .filter(Boolean)
    .join(" ");
}
