// The server's time on a device whose clock is wrong, and time as it is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, countdown, urgency } from "../../static/js/core/clock.js";

const NOON = Date.UTC(2022, 10, 30, 12);

test("the sample with the shortest way is believed, however many come after it", () => {
  const clock = new Clock(() => NOON - 60_000);
  clock.sample(NOON, 400);
  clock.sample(NOON - 10, 20);
  clock.sample(NOON - 2_000, 10_000);
  assert.equal(clock.server(), NOON);
  clock.doubt();
  clock.sample(NOON + 1_000, 600);
  assert.equal(clock.server(), NOON + 1_300);
});

test("a clock that was set is noticed with the next sample, whichever way it went", () => {
  for (const jump of [3_600_000, -86_400_000]) {
    let local = NOON;
    const clock = new Clock(() => local);
    for (let taken = 0; taken < 8; taken += 1) clock.sample(NOON + 60_000, 20);
    local += jump;
    clock.sample(NOON + 75_000, 400);
    assert.equal(clock.server(), NOON + 75_200);
  }
});

test("in a rehearsal time runs from its anchor, as many times as fast", () => {
  let local = NOON;
  const clock = new Clock(() => local);
  clock.rehearsal = { anchor: NOON, base: 5_000, speed: 60 };
  local += 1_000;
  assert.equal(clock.now(), 5_000 + 60_000);
});

test("whoever shows time is told just after every full second, until they stop", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON + 300 });
  const clock = new Clock();
  /** @type {number[]} */
  const told = [];
  const end = clock.each(() => told.push(Date.now() - NOON));
  for (let ms = 0; ms < 2_000; ms += 1) t.mock.timers.tick(1);
  end();
  for (let ms = 0; ms < 2_000; ms += 1) t.mock.timers.tick(1);
  assert.deepEqual(told, [1_004, 2_004]);
});

test("a countdown rounds up, so that nothing is left only when nothing is", () => {
  assert.deepEqual([0, -5, 1, 59_001, 3_600_000].map(countdown), [
    "00:00",
    "00:00",
    "00:01",
    "01:00",
    "1:00:00",
  ]);
});

test("the last fifth is a signal, the last twentieth an alarm", () => {
  assert.deepEqual(
    [21, 20, 5, 0].map((left) => urgency(left, 100)),
    ["", "signal", "alarm", "alarm"],
  );
  assert.equal(urgency(1, 0), "");
});
