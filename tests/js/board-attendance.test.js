// The rooms at a glance: who is there, and which room needs somebody.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atAGlance, attendance, byUrgency, working } from "../../static/js/activities/board-attendance.js";

const MINUTE = 60_000;
const NOW = 100 * MINUTE;

/** @param {{ at: number, edited?: number }[]} times */
const notes = (times) =>
  times.map((time) => ({
    item: "one",
    section: 1,
    text: "",
    kind: /** @type {"statement"} */ ("statement"),
    ...time,
  }));

const GUEST = { id: "p", name: "Person 1", host: false, connected: true };

/** @param {Partial<Parameters<typeof atAGlance>[0]>} room */
const row = (room) =>
  atAGlance({ id: "klima", guests: [GUEST], notes: [], calls: [], opened: NOW - MINUTE, ...room }, NOW);

test("in a room are those whose room it is now, its host first, and one sees who is connected", () => {
  const guests = attendance(
    [
      { id: "z", value: { name: "Zoe", here: true } },
      { id: "a", value: { name: "Ada", here: true } },
      { id: "h", value: { name: "Kim", here: true, host: true } },
      { id: "g", value: { name: "Gone", here: false } },
    ],
    ["a", "h", "somebody-else"],
  );
  assert.deepEqual(
    guests.map(({ name, connected }) => [name, connected]),
    [
      ["Kim", true],
      ["Ada", true],
      ["Zoe", false],
    ],
  );
});

test("who is away keeps nobody waiting, and the host leads", () => {
  const away = { ...GUEST, connected: false };
  assert.equal(working([GUEST, away, { ...GUEST, host: true }]), 1);
});

test("a room is quiet when nobody has written or changed a card for six minutes", () => {
  assert.equal(row({ opened: 0, notes: notes([{ at: NOW - 7 * MINUTE }]) }).state, "quiet");
  assert.equal(
    row({ opened: 0, notes: notes([{ at: NOW - 7 * MINUTE, edited: NOW - MINUTE }]) }).state,
    "fine",
  );
});

test("a room that has just opened is not quiet", () => {
  assert.equal(row({ notes: notes([{ at: NOW - 80 * MINUTE }]) }).state, "fine");
});

test("the last ten minutes are counted by the minute, the present one last", () => {
  const { pulse, cards } = row({
    notes: notes([{ at: NOW - 30_000 }, { at: NOW }, { at: NOW - 9.5 * MINUTE }, { at: NOW - 11 * MINUTE }]),
  });
  assert.deepEqual(pulse, [1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  assert.equal(cards, 4);
});

test("trouble rises to the top: help, then nobody there, then silence", () => {
  const rows = [
    { ...row({}), id: "fine" },
    { ...row({ opened: 0 }), id: "quiet" },
    { ...row({ guests: [{ ...GUEST, connected: false }] }), id: "empty" },
    { ...row({ calls: [{ at: NOW - MINUTE }] }), id: "help" },
  ];
  assert.deepEqual(
    byUrgency(rows).map(({ id }) => id),
    ["help", "empty", "quiet", "fine"],
  );
});

test("the oldest call for help counts", () => {
  const found = row({ calls: [{ at: NOW - MINUTE }, { at: NOW - 3 * MINUTE }] });
  assert.equal(found.since, 3 * MINUTE);
});
