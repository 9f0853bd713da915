/** What the agenda's next step does in the rooms of an item, for who presses *Next*: short sentences. */

import { factsOf } from "../core/facts.js";
import { t, tn } from "../core/words.js";
import { roomsOf } from "./board-rounds.js";
import { silent, standing, unseenIn } from "./board-standing.js";

/**
 * @param {import("../core/store.js").Store} store
 * @param {import("../core/agenda.js").Item} item
 * @returns {string[]}
 */
export function ahead(store, item) {
  const rooms = roomsOf(store, item).map(({ id, value }) => ({
    id,
    name: value.name,
    now: standing(store, item, id, factsOf("board")),
  }));
  const led = rooms.filter(({ now }) => now.led).map(({ name }) => name);
  const following = rooms.filter(({ now }) => !now.led);
  const revealing = following.filter(({ now }) => silent(now));
  const appear = revealing.length ? appearing(unseenOf(store, item, revealing)) : "";
  const stay = led.length
    ? tn(
        "{rooms} goes at its own pace and stays where it is.",
        "{rooms} go at their own pace and stay where they are.",
        led.length,
        { rooms: led.join(", ") },
      )
    : "";
  const none = led.length && following.length === 0 ? t("No room goes along.") : "";
  return [appear, none, stay].filter(Boolean);
}

/**
 * What leaving the item shows of what was written in silence, in whichever room.
 * @param {import("../core/store.js").Store} store
 * @param {import("../core/agenda.js").Item} item
 * @returns {string[]}
 */
export function shownAtEnd(store, item) {
  const cards = unseenOf(store, item, roomsOf(store, item));
  return cards > 0 ? [appearing(cards)] : [];
}

/**
 * @param {import("../core/store.js").Store} store
 * @param {import("../core/agenda.js").Item} item
 * @param {{ id: string }[]} rooms
 */
function unseenOf(store, item, rooms) {
  return rooms.reduce((sum, { id }) => sum + unseenIn(store, item.id, id), 0);
}

/** @param {number} cards */
function appearing(cards) {
  return tn("{n} card appears that was written unseen.", "{n} cards appear that were written unseen.", cards);
}
