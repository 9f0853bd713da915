// The store: each listener is told once per frame, also where no frames are drawn.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nextFrame, Store } from "../../static/js/core/store.js";

test("listeners are told once for all that came, and only of what they read", () => {
  /** @type {(() => void)[]} */
  const due = [];
  const store = new Store((run) => due.push(run));
  const told = { notes: 0, clock: 0 };
  store.watch(["room:klima/note:"], () => (told.notes += 1));
  store.watch(["all/clock"], () => (told.clock += 1));
  store.replace({ audience: "room:klima", sequence: 1, put: { "note:1": {}, "note:2": {} } });
  store.change({ audience: "room:klima", sequence: 2, put: {}, delete: ["note:1"] });
  for (const run of due.splice(0)) run();
  assert.deepEqual([told, due.length], [{ notes: 1, clock: 0 }, 0]);
  assert.deepEqual(store.each("room:klima", "note"), [{ id: "2", value: {} }]);
});

test("who waits for an answer to show is told with the frame in which it does, be it there already or not yet", async () => {
  /** @type {(() => void)[]} */
  const due = [];
  const store = new Store((run) => due.push(run));
  let shown = false;
  const waiting = store.reached("room:klima", 2).then(() => (shown = true));
  for (const sequence of [1, 2]) {
    store.change({ audience: "room:klima", sequence, put: { "note:1": {} }, delete: [] });
    await Promise.resolve();
    assert.equal(shown, false);
    for (const run of due.splice(0)) run();
  }
  await waiting;
  await store.reached("room:klima", 1);
  assert.equal(store.listeners.size, 0);
});

test("a tab that is hidden before its frame is drawn is told soon all the same, and once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {(() => void)[]} */
  const frames = [];
  const cancelAnimationFrame = (/** @type {number} */ frame) => delete frames[frame];
  Object.assign(globalThis, {
    requestAnimationFrame: (/** @type {() => void} */ run) => frames.push(run) - 1,
    cancelAnimationFrame,
  });
  let runs = 0;
  nextFrame(() => (runs += 1));
  t.mock.timers.tick(100);
  assert.deepEqual([runs, frames.filter(Boolean).length], [1, 0]);
  nextFrame(() => (runs += 1));
  frames.at(-1)?.();
  t.mock.timers.tick(100);
  assert.equal(runs, 2);
});
