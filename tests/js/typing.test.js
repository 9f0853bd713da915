// What stands in a field of the editor, and what is meant by what somebody types there.

import assert from "node:assert/strict";
import test from "node:test";
import { meant, shown, wallTime } from "../../static/js/editor/typing.js";

/** @param {Partial<import("../../static/js/editor/typing.js").Field>} said */
function field(said) {
  return { key: "x", type: "line", label: "", help: "", required: false, ...said };
}

test("a number is one only where it was typed as one", () => {
  const number = field({ type: "number" });
  assert.equal(meant(" 10 ", number), 10);
  assert.equal(meant("ten", number), "ten");
  assert.equal(meant("1.5", number), "1.5");
  assert.equal(meant("-5", number), -5, "too small, but a whole number");
  assert.equal(meant("", number), undefined);
});

test("a list has an entry on each line, and numbers where it is one of numbers", () => {
  const lines = field({ type: "list", entry: { type: "line" } });
  const numbers = field({ type: "list", entry: { type: "number" } });
  assert.deepEqual(meant("one\n\n2", lines), ["one", "2"]);
  assert.deepEqual(meant("5\n1\nx", numbers), [5, 1, "x"]);
  assert.equal(meant("\n", lines), undefined);
  assert.equal(shown([5, 1]), "5\n1");
});

test("what must be said is said, even where it is nothing", () => {
  assert.equal(meant(" ", field({ required: true })), "");
  assert.equal(meant(" ", field({})), undefined);
});

test("a text of the file is shown without the end of its last line", () => {
  assert.equal(shown("one\ntwo\n"), "one\ntwo");
  assert.equal(shown(undefined), "");
});

test("times are understood as they are typed in a hurry", () => {
  assert.deepEqual(["930", "9.30", "9:05", "09 30", "17", "noon", "24"].map(wallTime), [
    "09:30",
    "09:30",
    "09:05",
    "09:30",
    "17:00",
    "noon",
    "24",
  ]);
});
