// Sticky dots: on what they go, how many one has left, and how what came of it is ranked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gotIn } from "../../static/js/activities/board-weigh-counted.js";
import {
  askedIn,
  barred,
  changed,
  ranking,
  spent,
  sticking,
  targets,
} from "../../static/js/activities/board-weigh-model.js";

/** @typedef {import("../../static/js/activities/board-model.js").Card} Card */
/** @typedef {import("../../static/js/activities/board-model.js").Cluster} Cluster */

/**
 * @param {string} id
 * @param {Partial<Card>} [more]
 * @returns {Card}
 */
const card = (id, more = {}) => ({
  id,
  note: { item: "one", section: 1, text: `Card ${id}`, kind: "statement", at: 1 },
  veiled: false,
  support: 0,
  supported: false,
  mine: false,
  comments: 0,
  section: 1,
  x: null,
  y: null,
  cluster: "",
  ...more,
});

/** @param {Card[]} all */
const byId = (...all) => new Map(all.map((one) => [one.id, one]));

/**
 * @param {string} id
 * @param {string} name
 * @param {Card[]} cards
 * @returns {Map<string, Cluster>}
 */
const cluster = (id, name, cards) =>
  new Map([[id, { id, name, item: "one", at: 1, section: 1, x: null, y: null, cards }]]);

test("what the workshop file leaves out is as it says there", () => {
  const item = {
    settings: { weighing: [{ question: "What first?" }, { question: "And then?", dots: 2, on: "clusters" }] },
  };
  assert.deepEqual(askedIn(item), [
    { place: 0, question: "What first?", dots: 5, most: 3, on: "cards" },
    { place: 1, question: "And then?", dots: 2, most: 2, on: "clusters" },
  ]);
  assert.deepEqual(askedIn({}), []);
});

test("dots go on cards, or on clusters and what is in none; never on what only its author sees", () => {
  const [a, b, c] = [card("a", { cluster: "k" }), card("b"), card("c", { veiled: true })];
  const [cards, clusters] = [byId(a, b, c), cluster("k", "Together", [a])];
  assert.deepEqual([...targets("cards", cards, clusters).keys()], ["a", "b"]);
  assert.deepEqual([...targets("clusters", cards, clusters).keys()], ["k", "b"]);
  assert.equal(targets("clusters", cards, clusters).get("k")?.text, "Together");
});

test("a cluster without a name is called by its first card", () => {
  const long = card("a", { cluster: "k", note: { ...card("a").note, text: "x".repeat(80) } });
  const [target] = targets("clusters", byId(long), cluster("k", "", [long])).values();
  assert.equal(target?.text, `${"x".repeat(60)} …`);
});

test("nobody has more dots than there are, nor more than may be on one thing", () => {
  const asked = { place: 0, question: "", dots: 4, most: 3, on: /** @type {const} */ ("cards") };
  const there = targets("cards", byId(card("a"), card("b"), card("c")), new Map());
  assert.equal(barred(asked, { a: 2 }, "a", there), undefined);
  assert.equal(barred(asked, { a: 3 }, "a", there), "enough");
  assert.equal(barred(asked, { a: 3, b: 1 }, "c", there), "none-left");
  assert.equal(barred(asked, {}, "gone", there), "no-place");
});

test("dots are put on and taken off one by one, and the last one takes the thing with it", () => {
  assert.deepEqual(changed({}, "a", 1), { a: 1 });
  assert.deepEqual(changed({ a: 1, b: 2 }, "b", 1), { a: 1, b: 3 });
  assert.deepEqual(changed({ a: 1, b: 2 }, "a", -1), { b: 2 });
  assert.deepEqual(changed({ b: 2 }, "a", -1), { b: 2 });
});

test("what was taken down gives its dots back", () => {
  const there = targets("cards", byId(card("a")), new Map());
  assert.equal(spent(sticking({ a: 2, gone: 3 }, there)), 2);
});

test("what has as many dots has the same rank, in the order in which it was written", () => {
  const age = (/** @type {string} */ id) => "dcba".indexOf(id);
  assert.deepEqual(
    ranking({ a: 3, b: 6, c: 3, d: 1, e: 0 }, age).map(({ id, rank, tied, part }) => [id, rank, tied, part]),
    [
      ["b", 1, false, 1],
      ["c", 2, true, 0.5],
      ["a", 2, true, 0.5],
      ["d", 4, false, 1 / 6],
    ],
  );
  assert.deepEqual(ranking({}, age), []);
});

test("what a thing got is told apart by question, and of the last round only", () => {
  /** @param {number} round @param {number} place @param {string} question @param {Record<string, number>} dots */
  const counted = (round, place, question, dots) =>
    /** @type {any} */ ({ round, asked: { place, question }, tally: { dots, people: 1 } });
  const before = counted(1, 0, "What then?", { a: 9 });
  const two = [
    before,
    counted(2, 0, "What first?", { a: 1, b: 0 }),
    counted(2, 1, "What together?", { a: 2 }),
  ];
  assert.deepEqual(
    [...gotIn(two)],
    [
      [
        "a",
        [
          { place: 0, dots: 1, told: "What first?" },
          { place: 1, dots: 2, told: "What together?" },
        ],
      ],
    ],
  );
  assert.deepEqual(gotIn([before]).get("a"), [{ place: 0, dots: 9, told: "" }]);
  assert.equal(gotIn([]).size, 0);
});
