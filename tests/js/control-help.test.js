// Calls for help at the control panel, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element, markup } from "./fakes.js";

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

test("a call says who answered it and when, until that is taken back; what was written before it is no answer", () => {
  const MINUTE = 60_000;
  const { help } = desk({ ada: { at: 2 * MINUTE }, bo: { at: 2 * MINUTE }, cy: { at: 2 * MINUTE } });
  const nameOf = (/** @type {string} */ id) => (id === "mo" ? "Mona" : "");
  Object.assign(help.workshop, { nameOf, clock: { now: () => 6 * MINUTE } });
  const to = (/** @type {string} */ person, /** @type {number} */ minute) => ({
    what: "message.send",
    by: "mo",
    at: minute * MINUTE,
    about: { person },
  });
  const put = { "deed:1": to("ada", 3), "deed:2": to("bo", 1), "deed:3": { ...to("cy", 3), undone: "mo" } };
  help.store.change({ audience: "staff", sequence: 2, put, delete: [] });
  const said = () =>
    help.calls().map(({ id, value }) => markup(help.answerWords(id, value)).replace(/<[^>]*>/g, ""));
  assert.deepEqual(said(), ["Mona answered 3 min ago.", "", ""]);
  help.store.change({ audience: "staff", sequence: 3, put: { "deed:4": to("bo", 5.5) }, delete: [] });
  assert.equal(said()[1], "Mona answered just now.");
});

test("whoever took a call by mistake leaves it again, nobody else does", async () => {
  const { help, sent } = desk({ ada: { at: 1, taken: "host" }, bo: { at: 2, taken: "mo" }, cy: { at: 3 } });
  Object.assign(help.workshop, { me: { person: "host" } });
  const offered = help.calls().map(({ id, value }) => [id, help.taking(id, value)]);
  const leaving = offered.filter(([, shown]) => markup(shown).includes("I cannot after all"));
  assert.deepEqual(
    leaving.map(([id]) => id),
    ["ada"],
  );
  await help.leave("ada", { at: 1, taken: "host" });
  assert.deepEqual(sent, [{ type: "help.leave", person: "ada", taken: "host", at: 1 }]);
});
