/** Leads to a card or a cluster, wherever it hangs in its room, and brings one's own new card into sight. */

import { WIDE } from "./board-sieve.js";

/** What begins in this part of the height of a page is in sight. */
const SEEN = 0.6;

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

/**
 * A step in which goals are sharpened begins with them, wherever somebody has scrolled to; who is typing is led there
 * by a button.
 * @param {import("./board-room.js").BoardRoom} room
 */
export async function leadToGoals(room) {
  await drawnAnew(room);
  const goals = room.piece("board-goals");
  await goals?.updateComplete;
  if (!goals) return;
  const bar = document.querySelector(".live-bar")?.getBoundingClientRect().bottom ?? 0;
  const show = () => goals.scrollIntoView({ block: "start" });
  const typing = Boolean(document.activeElement?.matches("input, textarea"));
  const way = wayThere({ top: goals.getBoundingClientRect().top, bar, height: innerHeight, typing });
  if (way === "itself") show();
  else if (way === "button" && room.notice) room.notice = { ...room.notice, show };
}

/**
 * How something that begins far up or down on the page comes into sight.
 * @param {{ top: number, bar: number, height: number, typing: boolean }} about where it is, below which bar
 * @returns {"" | "itself" | "button"}
 */
export function wayThere({ top, bar, height, typing }) {
  if (top >= bar && top < height * SEEN) return "";
  return typing ? "button" : "itself";
}

/** Once what hangs there is drawn as well. @param {import("./board-room.js").BoardRoom} room */
async function drawnAnew(room) {
  await room.updateComplete;
  await (room.view === "wall" ? room.wall : room.list).updateComplete;
}
