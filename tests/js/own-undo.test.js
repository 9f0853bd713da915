// What a host is offered to take back: what they did last in their room, where it would be taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element, markup } from "./fakes.js";

element();
// What is said aloud is said in a page that has nothing yet.
Object.assign(document, { querySelectorAll: () => [], getElementById: () => null });
const { OwnUndo } = await import("../../static/js/elements/own-undo.js");

/** @param {Record<string, any>} deed */
function page(deed) {
  const store = new Store(() => {});
  store.replace({ audience: "me:host", sequence: 1, put: { "deed:d1": { at: 1, by: "host", ...deed } } });
  store.replace({ audience: "all", sequence: 1, put: { clock: { state: "running", item: "groups" } } });
  store.replace({ audience: "host:klima", sequence: 1, put: {} });
  /** @type {any[]} */
  const sent = [];
  const workshop = /** @type {any} */ ({
    store,
    me: { person: "host", role: "host", room: "klima" },
    clock: { now: () => 2 },
    nameOf: (/** @type {string} */ id) => (id === "p1" ? "Ada" : ""),
    send: async (/** @type {any} */ command) => {
      sent.push(command);
      return { ok: true };
    },
  });
  const undo = Object.assign(new OwnUndo(), { workshop });
  return {
    store,
    sent,
    undo,
    shown: () =>
      markup(undo.render())
        .match(/Undo: [^<]*/)?.[0]
        .trim() ?? "",
  };
}

const LEAD = {
  what: "board.lead",
  about: { item: "groups", room: "klima", step: 0 },
  undo: { type: "board.lead" },
};

test("what was led is named and taken back once, and no more once another item is on", async () => {
  const { store, sent, undo, shown } = page(LEAD);
  assert.match(shown(), /Undo: klima goes to/);
  await Promise.all([undo.undo("d1", ""), undo.undo("d1", "")]);
  assert.deepEqual(sent, [{ type: "deed.undo", deed: "d1" }]);
  store.change({
    audience: "all",
    sequence: 2,
    put: { clock: { state: "running", item: "talk" } },
    delete: [],
  });
  assert.equal(shown(), "");
});

test("a call that was taken over is given back as long as it is looked after, by what the room's host sees of it", () => {
  const leave = { type: "help.leave", person: "p1", taken: "host", at: 5 };
  const { store, shown } = page({ what: "help.take", about: { person: "p1" }, undo: leave });
  assert.equal(shown(), "");
  const call = (/** @type {string} */ taken) =>
    store.change({ audience: "host:klima", sequence: 2, put: { "help:p1": { at: 5, taken } }, delete: [] });
  call("host");
  assert.equal(shown(), "Undo: Ada is being helped");
  call("mo");
  assert.equal(shown(), "");
});
