// When the items of a run sheet are planned, and what a planner should look at. `tests/unit/test_planning.py` lets
// the server and this page judge the same plans, by running this file's neighbour `plan-judge.js`.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  beginning,
  cautions,
  isZone,
  layOut,
  MINUTE,
  moments,
  wallTime,
} from "../../static/js/editor/plan.js";

const BERLIN = { date: "2026-11-30", start: "09:30", timezone: "Europe/Berlin" };

/** @param {import("../../static/js/editor/plan.js").Timed[]} items @param {typeof BERLIN} about */
const times = (items, about = BERLIN) =>
  layOut(about, items).map(
    ({ start, end }) => `${wallTime(start, about.timezone)}-${wallTime(end, about.timezone)}`,
  );

test("items follow one another, and a locked one waits for its time", () => {
  assert.deepEqual(times([{ minutes: 10 }, { minutes: 20, starts: "10:00" }, { minutes: 5 }]), [
    "09:30-09:40",
    "10:00-10:20",
    "10:20-10:25",
  ]);
});

test("a locked time that has passed is not kept", () => {
  const [, late] = layOut(BERLIN, [{ minutes: 60 }, { minutes: 5, starts: "10:00" }]);
  assert.equal(late?.locked, false);
  assert.equal(wallTime(late?.start ?? 0, BERLIN.timezone), "10:30");
});

test("a locked time after midnight is one of the next day", () => {
  const about = { ...BERLIN, start: "22:00" };
  assert.deepEqual(times([{ minutes: 60 }, { minutes: 30, starts: "00:15" }], about), [
    "22:00-23:00",
    "00:15-00:45",
  ]);
});

test("what cannot be read ends the plan there", () => {
  assert.equal(layOut(BERLIN, [{ minutes: 10 }, { minutes: Number.NaN }, { minutes: 5 }]).length, 1);
  assert.deepEqual(layOut({ ...BERLIN, date: "2026-13-30" }, [{ minutes: 10 }]), []);
  assert.equal(beginning({ ...BERLIN, start: "9:30" }), undefined);
  assert.equal(isZone("Europe/Berlim"), false);
});

test("an hour that comes twice is found twice, one that is skipped never", () => {
  assert.equal(moments("2026-10-25", "02:30", "Europe/Berlin").length, 2);
  assert.equal(moments("2026-03-29", "02:30", "Europe/Berlin").length, 0);
  assert.equal(moments("2026-03-29", "03:30", "Europe/Berlin").length, 1);
});

test("whoever goes on for more than ninety minutes is told where it becomes too long", () => {
  const part = (/** @type {number} */ from, /** @type {number} */ to, serves = "work") => ({
    start: from * MINUTE,
    end: to * MINUTE,
    serves,
  });
  const found = cautions([
    part(0, 60),
    part(60, 91),
    part(91, 120),
    part(120, 130, "rest"),
    part(130, 140, "goodbye"),
  ]);
  assert.deepEqual(found, [{ what: "no-break", place: 1, start: 0, end: 120 * MINUTE, least: 0 }]);
});
