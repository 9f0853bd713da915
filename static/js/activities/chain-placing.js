/**
 * Finds the spot of one more word in the picture of a chain: near its parent, free, and with a clear way
 * there. Pure; called by chain-layout.js for one word after the other. All lengths are in em.
 */

import { cross, cuts, overlap } from "./chain-geometry.js";

/** @typedef {import("./chain-geometry.js").Box} Box */
/** @typedef {{ w: number, h: number }} Extent */
/** @typedef {Box & { up?: Placed, depth: number }} Placed `up` is the word that it hangs on, none for the seed */

/** How much is left free around a word. */
export const GAP = 0.55;
const AROUND_SEED = 2.2;
const DIRECTIONS = 48;
const RINGS = 32;
const RING = 1.1;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
// What a way costs beside its length: each word that it runs under, each line under the new word, each crossing.
const UNDER_WORD = 4;
const OVER_LINE = 3;
const CROSSING = 5;

/**
 * @param {Placed} up the word that it hangs on
 * @param {Extent} own
 * @param {Placed[]} placed all that stand already, `up` among them
 * @param {number} flatness how much dearer height is than width
 * @returns {Box}
 */
export function bestSpot(up, own, placed, flatness) {
  const wished = wishedDirection(up, placed);
  const ways = [...around(up, own)].map((box) => ({ box, cost: wayCost(up, box, wished, flatness) }));
  ways.sort((a, b) => a.cost - b.cost);
  /** @type {Box | undefined} */
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const { box, cost } of ways) {
    if (cost >= least) break;
    if (placed.some((other) => overlap(box, other, GAP))) continue;
    const whole = cost + clutter(up, box, placed, least - cost);
    if (whole < least) [best, least] = [box, whole];
  }
  return best ?? beyond(own, placed);
}

/**
 * Boxes in all directions from another, from just beside it outwards.
 * @param {Placed} up
 * @param {Extent} own
 */
function* around(up, own) {
  const gap = up.depth === 0 ? AROUND_SEED : GAP + 0.25;
  for (let n = 0; n < DIRECTIONS * RINGS; n += 1) {
    const ring = Math.floor(n / DIRECTIONS);
    // Each ring is turned a little, so that the spots far out do not stand in rays.
    const angle = ((n + 0.38 * ring) / DIRECTIONS) * 2 * Math.PI;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const beside = Math.min(
      ((up.w + own.w) / 2 + gap) / Math.abs(dx || 1e-9),
      ((up.h + own.h) / 2 + gap) / Math.abs(dy || 1e-9),
    );
    const far = beside + RING * ring * (1 + ring / 16);
    yield { x: up.x + dx * far, y: up.y + dy * far, ...own };
  }
}

/**
 * Away from the middle, siblings in a fan; around the seed, each next branch where there is most room.
 * @param {Placed} up
 * @param {Placed[]} placed
 */
function wishedDirection(up, placed) {
  const siblings = placed.filter((one) => one.up === up).length;
  if (!up.up) return siblings * GOLDEN_ANGLE;
  const fan = Math.ceil(siblings / 2) * (siblings % 2 ? 0.8 : -0.8);
  return Math.atan2(up.y, up.x) + fan;
}

/**
 * What speaks against a spot by itself: the length of the way, the distance from the middle, the turn.
 * @param {Placed} up
 * @param {Box} box
 * @param {number} wished
 * @param {number} flatness
 */
function wayCost(up, box, wished, flatness) {
  const turn = 1 - Math.cos(Math.atan2(box.y - up.y, box.x - up.x) - wished);
  const freeX = Math.max(0, Math.abs(box.x - up.x) - (box.w + up.w) / 2);
  const freeY = Math.max(0, Math.abs(box.y - up.y) - (box.h + up.h) / 2);
  return Math.hypot(freeX, freeY * flatness) + 0.3 * Math.hypot(box.x, box.y * flatness) + 1.6 * turn;
}

/**
 * How many words and lines the way to that spot would run under, and how many lines would run under it.
 * @param {Placed} up
 * @param {Box} box
 * @param {Placed[]} placed
 * @param {number} enough from where on it no longer matters how much
 */
function clutter(up, box, placed, enough) {
  let cost = 0;
  for (const other of placed) {
    if (other === up) continue;
    if (cuts(up, box, other)) cost += UNDER_WORD;
    if (other.up && cuts(other.up, other, box)) cost += OVER_LINE;
    if (other.up && other.up !== up && cross(up, box, other.up, other)) cost += CROSSING;
    if (cost >= enough) return cost;
  }
  return cost;
}

/**
 * Where nothing else is, if all around was taken: below everything.
 * @param {Extent} own
 * @param {Placed[]} placed
 * @returns {Box}
 */
function beyond(own, placed) {
  const lowest = Math.max(...placed.map((one) => one.y + one.h / 2));
  return { x: 0, y: lowest + GAP + own.h / 2, ...own };
}
