// A speaking order as it is drawn: who speaks, who is next, who is gone, and how much time there is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { roomFor } from "../../static/js/activities/flash-circle.js";
import { before, speakingTime, turnsOf } from "../../static/js/activities/flash-turns.js";

const NAMES = new Map([
  ["a", "Anna"],
  ["b", "Bela"],
  ["c", "Cleo"],
  ["d", "Dora"],
]);
const PEOPLE = ["a", "b", "c", "d"];
const nameOf = (/** @type {string} */ id) => NAMES.get(id) ?? "";

test("before anybody speaks the first one is next, and nobody is before them", () => {
  const turns = turnsOf({ people: PEOPLE }, nameOf);
  assert.deepEqual([turns.now, turns.next?.name, turns.begun, turns.over], [undefined, "Anna", false, false]);
  assert.deepEqual(
    PEOPLE.map((id) => before(turns, id)),
    [0, 1, 2, 3],
  );
});

test("who passes is jumped over, and who speaks counts for those who wait", () => {
  const turns = turnsOf({ people: PEOPLE, speaker: "a", passed: ["b"] }, nameOf);
  assert.deepEqual([turns.now?.name, turns.next?.name], ["Anna", "Cleo"]);
  assert.deepEqual([before(turns, "c"), before(turns, "d"), before(turns, "b")], [1, 2, undefined]);
});

test("whoever is gone stands nowhere, not even as the one who speaks or is next", () => {
  const turns = turnsOf({ people: ["x", ...PEOPLE], speaker: "x", spoke: [] }, nameOf);
  assert.deepEqual([turns.now, turns.next?.name, turns.speakers.length], [undefined, "Anna", 4]);
});

test("it is over when nobody is left to speak, and back leads to who spoke last", () => {
  const turns = turnsOf({ people: PEOPLE, spoke: ["c", "a"], passed: ["b", "d"] }, nameOf);
  assert.equal(turns.over, true);
  assert.equal(turns.last?.name, "Anna");
  assert.equal(turnsOf({ people: [] }, nameOf).over, false, "with nobody there it has not begun");
});

test("time runs from when somebody began, stands still with the clock, and is never more than there is", () => {
  const order = { people: PEOPLE, speaker: "a", since: 100_000, paused: 5_000 };
  const running = /** @type {const} */ ({ state: "running", start: 0, paused: 5_000 });
  assert.equal(speakingTime(order, running, 60_000, 130_000), 30_000);
  assert.equal(speakingTime(order, running, 60_000, 170_000), -10_000);
  assert.equal(speakingTime(order, running, 60_000, 99_000), 60_000);
  const held = /** @type {const} */ ({ state: "held", start: 0, paused: 5_000, held: 120_000 });
  assert.equal(speakingTime(order, held, 60_000, 170_000), 40_000);
  const after = /** @type {const} */ ({ state: "running", start: 0, paused: 55_000 });
  assert.equal(speakingTime(order, after, 60_000, 170_000), 40_000);
});

test("whoever has written and is moved then stands in the order of the room in which they are", () => {
  assert.equal(roomFor({ room: "arten", me: { room: "" } }, { room: "klima" }), "arten");
  assert.equal(roomFor({ room: undefined, me: { room: "" } }, { room: "klima" }), "klima");
  assert.equal(roomFor({ room: undefined, me: { room: "arten" } }, undefined), "arten");
  assert.equal(roomFor({ room: undefined, me: {} }, undefined), "");
});
