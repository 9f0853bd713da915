// What somebody who was taken to another room has begun in the one before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element } from "./fakes.js";

element();
const { leftBehind } = await import("../../static/js/activities/board-moved.js");

test("what was begun at things of the other room is told, and what is on its way is not", () => {
  const draft = (/** @type {string} */ about, /** @type {string} */ text) => ({ about, text });
  const drafts = [
    draft("board/water/edit/a", "A pond at the school "),
    draft("board/water/goal/new", "A goal"),
    draft("board/water/1/underway/b", "On its way"),
    draft("board/soil/edit/c", "Elsewhere"),
    draft("board/waterways/edit/d", "Elsewhere too"),
    draft("talk/talk", "A question"),
  ];
  assert.deepEqual(leftBehind(drafts, "water"), ["A pond at the school", "A goal"]);
});
