// Where a room stands: with the agenda or led, until when, what may be done there, what lies unseen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { blankWords } from "../../static/js/activities/board-blank.js";
import { wayThere } from "../../static/js/activities/board-looking.js";
import {
  leftIn,
  mayDo,
  readyIn,
  silent,
  standing,
  unseenIn,
} from "../../static/js/activities/board-standing.js";
import { Store } from "../../static/js/core/store.js";

const MINUTE = 60_000;
const STEPS = [
  { title: "Arrive", minutes: 5, does: "arrive" },
  { title: "Write", minutes: 10, does: "write" },
  { title: "Weigh", minutes: 10, does: "weigh" },
];
/** @type {import("../../static/js/core/agenda.js").Item} */
const ITEM = { id: "one", place: 0, kind: "board", title: "Rooms", minutes: 25, steps: STEPS };
/** @type {import("../../static/js/activities/board-standing.js").Facts} */
const FACTS = {
  offers: { arrive: [], write: ["write", "arrange-own"], weigh: ["weigh"], cluster: ["arrange", "write"] },
  free: ["write", "support", "sharpen"],
};

/**
 * @param {Record<string, any>} all
 * @param {Record<string, any>} [room]
 * @param {Record<string, any>} [me]
 */
function told(all, room = {}, me = {}) {
  const store = new Store(() => {});
  store.replace({ audience: "all", sequence: 1, put: all });
  store.replace({ audience: "room:klima", sequence: 1, put: room });
  store.replace({ audience: "me:p", sequence: 1, put: me });
  return store;
}

const running = { state: "running", start: 0, item: "one", step: 1, step_ends: 20 * MINUTE };

test("a room goes with the agenda until its host leads it", () => {
  const followed = standing(told({ clock: running }), ITEM, "klima", FACTS);
  assert.deepEqual([followed.index, followed.led, followed.next?.title], [1, false, "Weigh"]);
  assert.ok(silent(followed));
  const led = { step: 2, since: 0, ends: 30 * MINUTE, paused: 0 };
  const store = told({ clock: running, "led:one.klima": led });
  const here = standing(store, ITEM, "klima", FACTS);
  assert.deepEqual([here.index, here.agenda, here.led, here.next], [2, 1, true, undefined]);
  assert.equal(standing(store, ITEM, "arten", FACTS).index, 1, "other rooms stay with the agenda");
});

test("the countdown of a room that is led moves with the time for which the clock stood still", () => {
  const led = { step: 2, since: 0, ends: 30 * MINUTE, paused: 2 * MINUTE };
  const clock = { ...running, paused: 5 * MINUTE };
  const store = told({ clock, "led:one.klima": led });
  assert.equal(leftIn(store, standing(store, ITEM, "klima", FACTS), 20 * MINUTE), 13 * MINUTE);
  const held = told({ clock: { ...clock, state: "held", held: 21 * MINUTE }, "led:one.klima": led });
  assert.equal(leftIn(held, standing(held, ITEM, "klima", FACTS), 50 * MINUTE), 12 * MINUTE);
});

test("a room that is led has no more time than its item, which ends by itself or is being closed", () => {
  const at = (/** @type {Record<string, any>} */ clock, /** @type {typeof ITEM} */ item = ITEM) => {
    const led = { step: 2, since: 0, ends: 30 * MINUTE, paused: 0 };
    const store = told({ clock: { ...running, ...clock }, "led:one.klima": led });
    return leftIn(store, standing(store, item, "klima", FACTS), 20 * MINUTE);
  };
  assert.equal(at({ ends: 40 * MINUTE }), 10 * MINUTE);
  assert.equal(at({ ends: 21 * MINUTE }), MINUTE);
  const waits = { ...ITEM, advance: /** @type {const} */ ("wait") };
  assert.equal(at({ ends: 21 * MINUTE }, waits), 10 * MINUTE, "one that waits lasts as long as it is let");
  assert.equal(at({ ends: 21 * MINUTE, parting: true }, waits), MINUTE, "until its rooms are being closed");
});

test("once the item has been left, the room stands where it stood, without a countdown", () => {
  const clock = {
    state: "running",
    start: 0,
    item: "next",
    step: 0,
    left: "one",
    left_step: 2,
    step_ends: 5,
  };
  const store = told({ clock });
  const here = standing(store, ITEM, "klima", FACTS);
  assert.equal(here.index, 2);
  assert.equal(leftIn(store, here, 1), undefined);
});

test("people may do what the step offers; hosts write and arrange always, and weigh when it is time", () => {
  const here = (/** @type {number} */ step) =>
    standing(told({ clock: { ...running, step } }), ITEM, "klima", FACTS);
  /** @type {(step: number, hosting: boolean, phase?: "open" | "grace" | "after") => string[]} */
  const may = (step, hosting, phase = "open") =>
    [...mayDo(here(step), { phase, hosting, facts: FACTS })].sort();
  assert.deepEqual(may(0, false), []);
  assert.deepEqual(may(1, false), ["arrange-own", "write"]);
  assert.deepEqual(may(2, false), ["weigh"]);
  assert.deepEqual(may(0, true), ["arrange", "arrange-own", "sharpen", "write"]);
  assert.ok(may(2, true).includes("weigh"));
  assert.deepEqual(may(2, false, "grace"), [], "what was weighed is counted");
  assert.deepEqual(may(1, true, "after"), []);
});

test("a room without steps is free", () => {
  const plain = { ...ITEM, steps: [] };
  const here = standing(told({ clock: { ...running, step: 0 } }), plain, "klima", FACTS);
  assert.deepEqual(
    [here.does, here.step, [...here.offers]],
    ["", undefined, ["write", "support", "sharpen"]],
  );
});

test("what is unseen is what was counted without what hangs there, in this item alone", () => {
  const note = (/** @type {string} */ item) => ({ item, section: 1, text: "x", kind: "statement", at: 1 });
  const store = told(
    { "cards:one.klima": 14, "cards:two.klima": 9 },
    { "note:a": note("one"), "note:b": note("one"), "note:c": note("earlier"), "ready:one.1": 3 },
    { "ready:one.klima.1": {} },
  );
  assert.equal(unseenIn(store, "one", "klima"), 12);
  assert.deepEqual(readyIn(store, { item: "one", room: "klima", step: 1, person: "p" }), {
    many: 3,
    mine: true,
  });
  assert.deepEqual(readyIn(store, { item: "one", room: "klima", step: 2, person: "p" }), {
    many: 0,
    mine: false,
  });
});

test("nobody is invited to write where the step has people do something else, the host neither", () => {
  const at = (/** @type {number} */ step) => {
    const store = told({ clock: { ...running, step } });
    const here = standing(store, ITEM, "klima", FACTS);
    return blankWords({
      narrowed: false,
      may: mayDo(here, { phase: "open", hosting: true, facts: FACTS }),
      standing: here,
    });
  };
  assert.equal(at(0), "No card hangs here yet.");
  assert.equal(at(1), "No card hangs here yet. The first one could be yours.");
});

test("what a step is about comes into sight by itself, for who is typing by a button", () => {
  const page = { bar: 80, height: 800, typing: false };
  assert.equal(wayThere({ ...page, top: 300 }), "");
  assert.equal(wayThere({ ...page, top: -900 }), "itself");
  assert.equal(wayThere({ ...page, top: 700 }), "itself");
  assert.equal(wayThere({ ...page, top: -900, typing: true }), "button");
});
