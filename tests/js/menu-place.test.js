// A menu fits into its window, and covers no more above its button than it has to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAt } from "../../static/js/elements/menu-place.js";

const WINDOW = { width: 1440, height: 900 };
const MENU = { width: 320, height: 448 };

/** @param {number} left @param {number} top */
const button = (left, top) => ({ left, top, right: left + 20, bottom: top + 20 });

test("below its button where there is room", () => {
  assert.deepEqual(placeAt(button(560, 100), MENU, WINDOW), { top: 124, left: 260 });
  assert.deepEqual(placeAt(button(10, 100), MENU, WINDOW), { top: 124, left: 8 });
});

test("else beside it, no higher than the window makes it", () => {
  assert.deepEqual(placeAt(button(560, 490), MENU, WINDOW), { top: 444, left: 584 });
  assert.deepEqual(placeAt(button(1400, 490), MENU, WINDOW), { top: 444, left: 1076 });
});

test("above it where there is no room beside it, and never out of the window", () => {
  const phone = { width: 390, height: 844 };
  assert.deepEqual(placeAt(button(300, 600), MENU, phone), { top: 148, left: 8 });
  assert.deepEqual(placeAt(button(300, 420), MENU, phone), { top: 8, left: 8 });
  assert.deepEqual(placeAt(button(300, 20), MENU, { width: 390, height: 400 }), { top: 8, left: 8 });
});
