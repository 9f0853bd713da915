// The line: says hello, comes back by itself at a time of its own, and stays away where it is no longer let in.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { admitted } from "../../static/js/core/admission.js";
import { Socket } from "../../static/js/core/socket.js";
import { FakeWebSocket, settled } from "./fakes.js";

/** @typedef {import("node:test").TestContext} TestContext */

Object.assign(globalThis, { WebSocket: FakeWebSocket });

/**
 * A line that opens `lines`, with time in the test's hands.
 * @param {TestContext} t
 * @param {() => Promise<boolean>} letIn
 */
function line(t, letIn = async () => true) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  t.mock.method(Math, "random", () => 0);
  /** @type {FakeWebSocket[]} */
  const lines = [];
  /** @type {string[]} */
  const ways = [];
  const open = (/** @type {string} */ way) => {
    ways.push(way);
    return /** @type {any} */ (lines[lines.push(new FakeWebSocket()) - 1]);
  };
  const socket = new Socket(() => ({ v: 1 }), letIn, open);
  socket.connect();
  const last = () => /** @type {FakeWebSocket} */ (lines.at(-1));
  return { socket, lines, ways, last };
}

test("it says hello, is open when it is welcomed, and hands on what it hears", (t) => {
  const { socket, last } = line(t);
  const heard = mock.fn();
  socket.addEventListener("envelope", (event) => heard(/** @type {CustomEvent} */ (event).detail.t));
  last().dispatchEvent(new Event("open"));
  assert.deepEqual([last().said, socket.send({ t: "do" })], [[{ t: "hello", v: 1 }], false]);
  last().hears({ t: "welcome" });
  last().hears({ t: "ok" });
  assert.equal(socket.state, "open");
  assert.deepEqual(
    heard.mock.calls.map((call) => call.arguments[0]),
    ["welcome", "ok"],
  );
});

test("after a cut it comes back by itself, later each time, and at once when the network is back", (t) => {
  const { socket, lines, last } = line(t);
  for (const tries of [1, 2, 3]) {
    last().isClosed(1006);
    t.mock.timers.tick(250);
    assert.equal(lines.length, tries + 1);
  }
  t.mock.method(Math, "random", () => 1);
  last().isClosed(1006);
  t.mock.timers.tick(2_000);
  assert.equal(lines.length, 4);
  socket.wake();
  assert.equal(lines.length, 5);
});

test("a try from before the network was back may fail, and the next one comes soon", (t) => {
  const { socket, lines, last } = line(t);
  for (const _ of [1, 2, 3]) {
    last().isClosed(1006);
    t.mock.timers.tick(250);
  }
  t.mock.method(Math, "random", () => 1);
  socket.wake();
  assert.equal(lines.length, 4);
  last().isClosed(1006);
  t.mock.timers.tick(500);
  assert.equal(lines.length, 5);
});

test("whoever does not answer a ping is given up, and so is a line whose network is gone", (t) => {
  const { socket, last } = line(t);
  last().hears({ t: "welcome" });
  t.mock.timers.tick(8_000);
  assert.equal(socket.state, "waiting");
  t.mock.timers.tick(250);
  last().hears({ t: "welcome" });
  last().hears({ t: "pong" });
  socket.doubt();
  assert.equal(socket.state, "waiting");
});

test("the code of a close is told, before the line counts as closed", (t) => {
  const { socket, last } = line(t);
  last().hears({ t: "welcome" });
  /** @type {any[]} */
  const told = [];
  socket.addEventListener("lost", (event) =>
    told.push(/** @type {CustomEvent} */ (event).detail, socket.state),
  );
  last().isClosed(1009);
  assert.deepEqual(told, [1009, "open"]);
});

test("a stopping server says when to come back; an ended access is for good", (t) => {
  const { socket, lines, last } = line(t);
  last().hears({ t: "welcome" });
  last().hears({ t: "bye", code: "restart", wait: 3_000 });
  t.mock.timers.tick(2_999);
  assert.equal(lines.length, 1);
  t.mock.timers.tick(1);
  last().hears({ t: "bye", code: "ended", wait: 0 });
  t.mock.timers.tick(60_000);
  socket.wake();
  assert.deepEqual([socket.state, lines.length], ["ended", 2]);
});

test("a page that gives way to others of the same person stays away, and knows why", (t) => {
  const { socket, lines, last } = line(t);
  last().hears({ t: "welcome" });
  last().hears({ t: "bye", code: "replaced", wait: 0 });
  t.mock.timers.tick(60_000);
  assert.deepEqual([socket.state, socket.why, lines.length], ["ended", "replaced", 1]);
});

test("a line that is refused three times asks whether it is let in at all, and stays away if not", async (t) => {
  const letIn = mock.fn(async () => false);
  const { socket, lines, last } = line(t, letIn);
  for (let n = 0; n < 3; n += 1) {
    assert.equal(letIn.mock.callCount(), 0);
    last().isClosed(1006);
    if (n < 2) t.mock.timers.tick(250);
  }
  await settled();
  t.mock.timers.tick(60_000);
  assert.deepEqual([socket.state, lines.length], ["ended", 3]);
});

test("a page whose server is away, or that is let in, goes on trying", async (t) => {
  const { socket, last } = line(t);
  for (let n = 0; n < 7; n += 1) {
    last().isClosed(1006);
    await settled();
    assert.equal(socket.state, "waiting");
    t.mock.timers.tick(250);
  }
});

for (const [what, answer, expected] of /** @type {const} */ ([
  ["the page", new Response('<div data-catalogue="x">'), true],
  ["the door", new Response("<form>"), false],
  ["a refusal", new Response("", { status: 403 }), false],
  ["a server in trouble", new Response("", { status: 502 }), true],
  ["a server that is busy", new Response("", { status: 429 }), true],
  ["no network", undefined, true],
])) {
  test(`who meets ${what} is ${expected ? "taken for let in" : "not let in"}`, async (t) => {
    t.mock.method(globalThis, "fetch", async () => answer ?? Promise.reject(new TypeError("no network")));
    assert.equal(await admitted("/w/x/live"), expected);
  });
}

test("where a websocket does not open, it goes by stream, and back as soon as one gets through", (t) => {
  const { socket, ways, last, lines } = line(t);
  t.mock.timers.tick(3_000);
  t.mock.timers.tick(250);
  assert.deepEqual(ways, ["socket", "stream"]);
  last().hears({ t: "welcome" });
  last().hears({ t: "pong" });
  t.mock.timers.tick(15_000);
  last().hears({ t: "pong" });
  t.mock.timers.tick(15_000);
  assert.deepEqual(ways, ["socket", "stream", "socket"]);
  assert.equal(socket.state, "open");
  lines[2]?.dispatchEvent(new Event("open"));
  assert.deepEqual(ways, ["socket", "stream", "socket", "socket"]);
  last().hears({ t: "welcome" });
  assert.equal(socket.state, "open");
});

test("a line that is cut again and again goes the other way; one that lasts does not", (t) => {
  const { ways, last } = line(t);
  for (const _ of [1, 2, 3]) {
    last().hears({ t: "welcome" });
    last().isClosed(1006);
    t.mock.timers.tick(5_000);
  }
  assert.equal(ways.at(-1), "stream");
});
