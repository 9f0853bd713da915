// A poll: what can be given, how a ranking is moved, and what is made of what was counted.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  blank,
  labels,
  mean,
  mostOf,
  moved,
  results,
  said,
  same,
} from "../../static/js/activities/poll-model.js";

/** @param {Partial<import("../../static/js/activities/poll-model.js").Asked>} about */
function asked(about) {
  return {
    question: "?",
    kind: /** @type {const} */ ("single"),
    options: [],
    most: 0,
    steps: 5,
    low: "",
    high: "",
    ...about,
  };
}

const TREES = ["Trees", "Water", "Shade"];

test("an option moves by one place, and never out of the list", () => {
  assert.deepEqual(moved([1, 2, 3], 0, 1), [2, 1, 3]);
  assert.deepEqual(moved([1, 2, 3], 2, -1), [1, 3, 2]);
  assert.deepEqual(moved([1, 2, 3], 0, -1), [1, 2, 3]);
  assert.deepEqual(moved([1, 2, 3], 2, 1), [1, 2, 3]);
});

test("as many may be given as the file says, and never more words than there are fields for", () => {
  assert.equal(mostOf(asked({ kind: "multiple", options: TREES })), 3);
  assert.equal(mostOf(asked({ kind: "multiple", options: TREES, most: 2 })), 2);
  assert.equal(mostOf(asked({ kind: "words" })), 3);
  assert.equal(mostOf(asked({ kind: "words", most: 12 })), 5);
  assert.equal(mostOf(asked({ kind: "scale" })), 1);
});

test("empty fields are no words, and an answer without any is none", () => {
  assert.ok(blank({ words: ["", "  "] }));
  assert.ok(same({ words: ["Moss", ""] }, { chosen: [], words: ["Moss"] }));
  assert.ok(!same({ chosen: [1, 2] }, { chosen: [2, 1] }), "the order of a ranking counts");
});

test("options come with the most first, marks in their order with what their ends mean and their mean", () => {
  const counted = { words: [], people: 4, own: { chosen: [2] } };
  const counts = (/** @type {string | number} */ id) => ({ 1: 1, 2: 3 })[Number(id)] ?? 0;
  const options = results(asked({ options: TREES }), { ...counted, counts });
  assert.deepEqual(
    options.map(({ label, count, part, own }) => [label, count, part, own]),
    [
      ["Water", 3, 0.75, true],
      ["Trees", 1, 0.25, false],
      ["Shade", 0, 0, false],
    ],
  );
  const scale = asked({ kind: "scale", steps: 3, low: "no", high: "yes" });
  const marks = results(scale, { ...counted, counts });
  assert.deepEqual(
    marks.map(({ label }) => label),
    ["1: no", "2", "3: yes"],
  );
  assert.equal(mean(marks), "Mean: 1.8");
  assert.deepEqual(labels(scale), ["1: no", "2", "3: yes"]);
});

test("a ranking is measured by the most points that there could be", () => {
  const counts = (/** @type {string | number} */ id) => ({ 1: 6, 2: 4, 3: 2 })[Number(id)] ?? 0;
  const ranked = results(asked({ kind: "ranking", options: TREES }), {
    counts,
    words: [],
    people: 2,
    own: { chosen: [1, 2, 3] },
  });
  assert.deepEqual(
    ranked.map(({ part }) => Math.round(part * 100)),
    [100, 67, 33],
  );
  assert.equal(
    said(asked({ kind: "ranking", options: TREES }), { chosen: [3, 1, 2] }),
    "Shade › Trees › Water",
  );
});

test("words that nobody says any more are gone, one's own are marked", () => {
  const words = [
    { id: "a", text: "Moss" },
    { id: "b", text: "Bee" },
    { id: "c", text: "Gone" },
  ];
  const counts = (/** @type {string | number} */ id) => ({ a: 1, b: 2 })[String(id)] ?? 0;
  const found = results(asked({ kind: "words" }), { counts, words, people: 2, own: { words: ["moss"] } });
  assert.deepEqual(
    found.map(({ label, own }) => [label, own]),
    [
      ["Bee", false],
      ["Moss", true],
    ],
  );
});
