// What is said to screen readers: joined within a second, the same sentence once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announce } from "../../static/js/core/announce.js";

test("what comes within a second is said together, the same sentence once, and then anew", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const region = { textContent: "" };
  Object.assign(globalThis, { document: { getElementById: () => region, querySelectorAll: () => [] } });
  announce("Now: Lunch");
  announce("It is saved.");
  announce("Now: Lunch");
  assert.equal(region.textContent, "");
  t.mock.timers.tick(1_000);
  t.mock.timers.tick(100);
  assert.equal(region.textContent, "Now: Lunch It is saved.");
  announce("It is saved.");
  t.mock.timers.tick(1_000);
  assert.equal(region.textContent, "", "the same words again are a change only where nothing was before");
  t.mock.timers.tick(100);
  assert.equal(region.textContent, "It is saved.");
});

test("words are said whole, without the places at which a line may part them", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const region = { textContent: "" };
  Object.assign(globalThis, { document: { getElementById: () => region, querySelectorAll: () => [] } });
  announce("Now: Themen\u00adgruppen");
  t.mock.timers.tick(1_000);
  t.mock.timers.tick(100);
  assert.equal(region.textContent, "Now: Themengruppen");
});
