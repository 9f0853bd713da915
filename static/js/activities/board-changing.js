/**
 * A card that is being changed on the wall is as large as one writes, however small the wall is shown: it lies over what
 * hangs about it, which stays where it is, and within the wall.
 */

import { deepen } from "./board-layout.js";

/**
 * @param {import("./board-layout.js").Layout} layout
 * @param {(HTMLElement | null)[]} things `[data-hangs]` with such a card in it
 * @param {number} grown how much larger they are
 * @returns {number} how much paper they need below the wall
 */
export function roomToChange(layout, things, grown) {
  return deepen(layout, Math.max(0, ...things.map((thing) => foot(layout, thing, grown))));
}

/**
 * @param {import("./board-layout.js").Layout} layout
 * @param {HTMLElement | null} thing
 * @param {number} grown
 */
function foot(layout, thing, grown) {
  const card = /** @type {HTMLElement | null | undefined} */ (thing?.querySelector(":scope > board-card"));
  const hung = layout.cards.get(thing?.dataset.hangs ?? "");
  if (!thing || !card || !hung) return 0;
  thing.toggleAttribute("data-leftwards", hung.x + card.offsetWidth * grown > layout.width);
  return hung.y + card.offsetHeight * grown;
}
