/** Where a room stands, for who moderates: its step, its time, who is done; and since when cards can be seen to come. */

import { clockEntity, MINUTE } from "../core/agenda.js";
import { factsOf } from "../core/facts.js";
import { working } from "./board-attendance.js";
import { leftIn, readyIn, silent, standing, unseenIn } from "./board-standing.js";

/** @typedef {import("./board-attendance.js").At} At */
/** @typedef {import("./board-attendance.js").Guest} Guest */

/**
 * @param {import("../core/store.js").Store} store
 * @param {import("../core/agenda.js").Item} item
 * @param {{ id: string, guests: Guest[] }} room
 * @param {number} moment the present, in workshop time
 * @returns {{ at: At | undefined, opened: number | undefined }} as `atAGlance` needs it
 */
export function standsIn(store, item, { id, guests }, moment) {
  const now = standing(store, item, id, factsOf("board"));
  const { step, index, all, led, ends, agenda, offers } = now;
  const began = clockEntity(store).began ?? 0;
  if (!step) return { at: undefined, opened: began };
  const ready = readyIn(store, { item: item.id, room: id, step: index, person: "" }).many;
  const people = Math.max(ready, working(guests));
  const unseen = silent(now) ? unseenIn(store, item.id, id) : 0;
  const left = leftIn(store, now, moment) ?? 0;
  const shows = offers.has("write") && !silent(now);
  return {
    at: { number: index + 1, all, title: step.title, left, led, agenda: agenda + 1, ready, people, unseen },
    opened: shows ? Math.max(began, ends - step.minutes * MINUTE) : undefined,
  };
}
