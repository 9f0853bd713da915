/** The goals that the rooms of an item have marked for the plenary. Pure. */

import { items } from "../core/agenda.js";
import { boardsOf } from "./board-rounds.js";

/**
 * In the order of the themes, and of the goals in each.
 * @param {import("../core/store.js").Store} store
 * @param {import("../core/agenda.js").Item} item
 * @returns {import("../elements/activity.js").Marked[]}
 */
export function marked(store, item) {
  return boardsOf(item, store.each("all", "theme"), items(store)).flatMap(({ id: room }) =>
    store
      .each(`room:${room}`, "goal")
      .filter(({ value }) => value.plenary)
      .sort((a, b) => a.value.place - b.value.place)
      .map(({ id, value }) => ({ kind: "goal", id, room, text: value.text })),
  );
}
