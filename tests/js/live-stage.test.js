// What the live page and the stage compute: the time of what runs, the order of questions, how paper hangs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ranked } from "../../static/js/activities/talk-questions.js";
import { Store } from "../../static/js/core/store.js";
import { Order } from "../../static/js/elements/order.js";
import {
  afterThat,
  digits,
  namesOtherMinutes,
  runningTime,
  share,
  untilWords,
} from "../../static/js/elements/running-time.js";

const MINUTE = 60_000;
const ITEM = { place: 0, kind: "talk", title: "Welcome", minutes: 10 };
const STEPS = [
  { title: "Collect", minutes: 25 },
  { title: "Sharpen", minutes: 20 },
];

/** @param {Record<string, any>} clock @param {Record<string, any>} [item] */
function at(clock, item = ITEM) {
  const store = new Store(() => {});
  store.replace({
    audience: "all",
    sequence: 1,
    put: { clock: { start: 0, ...clock }, "item:welcome": item },
  });
  return store;
}

test("before the start and after the end no time runs", () => {
  assert.equal(runningTime(at({ state: "planned" }), 0), undefined);
  assert.equal(runningTime(at({ state: "over" }), 0), undefined);
});

test("an item that was given more time has a longer whole, and what is over counts up", () => {
  const store = at({ state: "running", item: "welcome", began: 0, ends: 12 * MINUTE });
  assert.deepEqual(runningTime(store, 3 * MINUTE), { left: 9 * MINUTE, whole: 12 * MINUTE, held: false });
  assert.equal(digits(runningTime(store, 13.5 * MINUTE)?.left ?? 0), "+01:30");
});

test("a step has a time of its own, and the last one ends with its item", () => {
  const item = { ...ITEM, steps: STEPS };
  const clock = { state: "running", item: "welcome", began: 0, ends: 45 * MINUTE };
  const first = runningTime(at({ ...clock, step: 0, step_ends: 25 * MINUTE }, item), 5 * MINUTE);
  const last = runningTime(at({ ...clock, step: 1, step_ends: 40 * MINUTE }, item), 30 * MINUTE);
  assert.deepEqual([first?.left, first?.whole], [20 * MINUTE, 25 * MINUTE]);
  assert.deepEqual([last?.left, last?.whole], [15 * MINUTE, 20 * MINUTE]);
});

test("while the clock is held nothing runs off", () => {
  const store = at({ state: "held", item: "welcome", began: 0, ends: 10 * MINUTE, held: 4 * MINUTE });
  assert.equal(runningTime(store, 9 * MINUTE)?.left, 6 * MINUTE);
  assert.equal(runningTime(store, 9 * MINUTE)?.held, true);
});

test("the stage says when the time is over that it shows: the step's, not the item's", () => {
  const item = { ...ITEM, steps: STEPS };
  const running = {
    state: "running",
    item: "welcome",
    began: 0,
    ends: 45 * MINUTE,
    step: 0,
    step_ends: 25 * MINUTE,
  };
  const store = at(running, item);
  const clock = /** @type {any} */ ({ now: () => 5 * MINUTE });
  const time = /** @type {any} */ (runningTime(store, clock.now()));
  assert.match(untilWords({ store, clock }, time), /25/);
  assert.equal(untilWords({ store, clock }, { ...time, left: -1 }), "over time");
  assert.equal(untilWords({ store, clock }, { ...time, held: true }), "The clock is held.");
});

test("what follows a step is the next step when its time is over, and after the last one the next item", () => {
  const item = { ...ITEM, steps: STEPS };
  const clock = { state: "running", item: "welcome", began: 0, ends: 45 * MINUTE, step_ends: 25 * MINUTE };
  const after = (/** @type {number} */ step, /** @type {any} */ pace, parting = false) => {
    const store = at({ ...clock, step, parting }, item);
    const put = { "item:lunch": { place: 1, kind: "pause", title: "Lunch", minutes: 30 } };
    store.change({ audience: "all", sequence: 2, put, delete: [] });
    return afterThat(store, 5 * MINUTE, pace);
  };
  assert.deepEqual(after(0, undefined), { title: "Sharpen", begins: 25 * MINUTE });
  assert.deepEqual(after(1, undefined), { title: "Lunch", begins: 45 * MINUTE });
  assert.deepEqual(after(1, { step: 0, ends: 30 * MINUTE }), { title: "Sharpen", begins: 30 * MINUTE });
  assert.equal(after(0, { step: 0, ends: 30 * MINUTE }, true)?.title, "Lunch", "no step begins any more");
  assert.equal(afterThat(at({ ...clock, step: 1 }, item), 5 * MINUTE), undefined);
});

test("the share that is left stays between nothing and all", () => {
  assert.equal(share({ left: 5, whole: 10, held: false }), 0.5);
  assert.equal(share({ left: -5, whole: 10, held: false }), 0);
  assert.equal(share({ left: 20, whole: 10, held: false }), 1);
  assert.equal(share({ left: 5, whole: 0, held: false }), 0);
});

/** @param {string} id @param {number} support @param {number} when @param {boolean} [answered] */
function asked(id, support, when, answered = false) {
  return { id, support, value: { item: "welcome", text: id, at: when, answered } };
}

test("what most people support stands first, the older before the younger, what is answered last", () => {
  const questions = [asked("young", 2, 9), asked("done", 8, 1, true), asked("old", 2, 3), asked("top", 5, 7)];
  assert.deepEqual(
    ranked(questions).map(({ id }) => id),
    ["top", "old", "young", "done"],
  );
});

test("nothing moves under a finger: the order stays, and what is new stands at the end", () => {
  let held = false;
  const list = /** @type {any} */ ({ matches: () => held });
  const order = new Order(() => list);
  const ids = (/** @type {string[]} */ ...right) =>
    order.settle(right.map((id) => ({ id }))).map(({ id }) => id);
  assert.deepEqual(ids("a", "gone", "b"), ["a", "gone", "b"]);
  held = true;
  assert.deepEqual(ids("new", "b", "a"), ["a", "b", "new"]);
  assert.deepEqual(
    ids("newer", "new", "b", "a"),
    ["a", "b", "new", "newer"],
    "what came stays where it stands",
  );
  held = false;
  assert.deepEqual(ids("new", "b", "a"), ["new", "b", "a"]);
});

test("a title that names minutes is not believed once they have become others", () => {
  assert.equal(namesOtherMinutes("Pause 10 min", 10 * MINUTE), false);
  assert.equal(namesOtherMinutes("Pause 10 min", 49 * MINUTE), true);
  assert.equal(namesOtherMinutes("Part 10", 49 * MINUTE), false);
});
