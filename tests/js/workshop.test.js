// A workshop on a page: what becomes of a command shows in the drafts, whichever page gave it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Workshop } from "../../static/js/core/workshop.js";
import { element, FakeWebSocket, fakeIndexedDB, fakeLocks, settled, storage } from "./fakes.js";

/** @typedef {import("../../static/js/core/outbox.js").Kept} Kept */

const ABOUT = { id: "w", page: /** @type {const} */ ("live"), language: "en", person: "anna" };
const WELCOME = {
  t: "welcome",
  epoch: "e",
  now: 0,
  person: "anna",
  role: "participant",
  room: "",
  audiences: [],
};
const ASK = { type: "talk.ask", item: "talk", text: "Why?" };
const NO = { t: "no", code: "closed", text: "It is over.", again: false };

/**
 * A page that is opened in a browser in which `left` was not sent before.
 * @param {{ left?: Kept[], kept?: Storage | undefined }} [browser]
 */
async function page({ left = [], kept = storage() } = {}) {
  element();
  /** @type {FakeWebSocket[]} */
  const lines = [];
  const window = new EventTarget();
  class WebSocket extends FakeWebSocket {
    constructor() {
      super();
      lines.push(this);
    }
  }
  const navigator = { locks: fakeLocks(new Set()) };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  Object.assign(document, { addEventListener: () => undefined });
  Object.assign(globalThis, {
    WebSocket,
    localStorage: kept,
    location: { origin: "http://here", pathname: "/w/w/live" },
    addEventListener: window.addEventListener.bind(window),
    requestAnimationFrame: setImmediate,
    cancelAnimationFrame: clearImmediate,
    indexedDB: fakeIndexedDB(new Map([["outbox/w/anna/before", left]])),
  });
  const workshop = Workshop.open(ABOUT);
  await settled();
  const last = () => /** @type {FakeWebSocket} */ (lines.at(-1));
  last().hears(WELCOME);
  await settled();
  return { workshop, window, last };
}

/** @param {FakeWebSocket} line */
const orders = (line) => line.said.filter(({ t }) => t === "do");

test("what an earlier page sent and was refused is a draft, with the reason", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const { workshop, last } = await page({ left: [{ id: "left", command: ASK }] });
  assert.deepEqual(orders(last()), [{ t: "do", id: "left", command: ASK }]);
  last().hears({ ...NO, id: "left" });
  await settled();
  const [draft] = workshop.drafts.all();
  assert.deepEqual([draft?.text, draft?.problem], ["Why?", "It is over."]);
  workshop.socket.end();
});

test("a line that is closed for a command brings the next one, and the first back to its author", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const { workshop, last } = await page();
  const bad = workshop.send({ ...ASK, text: "bad" });
  workshop.send({ ...ASK, text: "good" });
  await settled();
  last().isClosed(1009);
  assert.equal((await bad).ok, false);
  t.mock.timers.tick(10_000);
  last().hears(WELCOME);
  assert.deepEqual(
    orders(last()).map(({ command }) => command.text),
    ["good"],
  );
  workshop.socket.end();
});

test("who leaves is asked only where something would be gone with the page", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const { workshop, window } = await page();
  const leave = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  workshop.drafts.write("talk", { text: "Wh" });
  workshop.send(ASK);
  assert.equal(leave(), false, "this browser keeps both");
  workshop.outbox.keeps = false;
  assert.equal(leave(), true, "what is on its way would be gone");
  workshop.socket.end();
});
