/** Leads to a card or a cluster, wherever it hangs in its room. */

import { WIDE } from "./board-sieve.js";

/**
 * @param {import("./board-room.js").BoardRoom} room
 * @param {string} id of a card or a cluster
 */
export async function lookAt(room, id) {
  const thing = room.cards.get(id) ?? room.clusters.get(id);
  if (!thing) return;
  room.sieve = WIDE;
  room.turnTo(thing.section);
  await room.updateComplete;
  await (room.view === "wall" ? room.wall : room.list).updateComplete;
  const name = CSS.escape(id);
  const found = room.drawn(id) ?? room.querySelector(`[data-cluster="${name}"], [data-hangs="${name}"]`);
  found?.scrollIntoView({ block: "center" });
  if (room.view === "wall") room.wall.focusOn(id);
  else if (found instanceof HTMLElement) found.focus();
}
