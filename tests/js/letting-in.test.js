// Letting everybody in who waits: all of them, in as many commands as the server takes, and honest about how many.

import assert from "node:assert/strict";
import { test } from "node:test";
import { letIn, MOST_AT_ONCE } from "../../static/js/elements/letting-in.js";

const people = Array.from({ length: 2 * MOST_AT_ONCE + 50 }, (_, number) => `p${number}`);

test("everybody comes in, the first first, and it is told how many are in so far", async () => {
  /** @type {string[][]} */
  const sent = [];
  /** @type {number[]} */
  const told = [];
  const many = await letIn(
    people,
    async (some) => sent.push(some) > 0,
    (so) => told.push(so),
  );
  assert.equal(many, people.length);
  assert.deepEqual(sent.flat(), people);
  assert.ok(sent.every(({ length }) => length <= MOST_AT_ONCE));
  assert.deepEqual(told, [MOST_AT_ONCE, 2 * MOST_AT_ONCE, people.length]);
});

test("where one command is refused, only those before it are in", async () => {
  let sent = 0;
  const many = await letIn(people, async () => ++sent < 2);
  assert.deepEqual([many, sent], [MOST_AT_ONCE, 2]);
});
