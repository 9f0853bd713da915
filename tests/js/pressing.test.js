// Whoever presses twice, because nothing seems to happen, has done it once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/js/core/device.js";
import { Drafts } from "../../static/js/core/drafts.js";
import { Steering } from "../../static/js/elements/control-steering.js";
import { element, settled, storage } from "./fakes.js";

element();
const { LeftDrafts } = await import("../../static/js/elements/left-drafts.js");
const { ControlLately } = await import("../../static/js/elements/control-lately.js");
const { ControlLog } = await import("../../static/js/elements/control-log.js");
const { ControlSnapshot } = await import("../../static/js/elements/control-snapshot.js");

/** A workshop that answers when the test lets it, and what was sent to it. */
function workshop() {
  const memory = storage();
  /** @type {{ id: string, command: any, answer: (outcome: any) => void }[]} */
  const sent = [];
  const send = (/** @type {any} */ command, /** @type {string} */ id) =>
    new Promise((answer) => sent.push({ id, command, answer }));
  const outbox = { holds: (/** @type {string} */ id) => sent.some((one) => one.id === id) };
  return { drafts: new Drafts("w/anna", new Device(() => memory)), outbox, send, sent };
}

test("a draft that was left is sent once, and after a refusal under the same id", async () => {
  const here = workshop();
  const left = Object.assign(new LeftDrafts(), { workshop: here });
  here.drafts.write("talk", { text: "Why?", command: { type: "talk.ask", item: "talk" } });
  const press = () => left.deliver(/** @type {any} */ (here.drafts.all()[0]));
  press();
  press();
  assert.deepEqual(
    here.sent.map(({ command }) => command.text),
    ["Why?"],
  );
  const [first] = here.sent.splice(0);
  first?.answer({ ok: false, code: "full", text: "Full." });
  await settled();
  press();
  assert.equal(here.sent[0]?.id, first?.id);
});

test("a snapshot is taken once", async () => {
  const here = workshop();
  const snapshot = Object.assign(new ControlSnapshot(), { workshop: here });
  class FormData {
    get() {
      return "Now";
    }
  }
  Object.assign(globalThis, { FormData });
  const form = { reset: () => undefined };
  const event = /** @type {any} */ ({ preventDefault: () => undefined, target: form });
  snapshot.take(event);
  snapshot.take(event);
  assert.equal(here.sent.length, 1);
  here.sent[0]?.answer({ ok: true });
  await settled();
  snapshot.take(event);
  assert.equal(here.sent.length, 2);
});

/** *Undo* on a desk whose server answers at once. @param {any[]} deeds the oldest first */
function undoing(deeds) {
  /** @type {string[]} */
  const undone = [];
  const each = () =>
    deeds
      .map((deed, at) => ({ id: deed.id, value: { what: "people.move", at, ...deed } }))
      .filter(({ id }) => !undone.includes(id));
  const get = (/** @type {string} */ _, /** @type {string} */ name) =>
    each().find(({ id }) => `deed:${id}` === name);
  const store = { each, get };
  const send = async (/** @type {any} */ { deed }) => {
    undone.push(deed);
    return { ok: true };
  };
  const time = { now: 0 };
  const here = /** @type {any} */ ({
    store,
    send,
    outbox: { kept: [] },
    socket: { state: "open" },
    nameOf: () => "",
    me: { person: "me" },
    clock: { now: () => 0 },
  });
  const lately = Object.assign(new ControlLately(), { workshop: here });
  lately.steering = new Steering(here, () => time.now);
  return { lately, undone, time };
}

const MOVE = { type: "people.move" };

test("the second press of two on Undo belongs to the first, by pointer and by key; a later one counts", async () => {
  const { lately, undone, time } = undoing([
    { id: "old", undo: MOVE },
    { id: "new", undo: MOVE },
  ]);
  lately.undo();
  lately.undo();
  await settled();
  time.now += 300;
  lately.undo();
  await settled();
  assert.deepEqual(undone, ["new"]);
  time.now += 500;
  lately.undo();
  await settled();
  assert.deepEqual(undone, ["new", "old"]);
});

test("Undo takes nothing older back while what was just pressed is not known yet, and says so", async () => {
  const deeds = /** @type {any[]} */ ([{ id: "old", undo: MOVE }]);
  const { lately, undone, time } = undoing(deeds);
  const { outbox } = /** @type {any} */ (lately.workshop);
  outbox.kept = [{ id: "new", command: { type: "flash.back" } }];
  await lately.undo();
  assert.deepEqual(undone, []);
  assert.match(lately.steering.problem, /right after what you pressed before/);
  deeds.push({ id: "new", undo: MOVE, by: "me" });
  time.now += 100;
  await lately.undo();
  assert.deepEqual(undone, ["new"]);
});

test("what was done since the last press on Undo is taken back however soon it is pressed again", async () => {
  const deeds = /** @type {any[]} */ ([{ id: "old", undo: MOVE }]);
  const { lately, undone, time } = undoing(deeds);
  lately.undo();
  await settled();
  deeds.push({ id: "new", undo: MOVE, by: "me" });
  time.now += 100;
  lately.undo();
  await settled();
  assert.deepEqual(undone, ["old", "new"]);
});

test("the second press of two does not pass over what was just said to stay", async () => {
  const { lately, undone, time } = undoing([{ id: "old", undo: MOVE }, { id: "stays" }]);
  lately.undo();
  time.now += 150;
  lately.undo();
  await settled();
  assert.deepEqual(undone, []);
  assert.match(lately.steering.problem, /cannot be taken back/);
  time.now += 700;
  lately.undo();
  await settled();
  assert.deepEqual(undone, ["old"]);
});

test("in the log, where rows move below the pointer, a double click takes one thing back", async () => {
  const { lately, undone, time } = undoing([]);
  const log = Object.assign(new ControlLog(), { workshop: lately.workshop, steering: lately.steering });
  await log.undo(/** @type {any} */ ({ id: "first", at: -5 }));
  time.now += 150;
  // Its owner pressed it no later than the one before: the row has moved below the pointer.
  await log.undo(/** @type {any} */ ({ id: "other", at: -1, by: "me" }));
  assert.deepEqual(undone, ["first"]);
  assert.match(log.problem, /right after what you pressed before/);
});
