/** What dots came to on a board, once they were counted: in this item, or in an earlier one that worked on it. */

import { items } from "../core/agenda.js";
import { roundsOf } from "./board-rounds.js";
import { askedIn } from "./board-weigh-model.js";

/** @typedef {import("./board-weigh-model.js").Asked} Asked */
/** @typedef {{ dots: Record<string, number>, people: number }} Tally */
/** @typedef {{ id: string, round: number, asked: Asked, tally: Tally }} Counted `round` from 1 */

/**
 * Of every question that was weighed on this board, of an earlier round too.
 * @param {{ store: import("../core/store.js").Store, item: import("../core/agenda.js").Item, room: string }} about
 * @returns {Counted[]}
 */
export function countedIn({ store, item, room }) {
  const agenda = items(store);
  const opened = store.get("all", `theme:${room}`)?.opened;
  return roundsOf(agenda, item.kind, room, opened).flatMap((id, place) => {
    const asked = askedIn(agenda.find((one) => one.id === id) ?? {});
    return asked.flatMap((one) => {
      const tally = store.get(`room:${room}`, `tally:${id}.${one.place}`);
      return tally ? [{ id: `${id}.${one.place}`, round: place + 1, asked: one, tally }] : [];
    });
  });
}
