// What the agenda's next step does in the rooms: what appears, and which rooms stay because their hosts lead them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";

// The page carries what each step offers; here none does.
globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { ahead } = await import("../../static/js/activities/board-ahead.js");

const ITEM = {
  id: "one",
  place: 0,
  kind: "board",
  title: "Rooms",
  minutes: 20,
  steps: [
    { title: "Write", minutes: 10, does: "write" },
    { title: "Read", minutes: 10, does: "reveal" },
  ],
};

/** @param {Record<string, any>} more */
function told(more) {
  const store = new Store(() => {});
  const themes = { "theme:klima": { place: 0, name: "Klima" }, "theme:arten": { place: 1, name: "Arten" } };
  const clock = { state: "running", start: 0, item: "one", step: 0, step_ends: 5 };
  const cards = { "cards:one.klima": 9, "cards:one.arten": 4 };
  store.replace({ audience: "all", sequence: 1, put: { clock, ...themes, ...cards, ...more } });
  return store;
}

test("the cards of all rooms that go along appear", () => {
  assert.deepEqual(ahead(told({}), ITEM), ["13 cards appear that were written unseen."]);
});

test("a room that is led stays where it is, with its cards", () => {
  const led = { step: 0, since: 0, ends: 9 };
  assert.deepEqual(ahead(told({ "led:one.arten": led }), ITEM), [
    "9 cards appear that were written unseen.",
    "Arten goes at its own pace and stays where it is.",
  ]);
  assert.deepEqual(ahead(told({ "led:one.arten": led, "led:one.klima": { ...led, step: 1 } }), ITEM), [
    "No room goes along.",
    "Klima, Arten go at their own pace and stay where they are.",
  ]);
});
