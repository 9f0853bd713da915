/** What a change of the agenda clock was, in words: so that moderators see what the others do. Pure. */

import { MINUTE } from "../core/agenda.js";
import { t, tn } from "../core/words.js";

/** @typedef {Pick<import("../core/agenda.js").ClockEntity, "state" | "item" | "step" | "ends" | "agreed_end" | "parting">} ClockEntity */
/** @typedef {import("../core/agenda.js").Item} Item */

/**
 * @param {ClockEntity} before
 * @param {ClockEntity} after
 * @param {Item[]} agenda
 * @returns {string} empty where nothing changed that anybody sees
 */
export function changeWords(before, after, agenda) {
  if (after.state === "over") return before.state === "over" ? "" : t("The workshop was ended");
  if (after.state === "planned") return t("Back before the start");
  const place = (/** @type {ClockEntity} */ clock) => agenda.findIndex((item) => item.id === clock.item);
  const item = agenda[place(after)];
  if (!item) return "";
  if (before.state === "planned") return t("Begun with “{title}”", { title: item.title });
  if (before.item !== after.item)
    return moveWords(before.item ? place(before) : agenda.length, place(after), item);
  if ((before.step ?? 0) !== (after.step ?? 0)) return stepWords(before, after, item);
  if (after.parting && !before.parting) return t("Told everybody that the rooms close");
  if (before.state !== after.state) return after.state === "held" ? t("Held") : t("Running again");
  if ((before.agreed_end ?? 0) !== (after.agreed_end ?? 0)) return t("New times for what is ahead");
  return lengthWords((after.ends ?? 0) - (before.ends ?? 0));
}

/**
 * @param {number} from
 * @param {number} to
 * @param {Item} item
 */
function moveWords(from, to, { title }) {
  if (to === from + 1) return t("On to “{title}”", { title });
  return to < from ? t("Back to “{title}”", { title }) : t("Jumped to “{title}”", { title });
}

/**
 * @param {ClockEntity} before
 * @param {ClockEntity} after
 * @param {Item} item
 */
function stepWords(before, after, item) {
  const title = item.steps?.[after.step ?? 0]?.title ?? item.title;
  return (after.step ?? 0) > (before.step ?? 0)
    ? t("On to “{title}”", { title })
    : t("Back to “{title}”", { title });
}

/** @param {number} ms by which the end was moved */
function lengthWords(ms) {
  const minutes = Math.round(ms / MINUTE);
  if (ms === 0) return "";
  if (minutes >= 0) return tn("Longer by {n} minute", "Longer by {n} minutes", minutes);
  return tn("Shorter by {n} minute", "Shorter by {n} minutes", -minutes);
}
