// The rooms at a glance: who is there, and which room needs somebody.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atAGlance, attendance, byUrgency, working } from "../../static/js/activities/board-attendance.js";
import { element } from "./fakes.js";

element();
const { crowd, stateOf, stepOf } = await import("../../static/js/activities/board-glance.js");

const MINUTE = 60_000;

/** The words of a template, without drawing it. @param {any} drawn @returns {string} */
function text(drawn) {
  if (Array.isArray(drawn)) return drawn.map(text).join("");
  if (!drawn?.strings) return typeof drawn === "symbol" ? "" : String(drawn);
  return drawn.strings
    .map((/** @type {string} */ s, /** @type {number} */ n) => s + text(drawn.values[n] ?? ""))
    .join("");
}
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

test("where they are many trouble rises to the top: help, then nobody there, then silence", () => {
  const rows = [
    { ...row({}), id: "fine" },
    { ...row({ opened: 0 }), id: "quiet" },
    { ...row({ guests: [{ ...GUEST, connected: false }] }), id: "empty" },
    { ...row({ calls: [{ at: NOW - MINUTE }] }), id: "help" },
  ];
  const ids = (/** @type {any[]} */ found) => byUrgency(found).map(({ id }) => id);
  const more = Array.from({ length: 5 }, (_, n) => ({ ...row({}), id: `more${n}` }));
  assert.deepEqual(ids([...rows, ...more]).slice(0, 4), ["help", "empty", "quiet", "fine"]);
  assert.deepEqual(ids(rows), ["fine", "quiet", "empty", "help"], "a few keep their places");
});

test("a room that nobody hosts is told from one whose host is away", () => {
  const host = { ...GUEST, id: "host", host: true, connected: false };
  assert.deepEqual([row({ guests: [GUEST, host] }).hosts, row({ guests: [GUEST] }).hosts], [true, false]);
});

test("people stand in a natural order: 2 before 10, by the reader's language", () => {
  const names = ["Person 10", "Zoe", "Person 2", "Äsop", "Person 103"];
  const guests = attendance(
    names.map((name) => ({ id: name, value: { name, here: true } })),
    [],
  );
  assert.deepEqual(
    guests.map(({ name }) => name),
    ["Äsop", "Person 2", "Person 10", "Person 103", "Zoe"],
  );
});

const AT = { number: 2, all: 5, title: "Write", left: 0, led: false, agenda: 2, ready: 0, people: 3 };

test("while cards are written in silence it is not said that there is none; nor where all are hidden", () => {
  const said = (/** @type {Partial<Parameters<typeof atAGlance>[0]>} */ room) =>
    text(stateOf(row(room), NOW, () => ""));
  assert.equal(said({}), "no card yet");
  assert.equal(said({ at: { ...AT, unseen: 0 } }), "no card yet");
  assert.equal(said({ at: { ...AT, unseen: 7 } }), "not shown yet");
  assert.equal(row({ at: { ...AT, unseen: 7 } }).cards, 7);
  assert.equal(said({ hidden: 2 }), "2 hidden cards");
});

test("a card that came within the minute came just now", () => {
  const said = (/** @type {number} */ ago) =>
    text(stateOf(row({ notes: notes([{ at: NOW - ago }]) }), NOW, () => ""));
  assert.equal(said(MINUTE - 1), "<span>card just now</span>");
  assert.equal(said(MINUTE), "<span>card 1 min ago</span>");
});

test("a room says how many seats it has where more people have been given it than that", () => {
  const guests = [1, 2, 3].map((n) => ({ ...GUEST, id: `p${n}` }));
  const room = row({ guests: [...guests, { ...GUEST, id: "h", host: true }] });
  assert.equal(text(crowd(room, 2)), '<small class="signal crowd">only 2 seats</small>');
  assert.equal(text(crowd(room, 3)), "", "its host sits on none");
  assert.equal(text(crowd(room, null)), "");
});

test("where a room is led it is said in which step the agenda is", () => {
  const said = (/** @type {Partial<typeof AT>} */ at) =>
    text(stepOf(row({ at: { ...AT, unseen: 0, ...at } }), "en"));
  assert.match(said({ led: true, agenda: 4 }), /agenda: step 4/);
  assert.doesNotMatch(said({ led: true }), /agenda: step/);
});

test("the oldest call for help counts", () => {
  const found = row({ calls: [{ at: NOW - MINUTE }, { at: NOW - 3 * MINUTE }] });
  assert.equal(found.since, 3 * MINUTE);
});

test("who looks after a call is named", () => {
  const called = row({ calls: [{ at: NOW - MINUTE, taken: "mo" }] });
  const said = text(stateOf(called, NOW, (id) => (id === "mo" ? "Mona" : "")));
  assert.match(said, /Mona is looking after it\./);
});
