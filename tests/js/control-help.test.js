// Calls for help at the control panel, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element, settled } from "./fakes.js";

element();
const { ControlHelp } = await import("../../static/js/elements/control-help.js");

/** @param {Record<string, any>} calls by person */
function desk(calls) {
  const store = new Store(() => {});
  const put = Object.fromEntries(Object.entries(calls).map(([id, call]) => [`help:${id}`, call]));
  store.replace({ audience: "staff", sequence: 1, put });
  /** @type {any[]} */
  const sent = [];
  const send = async (/** @type {any} */ command) => {
    sent.push(command);
    return { ok: true };
  };
  return { help: Object.assign(new ControlHelp(), { workshop: { store, send } }), sent };
}

test("whoever answers a call looks after it, so that the others see so", async () => {
  const { help, sent } = desk({ ada: { at: 1 }, bo: { at: 2, taken: "mo" } });
  for (const id of ["ada", "bo", "gone"]) help.hasAnswered(id);
  await settled();
  assert.deepEqual(sent, [{ type: "help.take", person: "ada" }]);
});
