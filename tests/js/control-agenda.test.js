// What the control panel computes of the agenda: rows, the day to scale, how it stands, what the next move does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { graceEnds, items, phase } from "../../static/js/core/agenda.js";
import { Store } from "../../static/js/core/store.js";
import { closingSoon } from "../../static/js/elements/closing-soon.js";
import { changeWords } from "../../static/js/elements/control-changes.js";
import { jump, next, toEnd } from "../../static/js/elements/control-foresight.js";
import { ending, rows, shortened, stepRows, waitedFor } from "../../static/js/elements/control-rows.js";
import { day, ticks } from "../../static/js/elements/control-scale.js";
import {
  dayAndTime,
  driftWords,
  ended,
  endWords,
  fittingStart,
  length,
  noPlanWords,
  planWords,
  standing,
} from "../../static/js/elements/control-standing.js";
import { toneWords } from "../../static/js/elements/running-time.js";

const MINUTE = 60_000;
const START = Date.UTC(2022, 10, 30, 8, 30); // 09:30 in Berlin
const ZONE = "Europe/Berlin";
const ITEMS = /** @type {Record<string, any>} */ ({
  talk: { place: 0, kind: "talk", title: "Talk", minutes: 10 },
  rooms: {
    place: 1,
    kind: "board",
    title: "Rooms",
    minutes: 60,
    advance: "wait",
    steps: [
      { title: "Collect", minutes: 20, aim: "Write cards." },
      { title: "Cluster", minutes: 25 },
      { title: "Weigh", minutes: 15 },
    ],
  },
  pause: { place: 2, kind: "pause", title: "Pause", minutes: 30, reopens: ["talk"] },
  close: { place: 3, kind: "closing", title: "Goodbye", minutes: 10, locked: 110 * MINUTE },
});

/**
 * A store with that clock; the minutes count from the announced start.
 * @param {Record<string, any>} clock
 * @param {Record<string, [number, number | null][]>} ran
 */
function at(clock, ran = {}) {
  const store = new Store(() => {});
  const moment = (/** @type {number} */ minute) => START + minute * MINUTE;
  const moved = Object.fromEntries(
    ["began", "ends", "step_ends", "held"].flatMap((name) =>
      clock[name] === undefined ? [] : [[name, moment(clock[name])]],
    ),
  );
  const put = /** @type {Record<string, any>} */ ({
    clock: { state: "running", start: START, ...clock, ...moved },
    workshop: { timezone: ZONE, grace: 45 },
  });
  for (const [id, item] of Object.entries(ITEMS)) put[`item:${id}`] = item;
  for (const [id, spans] of Object.entries(ran)) {
    put[`ran:${id}`] = { spans: spans.map(([a, b]) => [moment(a), b === null ? null : moment(b)]) };
  }
  store.replace({ audience: "all", sequence: 1, put });
  return store;
}

/** @param {number} minute */
const when = (minute) => START + minute * MINUTE;
const LATE = () =>
  at(
    { item: "rooms", began: 14, ends: 74, step: 1, step_ends: 59 },
    { talk: [[2, 14]], rooms: [[14, null]] },
  );

/**
 * @param {Store} store
 * @param {number} minute
 * @param {Record<string, any>} [kinds]
 */
const outlook = (store, minute, kinds = {}) => ({
  store,
  now: when(minute),
  people: 183,
  hosts: 6,
  kind: (/** @type {string} */ name) => kinds[name],
});

test("rows say how each item was announced, how it stands, and how late it is", () => {
  const found = rows(LATE(), when(40));
  assert.deepEqual(
    found.map(({ item, state, minutes, later }) => [item.id, state, minutes, later / MINUTE]),
    [
      ["talk", "was", 12, 2],
      ["rooms", "here", 60, 4],
      ["pause", "ahead", 30, 4],
      // Fixed for minute 110, so that the delay is caught up before it.
      ["close", "ahead", 10, 0],
    ],
  );
  assert.deepEqual(ending(found), { announced: when(120), stands: when(120) });
});

test("an item that was jumped over is skipped, and one that comes back is the present one", () => {
  const store = at({ item: "pause", began: 20, ends: 50 }, { talk: [[0, 20]], pause: [[20, null]] });
  assert.deepEqual(
    rows(store, when(25)).map(({ state }) => state),
    ["was", "skipped", "here", "ahead"],
  );
});

test("before the start there is a forecast only on the day itself", () => {
  const planned = at({ state: "planned" });
  assert.equal(rows(planned, when(-30))[0]?.stands?.start, when(0));
  assert.equal(rows(planned, when(10))[0]?.later, 10 * MINUTE);
  const months = rows(planned, when(60 * 24 * 90));
  assert.ok(months.every(({ stands, state, later }) => !stands && state === "ahead" && later === 0));
});

test("steps ahead begin when the present one ends, later while the clock is held", () => {
  const clock = LATE().get("all", "clock");
  const item = { id: "rooms", ...ITEMS.rooms };
  assert.deepEqual(
    stepRows(item, clock, when(40)).map(({ state, begins }) => [state, begins]),
    [
      ["was", undefined],
      ["here", undefined],
      ["ahead", when(59)],
    ],
  );
  const held = { ...clock, state: "held", held: when(40) };
  assert.equal(stepRows(item, held, when(43))[2]?.begins, when(62));
});

test("the present step is as long as it is with what it was given", () => {
  const item = /** @type {any} */ ({ ...ITEMS.rooms, id: "rooms" });
  const planned = item.steps[0].minutes;
  const long = { state: "running", item: "rooms", step: 0, began: when(0), step_ends: when(planned + 15) };
  const minutes = (/** @type {any} */ clock) => stepRows(item, clock, when(1)).map((row) => row.minutes);
  assert.equal(minutes(long)[0], planned + 15);
  assert.equal(minutes({ ...long, paused: 15 * MINUTE })[0], planned, "what stood still is no length");
  const second = { ...long, step: 1, step_ends: when(1 + item.steps[1].minutes + 7) };
  assert.equal(minutes(second)[1], item.steps[1].minutes + 7);
});

test("where nothing is late it is said whether it ends early", () => {
  assert.equal(noPlanWords(0), "It will end as agreed: there is nothing to catch up.");
  assert.equal(
    noPlanWords(-135 * MINUTE),
    "It will end 2:15:00 h before the agreed end: there is nothing to catch up.",
  );
});

test("whoever begins by the plan of another day is told that nothing is late by it", () => {
  const DAY = 24 * 60 * MINUTE;
  const said = (/** @type {number} */ now) => planWords(START, START + 120 * MINUTE, now, ZONE);
  assert.equal(said(START + 5 * MINUTE), "The plan goes from 09:30 to 11:30; delays are counted from there.");
  const other = "The plan goes from 09:30 to 11:30, on another day: no delay is counted or shown.";
  assert.deepEqual([said(START + DAY), said(START - DAY)], [other, other]);
});

test("a plan that ends as agreed names the agreed time, whatever seconds are over", () => {
  const agreed = START + 267 * MINUTE;
  assert.equal(endWords(agreed - 20_000, -20_000, ZONE), "End 13:57, as agreed");
  assert.equal(endWords(agreed + 20_000, 20_000, ZONE), "End 13:57, as agreed");
  assert.equal(endWords(agreed + 5 * MINUTE, 5 * MINUTE, ZONE), "End 14:02, 5 minutes later");
});

test("what lies years back or ahead is told in days, and with its day", () => {
  assert.equal(length(1457 * 24 * 60 * MINUTE), "1,457 days");
  assert.equal(length(25 * 60 * MINUTE), "25:00:00 h");
  assert.equal(dayAndTime(START, START + MINUTE, ZONE), "09:30");
  assert.match(dayAndTime(START, START + 1457 * 24 * 60 * MINUTE, ZONE), /30 November 2022, 09:30/);
});

test("the day goes from the first to the last minute, and everything lies inside", () => {
  const drawn = day(rows(LATE(), when(40)), when(40), ZONE);
  const bars = [...drawn.announced, ...drawn.stands];
  assert.equal(bars.length, 8);
  assert.ok(bars.every(({ x, width }) => x >= 0 && width > 0 && x + width <= 100.001));
  assert.equal(drawn.announced[0]?.x, 0);
  assert.equal(drawn.now, (40 / 120) * 100);
  assert.ok(drawn.ticks.every(({ time }) => /^\d\d:[03]0|^\d\d:[14]5$/.test(time)));
});

test("ticks lie on full quarters of the workshop's zone, at most ten and a bit", () => {
  const zone = "Asia/Kathmandu"; // three quarters of an hour off
  const found = ticks(START, START + 255 * MINUTE, zone);
  const format = new Intl.DateTimeFormat("de", { minute: "2-digit", timeZone: zone });
  assert.ok(found.length > 4 && found.length <= 11);
  assert.ok(found.every((moment) => [0, 30].includes(Number(format.format(moment)))));
});

test("a workshop that runs on another day than announced is drawn by that day alone", () => {
  const later = 60 * 24 * 90;
  const store = at({ item: "talk", began: later, ends: later + 10 }, { talk: [[later, null]] });
  const drawn = day(rows(store, when(later + 2)), when(later + 2), ZONE);
  assert.equal(drawn.announced.length, 0);
  assert.equal(drawn.stands[0]?.x, 0);
  assert.equal(standing(store, when(later + 2))?.drift, undefined);
});

test("it stands by the step, and by the item in its last step", () => {
  const here = standing(LATE(), when(40));
  assert.equal(here?.left, 19 * MINUTE);
  assert.equal(here?.rest, 34 * MINUTE);
  assert.equal(here?.drift, 4 * MINUTE);
  assert.equal(here?.moves, "itself");
  const last = standing(at({ item: "rooms", began: 14, ends: 74, step: 2, step_ends: 74 }), when(73.5));
  assert.equal(last?.left, 0.5 * MINUTE);
  assert.equal(last?.moves, "waits");
  assert.equal(last?.tone, "alarm");
});

test("while it is held the time stands still and the end moves away", () => {
  const store = at({ state: "held", item: "talk", began: 0, ends: 10, held: 4 });
  const here = standing(store, when(7));
  assert.equal(here?.left, 6 * MINUTE);
  assert.equal(here?.ends, when(13));
  assert.equal(here?.moves, "held");
  assert.equal(here?.drift, 3 * MINUTE);
});

test("a fifth and a twentieth of the time are said in words, and what is over", () => {
  const tone = (/** @type {number} */ minute) =>
    standing(at({ item: "talk", began: 0, ends: 10 }), when(minute))?.tone ?? "";
  assert.deepEqual([tone(7.9), tone(8), tone(9.5), tone(11)], ["", "signal", "alarm", "alarm"]);
  assert.equal(toneWords("", 1), "");
  assert.equal(toneWords("signal", 1), "a fifth is left");
  assert.equal(toneWords("alarm", 1), "nearly over");
  assert.equal(toneWords("alarm", -1), "over time");
});

test("the drift is told to the second", () => {
  assert.equal(driftWords(220_000), "3:40 min later");
  assert.equal(driftWords(-61_000), "1:01 min earlier");
  assert.equal(driftWords(400), "on time");
  assert.equal(length(3_725_000), "1:02:05 h");
});

test("once it is over, the drift is that of the end", () => {
  assert.deepEqual(ended(at({ state: "over", item: "", began: 123 })), {
    ended: when(123),
    drift: 3 * MINUTE,
  });
});

test("the announced plan fits about its time, else the plan is moved to now", () => {
  assert.equal(fittingStart(START, when(-5)), "announced");
  assert.equal(fittingStart(START, when(40)), "announced");
  assert.equal(fittingStart(START, when(-200)), "now");
  assert.equal(fittingStart(START, when(60 * 24)), "now");
});

test("Next says the step, its aim, and that the item stays open", () => {
  const move = next(outlook(at({ item: "rooms", began: 14, ends: 74, step: 0, step_ends: 34 }), 33));
  assert.equal(move?.title, "Cluster");
  assert.deepEqual(
    move?.points.map(({ text }) => text),
    ["“Rooms” stays open, and everybody where they are."],
  );
});

test("Next warns first, then says what closes, what the activities know of it, and what opens again", () => {
  const kinds = {
    board: {
      entering: () => [],
      leaving: (/** @type {any} */ { hosts }) => [`12 cards hang there, and ${hosts} hosts stay.`],
      warning: () => ["Two rooms are too full."],
    },
    pause: {
      entering: (/** @type {any} */ { people }) => [`${people} people have a break.`],
      leaving: () => [],
    },
  };
  const store = at({ item: "rooms", began: 14, ends: 74, step: 2, step_ends: 74 });
  const move = next(outlook(store, 73, kinds));
  assert.equal(move?.title, "Pause");
  assert.deepEqual(
    move?.points.map(({ text }) => text),
    [
      "Two rooms are too full.",
      "“Pause” then lasts until 11:20, 37 min instead of 30: “Goodbye” has a fixed time.",
      "12 cards hang there, and 6 hosts stay.",
      "183 people have a break.",
      "“Talk” is open again meanwhile.",
      "“Rooms” closes, with a snapshot. What is being written can be sent for another 45 s.",
    ],
  );
});

test("Next warns when much time is left and when the next item is fixed for later", () => {
  const store = at({ item: "pause", began: 74, ends: 110 });
  const warned = next(outlook(store, 80))?.points.filter(({ tone }) => tone === "signal");
  assert.deepEqual(
    warned?.map(({ text }) => text),
    [
      "30:00 min are still left of “Pause”.",
      "“Goodbye” is fixed for 11:20: it begins now all the same, and whoever comes only then will miss the beginning.",
    ],
  );
});

test("who is early is told how long what comes lasts until the fixed time", () => {
  const texts = (/** @type {Record<string, any>} */ clock, /** @type {number} */ minute) =>
    next(outlook(at(clock), minute))?.points.map(({ text }) => text) ?? [];
  const early = texts({ item: "rooms", began: 10, ends: 70, step: 2, step_ends: 70 }, 50);
  assert.equal(early[0], "20:00 min are still left of “Rooms”.", "of the item, not of its step");
  const until = "“Pause” then lasts until 11:20, 60 min instead of 30: “Goodbye” has a fixed time.";
  assert.ok(early.includes(until), early.join(" "));
  const late = texts({ item: "rooms", began: 10, ends: 82, step: 2, step_ends: 82 }, 81);
  assert.ok(!late.some((text) => text.includes("fixed")), "where the pause fits there is nothing to say");
});

test("a step that is done early before a fixed time tells where the time goes", () => {
  const store = at({ item: "rooms", began: 10, ends: 110, step: 0, step_ends: 30 });
  store.audiences.get("all")?.delete("item:pause");
  const said = next(outlook(store, 20))?.points.map(({ text }) => text) ?? [];
  assert.equal(said[0], "10:00 min are still left of this step.");
  assert.equal(
    said[1],
    "“Goodbye” begins only at its fixed time, 11:20. What is over until then, 50 min, goes to the last step, “Weigh”.",
  );
});

test("that nobody is connected is a warning only once it is known how many there are", () => {
  const store = at({ item: "talk", began: 0, ends: 10 });
  const said = (/** @type {boolean} */ untold) =>
    next({ ...outlook(store, 9), people: 0, untold })?.points.map(({ text }) => text) ?? [];
  assert.ok(said(false).includes("Nobody is connected yet."));
  assert.ok(!said(true).some((text) => /connected|goes? along/.test(text)));
});

test("when a step's time is used up with the item's, Next leads to the next item as the server does", () => {
  const store = at({ item: "rooms", began: 14, ends: 74, step: 1, step_ends: 74 });
  assert.equal(next(outlook(store, 75))?.title, "Pause");
});

test("while it is held no step is lost, however long that is", () => {
  const store = at({ state: "held", item: "rooms", began: 14, ends: 74, step: 0, step_ends: 34, held: 20 });
  assert.equal(next(outlook(store, 200))?.title, "Cluster");
});

test("after the last item Next ends the workshop; before the first it begins it; when over there is none", () => {
  assert.equal(next(outlook(at({ item: "close", began: 110, ends: 120 }), 118))?.ends, true);
  assert.equal(next(outlook(at({ state: "planned" }), -5))?.title, "Talk");
  assert.equal(next(outlook(at({ state: "over", item: "", began: 120 }), 121)), undefined);
  assert.ok(toEnd(outlook(at({ item: "talk", began: 0, ends: 10 }), 5)).ends);
});

test("a jump says what is left out, and what begins once more", () => {
  const store = at({ item: "talk", began: 0, ends: 10 }, { talk: [[0, null]] });
  const forward = jump(outlook(store, 9.5), { id: "close", ...ITEMS.close });
  assert.equal(forward.points[0]?.text, "2 items are left out: “Rooms”, “Pause”.");
  const back = jump(outlook(LATE(), 40), { id: "talk", ...ITEMS.talk });
  assert.match(back.points[0]?.text ?? "", /once more, with its full 10 minutes/);
});

test("a change of the clock is told as what it was", () => {
  const agenda = Object.entries(ITEMS).map(([id, item]) => ({ id, ...item }));
  const running = {
    state: /** @type {const} */ ("running"),
    start: START,
    item: "rooms",
    ends: when(74),
    step: 1,
  };
  const told = (/** @type {Record<string, any>} */ before, /** @type {Record<string, any>} */ after) =>
    changeWords({ ...running, ...before }, { ...running, ...after }, agenda);
  assert.equal(told({ item: "talk" }, {}), "On to “Rooms”");
  assert.equal(told({ item: "talk" }, { item: "close" }), "Jumped to “Goodbye”");
  assert.equal(told({}, { item: "talk" }), "Back to “Talk”");
  assert.equal(told({}, { step: 2 }), "On to “Weigh”");
  assert.equal(told({}, { step: 0 }), "Back to “Collect”");
  assert.equal(told({ state: "planned", item: "" }, { item: "talk" }), "Begun with “Talk”");
  assert.equal(told({ state: "over", item: "" }, { item: "close" }), "Back to “Goodbye”");
  assert.equal(told({}, { state: "held" }), "Held");
  assert.equal(told({ state: "held" }, { ends: when(76) }), "Running again");
  assert.equal(told({}, { ends: when(79) }), "Longer by 5 minutes");
  assert.equal(told({}, { ends: when(73) }), "Shorter by 1 minute");
  assert.equal(told({}, { state: "over", item: "" }), "The workshop was ended");
  assert.equal(told({}, {}), "");
});

test("an item is the same object until something about it changes, so that nobody draws it anew for nothing", () => {
  const store = at({ item: "talk" });
  const before = items(store);
  assert.ok(items(store).every((item, n) => item === before[n]));
  store.change({
    audience: "all",
    sequence: 2,
    put: { "item:talk": { ...ITEMS.talk, minutes: 12 } },
    delete: [],
  });
  assert.deepEqual(
    items(store).map((item, n) => item === before[n]),
    [false, true, true, true],
  );
});

test("what was written can be sent until the grace is over", () => {
  const store = at({ item: "rooms", left: "talk", left_at: START });
  assert.equal(graceEnds(store, "talk"), START + 45_000);
  assert.equal(graceEnds(store, "rooms"), 0);
  assert.equal(phase(store, "talk", START + 44_999), "grace");
  assert.equal(phase(store, "talk", START + 45_000), "after");
});

test("the grace keeps its seconds when the next item, or all, is left before it is over", () => {
  const store = at({ state: "over", item: "", left: "rooms", left_at: START + 10_000 });
  store.change({ audience: "all", sequence: 2, put: { "ran:talk": { spans: [[0, START]] } }, delete: [] });
  assert.equal(graceEnds(store, "talk"), START + 45_000);
  assert.equal(phase(store, "talk", START + 44_999), "grace");
  assert.equal(phase(store, "talk", START + 45_000), "after");
  assert.equal(phase(store, "rooms", START + 54_999), "grace");
});

test("once new times were agreed, lengths, drift and lateness are those, and the announced ones stay", () => {
  const store = at(
    {
      item: "talk",
      began: 0,
      ends: 20,
      step: 0,
      step_ends: 20,
      lengths: { rooms: 40 },
      agreed: "talk",
      agreed_end: START + 20 * MINUTE,
    },
    { talk: [[0, null]] },
  );
  const [talk, rooms, pause] = rows(store, when(5));
  assert.equal(standing(store, when(5))?.drift, 0);
  assert.deepEqual([talk?.later, rooms?.later, pause?.later], [0, 0, 0]);
  assert.deepEqual(rooms?.announced, { start: when(10), end: when(70) });
  assert.deepEqual(rooms?.stands, { start: when(20), end: when(60) });
  assert.deepEqual(shortened(items(at({ item: "talk" })), { rooms: 40, pause: 30 })[0]?.before, 60);
  assert.equal(shortened(items(store), { rooms: 40 }).length, 0);
});

test("who is in a room is told five minutes and one minute before it closes, and while it is being closed", () => {
  const rooms = at({ item: "rooms", began: 10, ends: 70, step: 2, step_ends: 70 });
  const told = (/** @type {number} */ minute) => closingSoon(rooms, when(minute))?.notice;
  assert.deepEqual([64, 65, 65.9, 66.5, 68.9, 69, 69.9, 71].map(told), [
    undefined,
    5,
    5,
    undefined,
    undefined,
    1,
    1,
    undefined,
  ]);
  const parting = at({ item: "rooms", began: 10, ends: 30, step: 2, step_ends: 30, parting: true });
  assert.deepEqual(closingSoon(parting, when(29.5)), { notice: 0, rest: MINUTE / 2, ends: when(30) });
});

test("Next out of the rooms gives notice first, and goes at once when it is pressed again", () => {
  const rooms = { item: "rooms", began: 10, ends: 70, step: 2, step_ends: 70 };
  const gentle = next({ ...outlook(at(rooms), 40), rooms: true });
  assert.deepEqual([gentle?.words, gentle?.title, gentle?.parts], ["In 60 s on to", "Pause", 60]);
  assert.equal(next(outlook(at(rooms), 40))?.parts, undefined);
  const again = next({ ...outlook(at({ ...rooms, parting: true, ends: 41 }), 40), rooms: true });
  assert.deepEqual([again?.words, again?.parts], ["At once on to", undefined]);
  assert.equal(standing(at({ ...rooms, parting: true }), when(40))?.moves, "itself");
});

test("why nothing before a fixed time is shortened is said, unless something is, or it begins later all the same", () => {
  const [rooms, flash, closing] = [
    { id: "rooms", place: 1, kind: "board", title: "Rooms", minutes: 60 },
    { id: "flash", place: 2, kind: "flash", title: "Flash", minutes: 15, locked: 70 * MINUTE },
    { id: "closing", place: 3, kind: "closing", title: "Closing", minutes: 10 },
  ];
  const spans = { flash: { start: START + 70 * MINUTE } };
  const ahead = [rooms, flash, closing];
  assert.equal(waitedFor(ahead, { lengths: { closing: 5 }, spans }, START), flash);
  assert.equal(waitedFor(ahead, { lengths: { rooms: 50 }, spans }, START), undefined);
  assert.equal(waitedFor([flash, closing], { lengths: {}, spans }, START), undefined);
  const late = { flash: { start: START + 71 * MINUTE } };
  assert.equal(waitedFor(ahead, { lengths: {}, spans: late }, START), undefined);
});
