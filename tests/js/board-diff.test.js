// What was changed in a sentence, with the sentences with which the server's rules are tested as well.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { differences } from "../../static/js/activities/board-diff.js";

/** @typedef {{ why: string, before: string, after: string, runs: string[] }} Case */

/** @type {Case[]} */
const cases = JSON.parse(readFileSync(new URL("../unit/differences.json", import.meta.url), "utf-8"));
const SIGNS = { same: "=", removed: "-", added: "+" };

for (const { why, before, after, runs } of cases) {
  test(why, () => {
    const found = differences(before, after).map(
      ({ kind, text, gap }) => `${SIGNS[kind]}${gap ? " " : ""}${text}`,
    );
    assert.deepEqual(found, runs);
  });
}

test("whatever was changed, both sentences can be read", () => {
  for (const { before, after } of cases) {
    const read = (/** @type {string} */ other) =>
      differences(before, after)
        .filter(({ kind }) => kind !== other)
        .map(({ text, gap }) => `${gap ? " " : ""}${text}`)
        .join("")
        .trim();
    assert.equal(read("removed").replace(/\s+/g, " "), after.replaceAll("\u00AD", ""));
  }
});

test("the longest goals are compared at once", () => {
  const before = Array.from({ length: 200 }, (_, n) => (n % 7).toString()).join(" ");
  const after = Array.from({ length: 200 }, (_, n) => (n % 5).toString()).join(" ");
  const began = performance.now();
  differences(before, after);
  assert.ok(performance.now() - began < 250);
});
