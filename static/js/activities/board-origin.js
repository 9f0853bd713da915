/** Out of which earlier workshop a card, a goal or a proposal comes, in words. */

import { moment, t, tn, unparted } from "../core/words.js";

/** @typedef {{ workshop: string, day: string, by?: string, dots?: number }} Origin `day` as 2026-11-30 */

/** @param {Origin} origin */
export function fromWhere({ workshop, day }) {
  const held = moment(Date.parse(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return t("from “{workshop}”, {day}", { workshop: unparted(workshop), day: held });
}

/**
 * Everything that is known of it: whose it was, from where, and how many dots it had there.
 * @param {Origin} origin
 */
export function originWords(origin) {
  const { by = "", dots = 0 } = origin;
  return [by, fromWhere(origin), dots ? tn("{n} dot there", "{n} dots there", dots) : ""]
    .filter(Boolean)
    .join(" · ");
}
