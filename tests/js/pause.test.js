// One card on the wall for each minute of the break.

import assert from "node:assert/strict";
import { test } from "node:test";
import { minuteCards } from "../../static/js/activities/pause-cards.js";

const MINUTE = 60_000;

test("a card falls when its minute is over, not before", () => {
  assert.equal(minuteCards(10 * MINUTE, 10 * MINUTE).hanging, 10);
  assert.equal(minuteCards(10 * MINUTE, 9 * MINUTE + 1).hanging, 10);
  assert.equal(minuteCards(10 * MINUTE, 9 * MINUTE).hanging, 9);
  assert.equal(minuteCards(10 * MINUTE, 1).hanging, 1);
});

test("when the time is over none hangs, and it never gets fewer than none", () => {
  assert.equal(minuteCards(10 * MINUTE, 0).hanging, 0);
  assert.equal(minuteCards(10 * MINUTE, -5 * MINUTE).hanging, 0);
  assert.deepEqual(minuteCards(0, 0).cards, []);
});

test("the cards go in their order, and each keeps its colour", () => {
  const before = minuteCards(26 * MINUTE, 15 * MINUTE).cards;
  assert.deepEqual(
    before.map(({ gone }) => gone),
    [...Array(11).fill(true), ...Array(15).fill(false)],
  );
  const after = minuteCards(26 * MINUTE, 14 * MINUTE).cards;
  assert.deepEqual(
    before.map(({ colour }) => colour),
    after.map(({ colour }) => colour),
  );
});

test("of a very long break a card is five minutes", () => {
  const { minutes, cards, hanging } = minuteCards(90 * MINUTE, 31 * MINUTE);
  assert.deepEqual([minutes, cards.length, hanging], [5, 18, 7]);
});
