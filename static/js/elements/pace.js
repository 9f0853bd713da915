/** Where the room of somebody stands in an item, if its host may have it elsewhere than the agenda. */

import { elementOf } from "./kinds.js";

/** @typedef {{ step: number, ends: number }} Pace the step from 0, and when it is due to end in workshop time */

/**
 * @param {import("../core/workshop.js").Workshop} workshop
 * @param {import("../core/agenda.js").Item | undefined} item
 * @returns {Pace | undefined} nothing where all rooms go with the agenda, or this person is in none
 */
export function paceOf({ store, room, me }, item) {
  const here = room ?? me.room;
  return here && item ? elementOf(item.kind)?.pace?.({ store, item, room: here }) : undefined;
}
