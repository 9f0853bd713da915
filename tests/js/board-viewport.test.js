// How large the wall is shown to somebody who has not looked for themselves yet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element } from "./fakes.js";

element();
Object.assign(globalThis, { ResizeObserver: class {} });
const { Viewport } = await import("../../static/js/activities/board-viewport.js");

/** @param {number} width @param {number} height @returns {any} */
const layout = (width, height) => ({ width, height, areas: [{ width: width / 3 }] });

// What hangs lowest lies above it.
const ZOOM_BAR = 44;

test("what comes and goes below the wall leaves it as large as it was; another width does not", () => {
  const viewport = new Viewport(
    () => undefined,
    () => undefined,
  );
  const settled = (/** @type {number} */ width, /** @type {number} */ height) => {
    viewport.size = { width, height: height + ZOOM_BAR };
    viewport.settle(layout(1_400, 700));
    return viewport.percent;
  };
  assert.equal(settled(1_046, 500), 71);
  assert.equal(settled(1_046, 450), 71);
  assert.equal(settled(1_046, 500), 71);
  assert.equal(settled(940, 450), 64);
  assert.equal(settled(1_300, 450), 64);
});
