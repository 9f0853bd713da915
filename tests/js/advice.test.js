// What somebody is advised to look at who plans a workshop, and the steps that an item usually has.

import assert from "node:assert/strict";
import { test } from "node:test";
import { advice, hasPassed } from "../../static/js/editor/advice.js";
import { sheetOf } from "../../static/js/editor/rows.js";
import { textOf } from "../../static/js/editor/said.js";
import { usualSteps } from "../../static/js/editor/usual-steps.js";

const ABOUT = { date: "2026-12-03", start: "17:00", timezone: "Europe/Berlin" };
const BEFORE = Date.UTC(2026, 11, 3, 15, 59);

/** @param {object} more @param {number} [now] */
const places = (more, now = BEFORE) => advice({ workshop: ABOUT, ...more }, now).map(({ where }) => where);

test("a beginning that has passed is told, and only then", () => {
  assert.deepEqual(places({}), []);
  assert.deepEqual(places({}, BEFORE + 60_000), ["workshop.date"]);
  assert.equal(
    hasPassed({ workshop: { ...ABOUT, start: "17" } }, BEFORE + 60_000),
    false,
    "nobody knows yet",
  );
});

test("a registration that goes on after the workshop is told where people register", () => {
  assert.deepEqual(places({ registration: { open: true, closes: "2026-12-24" } }), ["registration.closes"]);
  assert.deepEqual(places({ registration: { open: true, closes: "2026-12-03" } }), []);
  assert.deepEqual(places({ registration: { closes: "2026-12-24" } }), []);
});

test("steps that leave time over are told, with how much they take", () => {
  const rooms = { title: "Rooms", minutes: 45, step: [{ minutes: 30 }, { minutes: 5 }] };
  const [found] = advice({ workshop: ABOUT, item: [{ minutes: 5 }, rooms] }, BEFORE);
  assert.equal(found?.where, "item[2].step");
  assert.match(found?.words ?? "", /“Rooms” take 35 of 45 minutes/);
  assert.deepEqual(places({ item: [{ ...rooms, minutes: 35 }] }), []);
  assert.deepEqual(places({ item: [{ ...rooms, step: [{ minutes: "x" }] }] }), []);
});

test("usual steps fill the minutes of an item, each with one at least", () => {
  const works = { write: "write in silence", sharpen: "sharpen" };
  /** @type {[string, number][]} */
  const usual = [
    ["write", 1],
    ["sharpen", 2],
  ];
  const steps = usualSteps({ works, usual }, 45);
  assert.deepEqual(
    steps.map(({ title, minutes, does }) => [title, minutes, does]),
    [
      ["Write in silence", 15, "write"],
      ["Sharpen", 30, "sharpen"],
    ],
  );
  for (const minutes of [2, 7, 44, 90]) {
    const shared = usualSteps({ works, usual }, minutes).map((step) => step.minutes);
    assert.equal(shared[0] + shared[1], minutes);
    assert.ok(Math.min(...shared) >= 1);
  }
  assert.deepEqual(usualSteps({ works, usual }, 1), []);
  assert.deepEqual(usualSteps({ works, usual: [] }, 30), []);
});

test("while a time is being typed, the day stands as it was saved", () => {
  const saved = { workshop: ABOUT };
  const item = [{ title: "A", minutes: 10 }];
  const typed = sheetOf({ workshop: { ...ABOUT, start: "17:" }, item }, {}, saved);
  assert.equal(typed.start, sheetOf({ workshop: ABOUT, item }, {}).start);
  const [first, unsaid, last] = sheetOf(
    { workshop: ABOUT, item: [...item, { title: "B", minutes: 0 }, ...item] },
    {},
  ).rows;
  assert.equal(unsaid?.start, undefined);
  assert.equal(last?.start, first?.end, "the others keep their times");
  const nowhere = sheetOf({ workshop: { ...ABOUT, start: "17:" }, item }, {}, { workshop: {} });
  assert.equal(nowhere.start, undefined);
});

test("what is no text is not taken for a workshop file", () => {
  /** @param {number[]} bytes */
  const read = (bytes) => textOf(new Uint8Array(bytes).buffer);
  assert.equal(read([0x5b, 0xc3, 0xa4]), "[ä");
  assert.equal(read([0x89, 0x50, 0x4e, 0x47]), undefined, "no UTF-8");
  assert.equal(read([0x5b, 0]), undefined, "not even where its bytes are letters");
});
