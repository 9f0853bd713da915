// To whom a message from the control panel goes: said on its button, and never the same rooms by accident.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { ControlMessages } = await import("../../static/js/elements/control-messages.js");

function desk() {
  const store = new Store(() => {});
  const put = { clock: { state: "running", item: "one" }, "theme:klima": { name: "Klima", place: 0 } };
  store.replace({ audience: "all", sequence: 1, put });
  const messages = Object.assign(new ControlMessages(), { workshop: /** @type {any} */ ({ store }) });
  messages.willUpdate(new Map());
  return { store, messages };
}

test("the button says to whom it sends, and how many rooms that are", () => {
  const { messages } = desk();
  assert.equal(messages.sends([]), "Send to everybody");
  assert.equal(messages.sends(["klima"]), "Send to 1 room");
  assert.equal(messages.sends(["klima", "arten", "recht"]), "Send to 3 rooms");
});

test("who was picked is not picked any more once it is sent, but still where it was refused", () => {
  const { messages } = desk();
  messages.picked = ["klima"];
  messages.sent(/** @type {any} */ ({ detail: { ok: false } }));
  assert.deepEqual(messages.picked, ["klima"]);
  messages.sent(/** @type {any} */ ({ detail: { ok: true } }));
  assert.deepEqual(messages.picked, []);
});

test("who was picked in one item is not in the next, nor in a rehearsal that is begun anew", () => {
  const { store, messages } = desk();
  for (const clock of [{ state: "running", item: "two" }, { state: "planned" }, { state: "over" }]) {
    messages.picked = ["klima"];
    messages.willUpdate(new Map());
    assert.deepEqual(messages.picked, ["klima"]);
    store.change({ audience: "all", sequence: 2, put: { clock }, delete: [] });
    messages.willUpdate(new Map());
    assert.deepEqual(messages.picked, []);
  }
});
