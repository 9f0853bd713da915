/** Why somebody has been given a room, in words. Pure; who leads people into rooms says it beside the room's name. */

import { ordinal, t, tn, unparted } from "../core/words.js";

/** @typedef {{ room: string, wish?: number, why?: string, before?: object }} Team as in `me:<person>/team:<item>` */

/**
 * @param {Team} team
 * @param {string[]} full names of the themes that were wished for more, and full
 * @returns {string} why it is this room, without a full stop
 */
export function reason({ wish = 0, why = "wish", before }, full = []) {
  const names = full.join(", ");
  if (why === "host") return t("you host this room");
  if (why === "moved") return t("the moderators have asked you here");
  if (why === "merged" && before) return t("your room works together with this one");
  if (why === "merged") return t("too few wished for your theme alone: both work together here");
  if (why === "late") return t("you came later: the room with the most free seats");
  if (why === "none") return t("without a wish so far: the room with the most free seats");
  if (wish === 1) return t("your first wish");
  const values = { nth: ordinal(wish), themes: names };
  if (wish > 1 && !names) return t("{nth} wish", { nth: ordinal(wish) });
  if (wish > 1)
    return tn("{nth} wish; {themes} was full", "{nth} wish; {themes} were full", full.length, values);
  if (!names) return t("the room with the most free seats");
  return tn(
    "{themes} was full: the room with the most free seats",
    "{themes} were full: the room with the most free seats",
    full.length,
    values,
  );
}

/**
 * The same for a person whose wishes are known: it names what they wished for more and was full.
 * @param {import("../core/store.js").Store} store
 * @param {string} own their audience
 * @param {string} round the item with the room
 * @param {Team} team
 */
export function reasonFor(store, own, round, team) {
  const { wish = 0 } = team;
  const wished = store.each(own, "wish").find(({ id }) => id.endsWith(`.${round}`))?.value.themes ?? [];
  /** @type {string[]} */
  const missed = wish > 0 ? wished.slice(0, wish - 1) : wished;
  return reason(
    team,
    missed.map((id) => unparted(store.get("all", `theme:${id}`)?.name ?? id)),
  );
}
