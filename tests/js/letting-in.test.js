// Letting everybody in who waits: all of them, in as many commands as the server takes, and honest about how many.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LettingIn, letIn, MOST_AT_ONCE } from "../../static/js/elements/letting-in.js";

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

test("who is let in while another one is comes in too, and nobody twice", async () => {
  /** @type {string[][]} */
  const sent = [];
  /** @type {(() => void)[]} */
  const answers = [];
  const lettingIn = new LettingIn((some) => {
    sent.push(some);
    return new Promise((resolve) => answers.push(() => resolve(true)));
  });
  const first = lettingIn.letIn(["ada"]);
  const second = lettingIn.letIn(["bo"]);
  const again = lettingIn.letIn(["ada", "bo"]);
  for (const answer of answers) answer();
  assert.deepEqual(await Promise.all([first, second, again]), [1, 1, 0]);
  assert.deepEqual(sent, [["ada"], ["bo"]]);
  const later = lettingIn.letIn(["ada"]);
  answers.at(-1)?.();
  assert.equal(await later, 1, "who was put back meanwhile can be let in anew");
});
