// What two people have changed in the same workshop, put together where that is plain, and nowhere else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CLASH, merged } from "../../static/js/editor/merging.js";

const BASE = {
  workshop: { title: "A" },
  item: [
    { title: "one", minutes: 10, "@": 0 },
    { title: "two", minutes: 20, "@": 1 },
  ],
};
const [ONE, TWO] = BASE.item;

test("changes of different fields and entries are put together", () => {
  const mine = { ...BASE, item: [{ ...ONE, lead: "Mia" }, TWO] };
  const theirs = { workshop: { title: "B" }, item: [ONE, { title: "second", "@": 1 }] };
  assert.deepEqual(merged(BASE, mine, theirs), {
    workshop: { title: "B" },
    item: [
      { title: "one", minutes: 10, "@": 0, lead: "Mia" },
      { title: "second", "@": 1 },
    ],
  });
  assert.deepEqual(merged(BASE, theirs, mine), merged(BASE, mine, theirs));
});

test("where one side leaves a list alone, the other may move and add in it", () => {
  const moved = { ...BASE, item: [TWO, ONE, { title: "new" }] };
  assert.deepEqual(merged(BASE, moved, { ...BASE, workshop: { title: "B" } }).item, moved.item);
});

test("the same field, and entries of a list that has moved, are left to somebody", () => {
  const longer = { ...BASE, item: [{ ...ONE, minutes: 15 }, TWO] };
  const shorter = { ...BASE, item: [{ ...ONE, minutes: 5 }, TWO] };
  assert.equal(merged(BASE, longer, shorter), CLASH);
  assert.deepEqual(merged(BASE, longer, longer), longer);
  const turned = [
    { ...TWO, "@": 0 },
    { ...ONE, "@": 1 },
  ];
  assert.equal(merged(BASE, longer, { ...BASE, item: turned }), CLASH, "theirs has moved");
  assert.equal(merged(BASE, { ...BASE, item: [TWO, ONE] }, longer), CLASH, "mine has moved");
  assert.equal(merged(BASE, longer, { ...BASE, item: [ONE] }), CLASH, "one is taken out");
});
