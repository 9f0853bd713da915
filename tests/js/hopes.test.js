// What somebody asked for is shown at once, and only until the truth is known.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Hopes, Voices } from "../../static/js/elements/hopes.js";

test("it holds until the answer has been told to this page too", () => {
  let seen = 4;
  const hopes = new Hopes(() => seen);
  const answered = hopes.ask("said", "a", true);
  assert.equal(hopes.read("said", "a"), true);
  answered({ ok: true, sequence: 6 });
  assert.equal(hopes.read("said", "a"), true, "done, but not yet told");
  seen = 6;
  assert.equal(hopes.read("said", "a"), undefined);
});

test("what is refused is hoped for no longer", () => {
  const hopes = new Hopes(() => 0);
  hopes.ask("said", "a", false)({ ok: false, code: "closed", text: "", again: false });
  assert.equal(hopes.read("said", "a"), undefined);
});

test("an older answer does not end a newer hope", () => {
  const hopes = new Hopes(() => 0);
  const first = hopes.ask("section", "a", 2);
  hopes.ask("section", "a", 3);
  first({ ok: false, code: "closed", text: "", again: false });
  assert.equal(hopes.read("section", "a"), 3);
});

test("a voice is counted as soon as it is given, and pressing again takes it back", () => {
  const known = new Set(["b"]);
  const voices = new Voices(
    (id) => known.has(id),
    () => 0,
  );
  const counted = () => ["a", "b"].map((id) => [voices.given(id), voices.more(id)]);
  assert.deepEqual(counted(), [
    [false, 0],
    [true, 0],
  ]);
  voices.ask("a", true);
  voices.ask("b", false);
  assert.deepEqual(counted(), [
    [true, 1],
    [false, -1],
  ]);
  voices.ask("a", false)({ ok: true, sequence: 1 });
  assert.equal(voices.given("a"), false);
});
