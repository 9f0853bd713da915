/**
 * Where each word of a chain stands in the picture: a pure function of the words, so that all screens show
 * the same. Words are placed one after the other, in the order in which they came; a new word never moves
 * the older ones. Only a word that grows, because more people say it, pushes its neighbours a little.
 */

import { overlap } from "./chain-geometry.js";
import { bestSpot, GAP } from "./chain-placing.js";
import { inOrder, loudestFirst, SEED } from "./chain-tree.js";
import { lineWidths, textWidth } from "./lettering.js";

/** @typedef {import("./chain-tree.js").Term} Term */
/** @typedef {import("./chain-geometry.js").Box} Box */
/**
 * One word in the picture: `up` is the word that it hangs on, `branch` the first word on the way from the seed.
 * @typedef {Box & { id: string, text: string, parent: string, up?: Spot, size: number, branch: string, depth: number }} Spot
 */
/**
 * A picture in em of the smallest word; `spots` begins with the seed. `placed` are the spots before any word
 * grew, from which the next picture goes on.
 * @typedef {{ spots: Spot[], placed: Spot[], left: number, top: number, width: number, height: number }} Picture
 */

const SEED_SIZE = 1.5;
const LINE = 10.5;
// A single word that is longer than a line widens it up to here, so that it is not broken.
const LONGEST = 17;
const CLEAR = 0.35;
const ROUNDS = 120;

/**
 * How large a word is written: the smallest is 1, twice as many voices are a step more.
 * @param {number} voices
 */
export function sizeOf(voices) {
  return Math.min(2.2, 1 + 0.22 * Math.log2(Math.max(1, voices)));
}

/**
 * @param {string} seed the word in the middle
 * @param {Term[]} terms
 * @param {number} aspect how wide the picture should be for its height
 * @param {Picture} [before] an earlier picture of the same chain and aspect: it saves work and changes nothing
 * @returns {Picture}
 */
export function layOut(seed, terms, aspect, before) {
  const ordered = inOrder(terms);
  const placed = known(seed, ordered, before);
  const byId = new Map(placed.map((spot) => [spot.id, spot]));
  for (const term of ordered.slice(placed.length - 1)) {
    const up = /** @type {Spot} */ (byId.get(term.parent) ?? placed[0]);
    const box = bestSpot(up, extent(term.text, 1), placed, flatness(aspect));
    const { id, text, parent } = term;
    const spot = { id, text, parent, ...box, up, size: 1, branch: up.branch || id, depth: up.depth + 1 };
    placed.push(spot);
    byId.set(term.id, spot);
  }
  const spots = grown(placed, terms);
  return { placed, spots, ...frame(spots) };
}

/**
 * A picture of as many words as can be read from afar: all where they fit, else those that most people say, each
 * with the words on which it hangs.
 * @param {string} seed
 * @param {Term[]} terms
 * @param {number} aspect
 * @param {{ width: number, height: number }} room in em of the smallest word
 * @param {Picture} [before] as above
 * @returns {Picture}
 */
export function layOutWithin(seed, terms, aspect, room, before) {
  const ranked = loudestFirst(terms);
  let many = atMost(ranked, room);
  let picture = layOut(seed, ranked.slice(0, many), aspect, before);
  while (many > 1 && (picture.width > room.width || picture.height > room.height)) {
    many = Math.floor(many * 0.93);
    picture = layOut(seed, ranked.slice(0, many), aspect, picture);
  }
  return picture;
}

/**
 * How many of the first words would fit without anything but their gaps between them.
 * @param {Term[]} terms
 * @param {{ width: number, height: number }} room
 */
function atMost(terms, room) {
  let free = room.width * room.height;
  const full = terms.findIndex(({ text, voices }) => {
    const { w, h } = extent(text, sizeOf(voices), voices > 1);
    free -= (w + GAP) * (h + GAP);
    return free < 0;
  });
  return full < 0 ? terms.length : full;
}

/**
 * The room that a word takes, written on a card.
 * @param {string} text
 * @param {number} size
 * @param {boolean} [counted] whether a number stands beside it
 */
function extent(text, size, counted = false) {
  const longest = Math.max(...text.split(/\s+/).map(textWidth));
  const lines = lineWidths(text, Math.max(LINE, Math.min(LONGEST, longest)));
  const w = Math.max(2.4, ...lines) + 1.7 + (counted ? 1.6 : 0);
  return { w: w * size, h: (lines.length * 1.18 + 0.8) * size };
}

/**
 * How much dearer height is than width, so that the picture comes out about as asked: cards are wide anyway.
 * @param {number} aspect
 */
function flatness(aspect) {
  return 0.6 * aspect ** 1.7;
}

/**
 * What can be taken over from an earlier picture: all up to the first word that is new or gone; else the seed.
 * @param {string} seed
 * @param {Term[]} ordered
 * @param {Picture} [before]
 * @returns {Spot[]}
 */
function known(seed, ordered, before) {
  const [root, ...spots] = before?.placed ?? [];
  if (!root || root.text !== seed) return [middle(seed)];
  const differs = spots.findIndex(({ id, text, parent }, n) => {
    const term = ordered[n];
    return id !== term?.id || text !== term.text || parent !== term.parent;
  });
  return [root, ...(differs < 0 ? spots : spots.slice(0, differs))];
}

/**
 * @param {string} seed
 * @returns {Spot}
 */
function middle(seed) {
  const box = { x: 0, y: 0, ...extent(seed, SEED_SIZE) };
  return { id: SEED, text: seed, parent: "", ...box, size: SEED_SIZE, branch: "", depth: 0 };
}

/**
 * The same spots with the words in their true sizes, pushed apart where they then touch.
 * @param {Spot[]} placed
 * @param {Term[]} terms
 * @returns {Spot[]}
 */
function grown(placed, terms) {
  const voices = new Map(terms.map((term) => [term.id, term.voices]));
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  for (const spot of placed) {
    const many = voices.get(spot.id) ?? 1;
    const size = spot.depth ? sizeOf(many) : spot.size;
    const up = spot.up && spots.get(spot.up.id);
    spots.set(spot.id, { ...spot, size, ...extent(spot.text, size, many > 1), up });
  }
  const all = [...spots.values()];
  let round = 0;
  while (round < ROUNDS && pushApart(all)) round += 1;
  if (round === ROUNDS) moveOut(all);
  return all;
}

/**
 * @param {Spot[]} spots
 * @returns {boolean} whether anything touched
 */
function pushApart(spots) {
  let touched = false;
  for (const [n, a] of spots.entries()) {
    for (let m = n + 1; m < spots.length; m += 1) {
      const b = /** @type {Spot} */ (spots[m]);
      if (!overlap(a, b, CLEAR)) continue;
      touched = true;
      push(a, b);
    }
  }
  return touched;
}

/**
 * The larger one moves less, the seed not at all.
 * @param {Spot} a
 * @param {Spot} b
 */
function push(a, b) {
  const acrossX = (a.w + b.w) / 2 + GAP - Math.abs(a.x - b.x);
  const acrossY = (a.h + b.h) / 2 + GAP - Math.abs(a.y - b.y);
  const share = a.id === SEED ? 0 : (b.w * b.h) / (a.w * a.h + b.w * b.h);
  const axis = acrossX < acrossY ? "x" : "y";
  const way = Math.min(acrossX, acrossY) * (a[axis] <= b[axis] ? 1 : -1);
  a[axis] -= way * share;
  b[axis] += way * (1 - share);
}

/**
 * Where pushing finds no end, the outer one of two words goes outwards until it is clear.
 * @param {Spot[]} spots
 */
function moveOut(spots) {
  const outwards = [...spots].sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  for (const [n, spot] of outwards.entries()) {
    if (spot.id === SEED) continue;
    const inner = outwards.slice(0, n);
    const angle = Math.atan2(spot.y, spot.x);
    while (inner.some((other) => overlap(spot, other, CLEAR))) {
      spot.x += Math.cos(angle);
      spot.y += Math.sin(angle);
    }
  }
}

/** The room that some words take. @param {Spot[]} spots */
export function frame(spots) {
  const left = Math.min(...spots.map(({ x, w }) => x - w / 2)) - GAP;
  const right = Math.max(...spots.map(({ x, w }) => x + w / 2)) + GAP;
  const top = Math.min(...spots.map(({ y, h }) => y - h / 2)) - GAP;
  const bottom = Math.max(...spots.map(({ y, h }) => y + h / 2)) + GAP;
  return { left, top, width: right - left, height: bottom - top };
}
