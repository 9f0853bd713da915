// Searching, filtering and sorting the cards of a room; and what is new to somebody who comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Memory } from "../../static/js/activities/board-memory.js";
import { readSections } from "../../static/js/activities/board-model.js";
import { counted, narrows, sieved, WIDE } from "../../static/js/activities/board-sieve.js";
import { Device } from "../../static/js/core/device.js";

/** @typedef {import("../../static/js/activities/board-model.js").Card} Card */

/**
 * @param {string} id
 * @param {Partial<Card>} [more]
 * @param {Partial<Card["note"]>} [note]
 * @returns {Card}
 */
const card = (id, more = {}, note = {}) => ({
  id,
  note: { item: "one", section: 1, text: id, kind: "statement", at: 1, ...note },
  section: 1,
  x: null,
  y: null,
  cluster: "",
  veiled: false,
  support: 0,
  supported: false,
  mine: false,
  comments: 0,
  ...more,
});

const CARDS = [
  card("Gründächer", { cluster: "k" }, { at: 1, kind: "project" }),
  card("Regenwasser", { cluster: "k" }, { at: 5, where: "Essen", kind: "practice" }),
  card("Schatten", { support: 2, mine: true }, { at: 3 }),
  card("Wer pflegt das?", { section: 2 }, { at: 4, kind: "question", by: "p" }),
];
const CLUSTERS = new Map([
  [
    "k",
    {
      id: "k",
      name: "Schwammstadt",
      item: "one",
      at: 2,
      section: 1,
      x: null,
      y: null,
      cards: CARDS.slice(0, 2),
    },
  ],
]);
/** @type {import("../../static/js/activities/board-sieve.js").About} */
const ABOUT = {
  dots: new Map([["k", 4]]),
  author: ({ note }) => (note.by ? "Person Müller" : ""),
  isNew: ({ id }) => id === "Schatten",
};

/** @param {Partial<import("../../static/js/activities/board-sieve.js").Sieve>} part */
function shown(part) {
  const sections = readSections(["Was?", "Wo?"], CARDS, CLUSTERS);
  return sieved(sections, { ...WIDE, ...part }, ABOUT).flatMap(({ cards }) => cards.map(({ id }) => id));
}

test("a sieve that keeps nothing back changes nothing", () => {
  const sections = readSections(["Was?", "Wo?"], CARDS, CLUSTERS);
  assert.equal(sieved(sections, WIDE, ABOUT), sections);
  assert.equal(narrows(WIDE), false);
  assert.equal(narrows({ ...WIDE, text: "  " }), false);
});

test("all words are found, in text, place, author and cluster, without capitals and accents", () => {
  assert.deepEqual(shown({ text: "grundacher" }), ["Gründächer"]);
  assert.deepEqual(shown({ text: "ESSEN" }), ["Regenwasser"]);
  assert.deepEqual(shown({ text: "müller pflegt" }), ["Wer pflegt das?"]);
  assert.deepEqual(shown({ text: "schwammstadt" }), ["Gründächer", "Regenwasser"]);
  assert.deepEqual(shown({ text: "schwammstadt pflegt" }), []);
});

test("cards are narrowed by question, kind, whose they are, dots, and what is new", () => {
  assert.deepEqual(shown({ section: 2 }), ["Wer pflegt das?"]);
  assert.deepEqual(shown({ kind: "project" }), ["Gründächer"]);
  assert.deepEqual(shown({ mine: true }), ["Schatten"]);
  assert.deepEqual(
    shown({ dotted: true }),
    ["Gründächer", "Regenwasser", "Schatten"],
    "those of a cluster count for its cards",
  );
  assert.deepEqual(shown({ fresh: true }), ["Schatten"]);
});

test("clusters and cards are sorted by dots and by age", () => {
  const all = readSections(["Was?", "Wo?"], CARDS, CLUSTERS);
  assert.deepEqual(
    sieved(all, { ...WIDE, order: "newest" }, ABOUT).map(({ sorted }) => sorted),
    [true, true],
    "the wall is told",
  );
  assert.deepEqual(shown({ order: "newest" }), ["Regenwasser", "Gründächer", "Schatten", "Wer pflegt das?"]);
  const bare = { id: "bare", name: "", item: "one", at: 1, section: 1, x: null, y: null, cards: [] };
  const two = new Map([["bare", bare], ...CLUSTERS]);
  const [section] = sieved(readSections(["Was?"], CARDS, two), { ...WIDE, order: "dots" }, ABOUT);
  assert.deepEqual(
    section?.clusters.map(({ id }) => id),
    ["k"],
    "one without a card that shows is left out",
  );
});

test("dots are summed over the questions of an item", () => {
  /** @type {{ id: string, value: { dots: Record<string, number> } }[]} */
  const tallies = [
    { id: "one.0", value: { dots: { a: 2, k: 1 } } },
    { id: "one.1", value: { dots: { a: 1 } } },
    { id: "two.0", value: { dots: { a: 9 } } },
  ];
  assert.deepEqual(
    [...counted(tallies, "one")],
    [
      ["a", 3],
      ["k", 1],
    ],
  );
});

test("who was never here sees nothing new; who comes back sees what others have pinned up since", () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ text) => kept.set(name, text),
    removeItem: (/** @type {string} */ name) => kept.delete(name),
  };
  const device = new Device(() => /** @type {any} */ (storage));
  const first = new Memory(device, "w/p/klima");
  assert.equal(first.isNew({ id: "a", mine: false }), false);
  first.leave(["a", "b"]);
  const again = new Memory(device, "w/p/klima");
  assert.deepEqual(
    ["a", "c"].map((id) => again.isNew({ id, mine: false })),
    [false, true],
  );
  assert.equal(again.isNew({ id: "c", mine: true }), false, "one's own, from another device");
  again.seen(["a", "b", "c"]);
  assert.equal(again.isNew({ id: "c", mine: false }), false);
  assert.equal(new Memory(device, "w/p/arten").isNew({ id: "c", mine: false }), false, "each room by itself");
});
