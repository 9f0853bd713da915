// Which messages somebody is shown: the newest first, until their time is over or they were understood.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/js/core/device.js";
import { Store } from "../../static/js/core/store.js";
import { Understood } from "../../static/js/core/understood.js";
import { element, storage } from "./fakes.js";

element();
const { messagesTo } = await import("../../static/js/elements/message-list.js");

const kept = storage();

/** What a page of Ada's shows at that moment, and where she puts away what she has understood. */
function page(now = 100) {
  const store = new Store(() => {});
  const said = (/** @type {number} */ at) => ({ text: `at ${at}`, by: "mo", at, until: at + 300 });
  store.replace({ audience: "all", sequence: 1, put: { "message:a": said(10), "message:c": said(30) } });
  store.replace({ audience: "me:ada", sequence: 1, put: { "message:b": said(20) } });
  const understood = new Understood("w/ada", new Device(() => kept));
  const workshop = /** @type {any} */ ({ store, clock: { now: () => now }, understood });
  return { understood, ids: () => messagesTo(workshop, ["all", "me:ada"]).map(({ id }) => id) };
}

test("the newest stands first, whomever it is to, and each goes when its time is over", () => {
  assert.deepEqual(page().ids(), ["c", "b", "a"]);
  assert.deepEqual(page(315).ids(), ["c", "b"]);
});

test("what was understood is shown no more, also on the next page of this device", () => {
  const here = page();
  here.understood.add("b");
  assert.deepEqual(here.ids(), ["c", "a"]);
  assert.deepEqual(page().ids(), ["c", "a"]);
  for (let n = 0; n < 300; n += 1) here.understood.add(`later-${n}`);
  assert.deepEqual(page().ids(), ["c", "b", "a"], "only so many are remembered");
});
