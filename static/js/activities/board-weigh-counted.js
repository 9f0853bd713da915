/** What dots came to on a board, once they were counted: in this item, or in an earlier one that worked on it. */

import { items } from "../core/agenda.js";
import { roundsOf } from "./board-rounds.js";
import { askedIn } from "./board-weigh-model.js";

/** @typedef {import("./board-weigh-model.js").Asked} Asked */
/** @typedef {{ dots: Record<string, number>, people: number }} Tally */
/** @typedef {{ id: string, round: number, asked: Asked, tally: Tally }} Counted `round` from 1 */
/**
 * What one thing got for one question; `told`: the question, where there are several.
 * @typedef {Readonly<{ place: number, dots: number, told: string }>} Part
 */

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

/**
 * What each thing got in the last round in which dots were counted, question by question.
 * @param {readonly Pick<Counted, "round" | "asked" | "tally">[]} all
 * @returns {Map<string, Part[]>}
 */
export function gotIn(all) {
  const last = all.filter(({ round }) => round === all.at(-1)?.round);
  /** @type {Map<string, Part[]>} */
  const got = new Map();
  for (const { asked, tally } of last) {
    const [place, told] = [asked.place, last.length > 1 ? asked.question : ""];
    for (const [id, dots] of Object.entries(tally.dots)) {
      if (dots > 0) got.set(id, [...(got.get(id) ?? []), { place, dots, told }]);
    }
  }
  return got;
}
