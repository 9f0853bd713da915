// What somebody who was taken to another room has begun in the one before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { ActivityBoard } = await import("../../static/js/activities/board.js");
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

test("who is made a moderator in a room is not told that they are in another one", () => {
  const store = new Store(() => undefined);
  const put = { "item:groups": { place: 0, kind: "board" }, "theme:water": { place: 0, name: "Water" } };
  store.replace({ audience: "all", sequence: 1, put });
  const workshop = {
    store,
    staff: true,
    me: { room: "water" },
    clock: { now: () => 0 },
    drafts: { all: () => [] },
  };
  const item = { id: "groups", kind: "board" };
  const board = Object.assign(new ActivityBoard(), /** @type {any} */ ({ workshop, item, page: "live" }));
  board.from = "water";
  assert.doesNotMatch(JSON.stringify(board.live()), /You are now in/);
  workshop.staff = false;
  assert.match(JSON.stringify(board.live()), /You are now in/);
});
