/** Leads to a card or a cluster, wherever it hangs in its room, and brings one's own new card into sight. */

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
  await drawnAnew(room);
  const name = CSS.escape(id);
  const found = room.drawn(id) ?? room.querySelector(`[data-cluster="${name}"], [data-hangs="${name}"]`);
  found?.scrollIntoView({ block: "center" });
  if (room.view === "wall") room.wall.focusOn(id);
  else if (found instanceof HTMLElement) found.focus();
}

/**
 * No further than it has to be, so that the page else stays where it is.
 * @param {import("./board-room.js").BoardRoom} room
 * @param {string} id of a card
 */
export async function bringIntoSight(room, id) {
  await drawnAnew(room);
  room.drawn(id)?.scrollIntoView({ block: "nearest" });
}

/** Once what hangs there is drawn as well. @param {import("./board-room.js").BoardRoom} room */
async function drawnAnew(room) {
  await room.updateComplete;
  await (room.view === "wall" ? room.wall : room.list).updateComplete;
}
