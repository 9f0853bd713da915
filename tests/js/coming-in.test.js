// Where the focus is when the participants' page is drawn first, for who works with the keyboard or listens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element } from "./fakes.js";

element();
Object.assign(globalThis, { ResizeObserver: class {} });
const { WorkshopLive } = await import("../../static/js/elements/workshop-live.js");

/** A page on which something has the focus, and what it leads the focus to. @param {object | null} focused */
function drawn(focused) {
  /** @type {string[]} */
  const led = [];
  class Page extends WorkshopLive {
    get anchor() {
      return /** @type {any} */ ({ focus: () => led.push("heading") });
    }
  }
  Object.assign(document, { activeElement: focused, body: {} });
  const page = new Page();
  const store = { get: () => ({ state: "planned" }), each: () => [], audiences: new Set(["all"]) };
  Object.assign(page, { workshop: { store } });
  page.turn("planned");
  return led;
}

test("who comes in is at the heading of the page", () => {
  assert.deepEqual(drawn(null), ["heading"]);
});

test("who has gone somewhere already stays there", () => {
  assert.deepEqual(drawn({}), []);
});
