// The call for help in its dialog: drawn as time goes only while somebody can read it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { HelpCall } = await import("../../static/js/elements/help-call.js");

test("a closed dialog is not drawn at every second, an open one is, so that an answer goes in time", () => {
  /** @type {Set<() => void>} */
  const seconds = new Set();
  const each = (/** @type {() => void} */ draw) => {
    seconds.add(draw);
    return () => seconds.delete(draw);
  };
  const workshop = { store: new Store(() => {}), me: { person: "ada" }, clock: { each } };
  const call = Object.assign(new HelpCall(), { workshop, isConnected: true });
  const shown = (/** @type {boolean} */ value) => {
    call.shown = value;
    call.willUpdate(new Map([["shown", !value]]));
    return seconds.size;
  };
  assert.deepEqual([false, true, false].map(shown), [0, 1, 0]);
});
