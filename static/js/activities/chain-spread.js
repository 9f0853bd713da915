/**
 * What a picture of a chain leaves free beside it goes between its words: they move apart, each in the direction in
 * which it stands, so that the lines between them are seen. Pure; called by chain-picture.js for what
 * chain-layout.js made.
 */

import { frame } from "./chain-layout.js";

/** @typedef {import("./chain-layout.js").Picture} Picture */
/** @typedef {import("./chain-layout.js").Spot} Spot */

/** Farther apart, what belongs together no longer looks so. */
const FARTHEST = 1.6;
const STEP = 0.02;

/**
 * @param {Picture} picture
 * @param {{ width: number, height: number }} room in em of the smallest word
 * @returns {Picture} the same where it fills the room already
 */
export function spread(picture, room) {
  const { spots } = picture;
  const across = farthest((by) => frame(moved(spots, by, 1)).width <= room.width);
  const down = farthest((by) => frame(moved(spots, 1, by)).height <= room.height);
  if (across === 1 && down === 1) return picture;
  const apart = moved(spots, across, down);
  return { ...picture, spots: apart, ...frame(apart) };
}

/** @param {(by: number) => boolean} fits */
function farthest(fits) {
  let by = FARTHEST;
  while (by > 1 && !fits(by)) by -= STEP;
  return Math.max(1, by);
}

/**
 * @param {Spot[]} spots each after the one on which it hangs
 * @param {number} across
 * @param {number} down
 */
function moved(spots, across, down) {
  /** @type {Map<string, Spot>} */
  const all = new Map();
  for (const spot of spots) {
    const up = spot.up && all.get(spot.up.id);
    all.set(spot.id, { ...spot, x: spot.x * across, y: spot.y * down, up });
  }
  return [...all.values()];
}
