// The picture of a chain: readable, the same everywhere, and calm while it grows; the same words as a list.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cross, cuts, overlap, towards } from "../../static/js/activities/chain-geometry.js";
import { layOut, layOutWithin, sizeOf } from "../../static/js/activities/chain-layout.js";
import { spread } from "../../static/js/activities/chain-spread.js";
import {
  branchOf,
  differ,
  hanging,
  inOrder,
  loudest,
  mostConnected,
  nested,
  SEED,
} from "../../static/js/activities/chain-tree.js";
import { lineWidths, textWidth } from "../../static/js/activities/lettering.js";

/** @typedef {import("../../static/js/activities/chain-tree.js").Term} Term */

const WORDS = [
  "Wasser",
  "Biotopverbund",
  "Entsiegelung der Schulhöfe",
  "Ruß",
  "Interkommunale Zusammenarbeit",
];

test("no word lies on another, however many there are and however large they have grown", () => {
  for (const [many, seed] of [
    [1, 1],
    [12, 2],
    [60, 3],
    [150, 4],
  ]) {
    const { spots } = layOut("Grüne Infrastruktur", chain(Number(many), Number(seed)), 1.75);
    assert.equal(spots.length, Number(many) + 1);
    for (const [n, a] of spots.entries()) {
      for (const b of spots.slice(n + 1)) assert.ok(!overlap(a, b, 0), `${a.text} and ${b.text} of ${many}`);
    }
  }
});

test("many words around one seed find room as well", () => {
  const star = chain(150, 5).map((term) => ({ ...term, parent: SEED, voices: 1 }));
  const { spots, width, height } = layOut("Seed", star, 1.75);
  assert.ok(spots.every((a, n) => spots.slice(n + 1).every((b) => !overlap(a, b, 0))));
  assert.ok(width < 160 && height < 120, `${width} × ${height}`);
});

test("the stage shows as many words as can be read from afar, the loudest first, none on another", () => {
  const room = { width: 88, height: 40 };
  for (const many of [12, 150, 600]) {
    const terms = chain(many, 4);
    const { spots, width, height } = layOutWithin("Grüne Infrastruktur", terms, 2.25, room);
    assert.ok(width <= room.width && height <= room.height, `${width} × ${height}`);
    assert.ok(spots.length > Math.min(many, 15), `${spots.length} of ${many}`);
    assert.ok(spots.every((a, n) => spots.slice(n + 1).every((b) => !overlap(a, b, 0))));
    const shown = new Set(spots.map(({ id }) => id));
    assert.ok(loudest(terms, 3).every(({ id }) => shown.has(id)));
    assert.ok(
      spots.slice(1).every(({ parent }) => shown.has(parent)),
      "what a word hangs on is there",
    );
  }
});

test("the same words make the same picture, in whatever order they are told", () => {
  const terms = chain(80, 6);
  assert.deepEqual(layOut("Seed", [...terms].reverse(), 1.5), layOut("Seed", terms, 1.5));
});

test("going on from an earlier picture changes nothing, also when words have gone since", () => {
  const terms = chain(60, 7);
  const before = layOut("Seed", terms.slice(0, 50), 1.5);
  assert.deepEqual(layOut("Seed", terms, 1.5, before), layOut("Seed", terms, 1.5));
  const pruned = terms.filter(({ id }) => id !== "t40" && !under(terms, id, "t40"));
  assert.deepEqual(layOut("Seed", pruned, 1.5, before), layOut("Seed", pruned, 1.5));
  assert.deepEqual(layOut("Another", terms, 1.5, before), layOut("Another", terms, 1.5));
});

test("words that are read anew are no other words; one voice more makes them others", () => {
  const terms = chain(20, 9);
  const [first] = terms;
  assert.ok(differ(terms, undefined));
  assert.ok(!differ(structuredClone(terms), terms));
  assert.ok(differ([{ .../** @type {Term} */ (first), voices: 99 }, ...terms.slice(1)], terms));
  assert.ok(differ(terms.slice(1), terms));
  assert.ok(!differ(new Set(["t1"]), new Set(["t1"])));
});

test("a new word leaves the others where they are", () => {
  const terms = chain(60, 8).map((term) => ({ ...term, voices: 1 }));
  const [before, after] = [layOut("Seed", terms.slice(0, 59), 1.5), layOut("Seed", terms, 1.5)];
  for (const [n, { id, x, y }] of before.spots.entries()) {
    const now = after.spots[n];
    assert.deepEqual([now?.id, now?.x, now?.y], [id, x, y]);
  }
});

test("what a picture leaves free beside it goes between its words, and nothing stands outside of it", () => {
  const picture = layOut("Seed", chain(40, 8), 1);
  const wide = { width: picture.width * 1.3, height: picture.height };
  const apart = spread(picture, wide);
  assert.ok(apart.width > picture.width * 1.2 && apart.width <= wide.width, `${apart.width}`);
  assert.equal(apart.height, picture.height);
  assert.ok(apart.spots.every((a, n) => apart.spots.slice(n + 1).every((b) => !overlap(a, b, 0))));
  for (const { x, w, up } of apart.spots) {
    assert.ok(x - w / 2 >= apart.left && x + w / 2 <= apart.left + apart.width);
    assert.ok(!up || apart.spots.includes(up), "lines lead to where words stand now");
  }
  assert.equal(spread(picture, picture), picture);
});

test("a word that more people say is larger, up to a limit", () => {
  assert.ok(sizeOf(1) < sizeOf(2) && sizeOf(2) < sizeOf(8));
  assert.equal(sizeOf(0), sizeOf(1));
  assert.equal(sizeOf(1000), sizeOf(10_000));
  const [small, large] = [1, 9].map((voices) => {
    const { spots } = layOut("Seed", [{ id: "a", text: "Wasser", parent: SEED, at: 1, voices }], 1.5);
    return spots[1];
  });
  assert.ok(small && large && large.w > small.w && large.h > small.h);
});

test("everything lies within the frame, and words of a branch share it", () => {
  const terms = chain(40, 9);
  const { spots, left, top, width, height } = layOut("Seed", terms, 1);
  for (const { x, y, w, h } of spots) {
    assert.ok(
      x - w / 2 >= left && x + w / 2 <= left + width && y - h / 2 >= top && y + h / 2 <= top + height,
    );
  }
  for (const { id, branch } of spots.slice(1)) {
    assert.equal(branch, branchOf(/** @type {Term} */ (terms.find((term) => term.id === id)), terms));
  }
});

test("a word whose parent is not there hangs on the seed, in the picture and in the list", () => {
  const lost = [{ id: "a", text: "Wasser", parent: "gone", at: 1, voices: 1 }];
  assert.equal(layOut("Seed", lost, 1.5).spots[1]?.up?.id, SEED);
  assert.deepEqual(
    nested(lost).map(({ id }) => id),
    ["a"],
  );
});

test("the list nests words as they hang, the older first", () => {
  const terms = [word("c", "a", 3), word("b", SEED, 2), word("a", SEED, 1), word("d", "c", 4)];
  assert.deepEqual(shape(nested(terms)), { a: { c: { d: {} } }, b: {} });
  assert.deepEqual(
    inOrder(terms).map(({ id }) => id),
    ["a", "b", "c", "d"],
  );
  assert.deepEqual([...hanging(terms)].sort(), [
    ["a", 2],
    ["c", 1],
  ]);
});

test("of the same moment, a word comes after the one that it hangs on", () => {
  const terms = [word("a", "b", 1), word("b", SEED, 1)];
  assert.deepEqual(
    inOrder(terms).map(({ id }) => id),
    ["b", "a"],
  );
});

test("the loudest words come first, the older where it is a tie", () => {
  const terms = [word("a", SEED, 1, 2), word("b", SEED, 2, 5), word("c", SEED, 3, 2), word("d", SEED, 4, 1)];
  assert.deepEqual(
    loudest(terms, 3).map(({ id }) => id),
    ["b", "a", "c"],
  );
});

test("the arrow keys go to the nearest word in their direction, and nowhere past the last", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 5, y: 0 },
    { x: 9, y: 1 },
    { x: 0, y: -4 },
  ];
  const from = { x: 0, y: 0 };
  assert.deepEqual(towards(points, from, { x: 1, y: 0 }), { x: 5, y: 0 });
  assert.deepEqual(towards(points, from, { x: 0, y: -1 }), { x: 0, y: -4 });
  assert.equal(towards(points, from, { x: -1, y: 0 }), undefined);
});

test("lines that cross and lines that run under a card are found", () => {
  const [a, b, c, d] = [
    { x: 0, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
    { x: 10, y: 0 },
  ];
  assert.ok(a && b && c && d);
  assert.ok(cross(a, b, c, d) && !cross(a, c, b, d));
  assert.ok(cuts(a, b, { x: 5, y: 5, w: 2, h: 2 }));
  assert.ok(!cuts(a, b, { x: 8, y: 2, w: 2, h: 2 }));
  assert.ok(!cuts(a, b, { x: 20, y: 20, w: 2, h: 2 }), "a card behind the end is not under the line");
});

test("long words are broken, wide letters take more room, marks of direction none", () => {
  assert.equal(lineWidths("Wasser", 10).length, 1);
  assert.equal(lineWidths("Entsiegelung der Schulhöfe in Wohnstraßen", 10).length, 3);
  assert.ok(lineWidths("Donaudampfschifffahrtsgesellschaft", 10).every((width) => width <= 10));
  assert.ok(textWidth("WWWW") > textWidth("iiii") * 2);
  assert.ok(textWidth("水水") > textWidth("aa"));
  assert.equal(textWidth("\u200f\u0301"), 0);
  assert.deepEqual(lineWidths("", 10), [0]);
});

/**
 * A chain as a room makes it: some words on the seed, most on others, few of them loud.
 * @param {number} many
 * @param {number} seed
 * @returns {Term[]}
 */
function chain(many, seed) {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  /** @type {Term[]} */
  const terms = [];
  for (let n = 0; n < many; n += 1) {
    const parent = random() < 0.35 ? undefined : terms[Math.floor(random() * terms.length)];
    const text = `${WORDS[n % WORDS.length]} ${n}`;
    terms.push(word(`t${n}`, parent?.id ?? SEED, n, 1 + Math.floor(random() ** 8 * 20), text));
  }
  return terms;
}

/**
 * @param {string} id
 * @param {string} parent
 * @param {number} at
 * @param {number} [voices]
 * @param {string} [text]
 * @returns {Term}
 */
function word(id, parent, at, voices = 1, text = id) {
  return { id, text, parent, at, voices };
}

/**
 * Whether a word hangs on another, at any distance.
 * @param {Term[]} terms
 * @param {string} id
 * @param {string} above
 */
function under(terms, id, above) {
  let up = terms.find((term) => term.id === id)?.parent;
  while (up && up !== above) up = terms.find((term) => term.id === up)?.parent;
  return up === above;
}

/**
 * @param {import("../../static/js/activities/chain-tree.js").Twig[]} twigs
 * @returns {object}
 */
function shape(twigs) {
  return Object.fromEntries(twigs.map(({ id, below }) => [id, shape(below)]));
}

test("the most connected words are those on which most hang directly, the older first", () => {
  const terms = [
    ["a", SEED],
    ["b", SEED],
    ["c", "b"],
    ["d", "b"],
    ["e", "a"],
    ["f", "a"],
    ["g", "b"],
    ["h", "c"],
  ].map(([id = "", parent = ""], at) => ({ id, text: id, parent, at, voices: 1 }));
  assert.deepEqual(
    mostConnected(terms, 2).map(({ term, below }) => [term.id, below]),
    [
      ["b", 3],
      ["a", 2],
    ],
  );
  assert.equal(mostConnected(terms, 9).length, 2, "one word that hangs on it makes no centre");
});

test("a card is as wide as its longest word, so that none is broken that can stand in one line", () => {
  const text = "Regenwassermanagement im Straßenraum";
  const term = { id: "a", text, parent: SEED, voices: 1, said: 1 };
  const card = layOut("Wasser", [/** @type {any} */ (term)], 1.5).spots.find(({ id }) => id === "a");
  assert.ok(card && card.w - 0.8 >= textWidth("Regenwassermanagement"), `only ${card?.w}`);
});
