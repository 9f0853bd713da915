// What rooms have marked for the plenary, as the control panel offers it for the stage.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { marked } = await import("../../static/js/activities/board-plenary.js");
const { ControlPlenary } = await import("../../static/js/elements/control-plenary.js");

const board = { kind: "board", title: "Rooms", minutes: 10 };
const ITEMS = {
  "item:one": { ...board, place: 0 },
  "item:two": { ...board, place: 1 },
  "item:three": { ...board, place: 2 },
};

/** @param {string[]} ran items that were on */
function desk(...ran) {
  const store = new Store(() => {});
  const themes = { "theme:water": { place: 1, name: "Water" }, "theme:soil": { place: 0, name: "Soil" } };
  const spans = Object.fromEntries(ran.map((id) => [`ran:${id}`, { spans: [[0, 1]] }]));
  store.replace({ audience: "all", sequence: 1, put: { ...ITEMS, ...themes, ...spans } });
  const goals = {
    "goal:b": { place: 1, text: "Second", plenary: true },
    "goal:a": { place: 0, text: "First", plenary: true },
    "goal:c": { place: 2, text: "Third" },
  };
  store.replace({ audience: "room:water", sequence: 1, put: goals });
  store.replace({
    audience: "room:soil",
    sequence: 1,
    put: { "goal:d": { place: 0, text: "Fourth", plenary: true } },
  });
  return store;
}

test("the goals that are marked come theme by theme, in their order", () => {
  const item = /** @type {any} */ ({ id: "one", ...board });
  assert.deepEqual(
    marked(desk(), item).map(({ room, text }) => [room, text]),
    [
      ["soil", "Fourth"],
      ["water", "First"],
      ["water", "Second"],
    ],
  );
});

test("each is offered once, however many rounds there were, and none before the first", () => {
  Object.assign(customElements, {
    get: () => ({ forPlenary: (/** @type {any} */ { store, item }) => marked(store, item) }),
  });
  const piece = new ControlPlenary();
  piece.workshop = /** @type {any} */ ({ store: desk("one", "two") });
  assert.equal(piece.marked.length, 3);
  piece.workshop = /** @type {any} */ ({ store: desk() });
  assert.deepEqual(piece.marked, []);
});
