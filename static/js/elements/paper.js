/** How paper hangs: each card a little askew, always the same way, by its name; CSS keeps it straight where motion is. */

import { property } from "./property.js";

const MOST = 0.6;

/**
 * @param {string} id of what is on the card
 * @returns {number} degrees, at most 0.6 either way
 */
export function tilt(id) {
  let sum = 7;
  for (const letter of id) sum = (sum * 397 + letter.charCodeAt(0)) % 1009;
  return (((sum * 397) % 1009) / 1008) * 2 * MOST - MOST;
}

/**
 * For a card's element: `<li class="card" ${hung(id)}>`.
 * @param {string} id
 */
export function hung(id) {
  return property("--tilt", `${tilt(id).toFixed(2)}deg`);
}
