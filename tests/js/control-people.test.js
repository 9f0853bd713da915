// Who is here, and the keys and commands of the control panel, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { Assigned } from "../../static/js/elements/control-assigned.js";
import { goneWords } from "../../static/js/elements/control-person-gone.js";
import { counts, crew, movable, roster, search, sinceWhen } from "../../static/js/elements/control-roster.js";
import { action, keyed, shortcuts, Typing, writes } from "../../static/js/elements/control-shortcuts.js";
import { Steering } from "../../static/js/elements/control-steering.js";
import { crowding } from "../../static/js/elements/crowding.js";
import { element, settled } from "./fakes.js";

element();
const { whereOf } = await import("../../static/js/elements/control-attendee.js");
const { ControlPeople } = await import("../../static/js/elements/control-people.js");

function people() {
  const store = new Store(() => {});
  store.replace({ audience: "all", sequence: 1, put: { "theme:klima": { name: "Klima", place: 0 } } });
  store.replace({
    audience: "room:klima",
    sequence: 1,
    put: { "name:p2": { name: "Person 2", here: true }, "name:p10": { name: "Person 10", here: false } },
  });
  store.replace({
    audience: "staff",
    sequence: 1,
    put: {
      "person:p10": { name: "Person 10", joined: 2 },
      "person:p2": { name: "Person 2", organisation: "Stadt Beispiel", joined: 1 },
      "person:p3": { name: "Person 3", removed: true },
      "person:m1": { name: "Moderation", role: "moderator" },
      "person:h1": { name: "Team", role: "host" },
    },
  });
  return store;
}

const CONNECTED = new Set(["p2", "p3", "m1"]);
const name = (/** @type {string} */ room) => (room ? "Klima" : "");

test("people are sorted as people count, with room and connection", () => {
  const found = roster(people(), CONNECTED);
  assert.deepEqual(
    found.map((one) => one.name),
    ["Moderation", "Person 2", "Person 3", "Person 10", "Team"],
  );
  const two = found.find(({ id }) => id === "p2");
  assert.deepEqual([two?.room, two?.connected], ["klima", true]);
  assert.equal(found.find(({ id }) => id === "p10")?.room, "", "who was there and left is not there");
  assert.equal(found.find(({ id }) => id === "p3")?.connected, false, "the removed are not connected");
});

test("since when somebody is not connected is said where it was seen, else when they came", () => {
  const seen = new Map([["p10", Date.UTC(2030, 4, 14, 8, 41)]]);
  const found = roster(people(), CONNECTED, seen).filter(({ id }) => ["p10", "p2"].includes(id));
  const joined = Date.UTC(2030, 4, 14, 7, 41);
  assert.deepEqual(
    found.map((one) => sinceWhen({ ...one, joined }, "UTC")),
    ["came at 07:41", "since 08:41"],
  );
});

test("who waits again after they were let in is not among those who were removed", () => {
  const store = people();
  store.change({
    audience: "staff",
    sequence: 2,
    put: { "waiting:p3": { name: "Person 3", at: 1 } },
    delete: [],
  });
  assert.equal(
    roster(store, CONNECTED).find(({ id }) => id === "p3"),
    undefined,
  );
});

test("they are found by any words of name, organisation or room", () => {
  const all = roster(people(), CONNECTED);
  const ids = (/** @type {string} */ words, /** @type {any} */ sieve = "all") =>
    search(all, words, sieve, name).map(({ id }) => id);
  assert.deepEqual(ids("beispiel PERSON"), ["p2"]);
  assert.deepEqual(ids("klima"), ["p2"]);
  assert.deepEqual(ids("person"), ["p2", "p10"]);
  assert.deepEqual(ids("", "removed"), ["p3"]);
  assert.deepEqual(ids("", "connected"), ["m1", "p2"]);
  assert.deepEqual(ids("person", "away"), ["p10"]);
});

test("while nobody is in a room they are found by the one that they have next, or had last", () => {
  const all = roster(people(), CONNECTED);
  const list = /** @type {any} */ ({});
  const assigned = Object.assign(new Assigned(list), { ahead: true, rooms: { p10: "klima", p3: "klima" } });
  const given = assigned.of(all);
  const found = search(given, "klima", "all", name);
  assert.deepEqual(
    found.map(({ id }) => id),
    ["p2", "p10"],
  );
  assert.deepEqual(
    found.map((one) => words(whereOf(one, name))),
    ["Klima", "<small>next: Klima</small>"],
  );
});

test("rooms that are told after the agenda has moved on are not taken for those of now", async (t) => {
  const store = people();
  /** @type {((answer: Response) => void)[]} */
  const told = [];
  t.mock.method(globalThis, "fetch", () => new Promise((tell) => told.push(tell)));
  const list = { workshop: { store, about: { id: "w" } }, requestUpdate() {} };
  const assigned = new Assigned(/** @type {any} */ (list));
  const first = assigned.follow();
  store.change({ audience: "all", sequence: 2, put: { clock: { state: "running", item: "b" } }, delete: [] });
  const second = assigned.follow();
  told[1]?.(Response.json({ ahead: false, rooms: { p10: "arten" } }));
  await second;
  told[0]?.(Response.json({ ahead: true, rooms: { p10: "klima" } }));
  await first;
  assert.deepEqual([assigned.ahead, assigned.rooms], [false, { p10: "arten" }]);
});

test("who is removed and hosts a room is said to host it, and what becomes of the room", () => {
  const store = people();
  const said = () => goneWords({ id: "h1", name: "Team", hosts: "klima" }, "host", store);
  assert.match(said(), /^Team hosts Klima and is shut out at once\. The room stays open .* without a host/);
  const put = { "person:h2": { name: "Other", role: "host", room: "klima" } };
  store.change({ audience: "staff", sequence: 2, put, delete: [] });
  assert.match(said(), /is hosted by Other\. Readmitted, they host it again\.$/);
});

test("who has no room and who came late is found, and nobody who looks after something", () => {
  const store = people();
  store.change({
    audience: "all",
    sequence: 2,
    put: { clock: { state: "running", began: 1, start: 0 } },
    delete: [],
  });
  const all = roster(store, CONNECTED);
  const ids = (/** @type {any} */ sieve) => search(all, "", sieve, name).map(({ id }) => id);
  assert.deepEqual(ids("roomless"), ["p10"]);
  assert.deepEqual(ids("late"), ["p10"]);
  assert.deepEqual(
    all.filter(movable).map(({ id }) => id),
    ["p2", "p10"],
  );
});

test("who looks after it is named, and hosts count for their rooms while they are connected", () => {
  const host = (/** @type {string} */ id) => (id === "h1" ? "klima" : "");
  assert.deepEqual(crew(roster(people(), CONNECTED), host), { moderators: ["Moderation"], hosted: 0 });
  assert.equal(crew(roster(people(), new Set(["h1", "m1"])), host).hosted, 1);
});

/** The words of a template, without drawing it. @param {any} drawn @returns {string} */
function words(drawn) {
  if (Array.isArray(drawn)) return drawn.map(words).join("");
  if (drawn?.strings)
    return drawn.strings
      .map((/** @type {string} */ s, /** @type {number} */ n) => s + words(drawn.values[n]))
      .join("");
  return typeof drawn === "string" ? drawn : "";
}

test("that a room has no host here is told until it is over", () => {
  const store = people();
  const piece = Object.assign(new ControlPeople(), { workshop: { store, present: new Map() } });
  assert.match(words(piece.render()), /signal[^>]*>\s*<dt>rooms with their host here/);
  store.change({ audience: "all", sequence: 2, put: { clock: { state: "over", start: 0 } }, delete: [] });
  assert.doesNotMatch(words(piece.render()), /rooms with their host here/);
});

test("who moderates and who was removed is not counted among the people", () => {
  const many = counts(roster(people(), CONNECTED));
  assert.deepEqual(many, {
    all: 3,
    connected: 1,
    away: 2,
    inRooms: 1,
    roomless: 0,
    rooms: true,
    late: 2,
    removed: 1,
  });
});

const PRESSED = {
  key: "n",
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  isComposing: false,
};

test("every key of the overview does something, and what it says", () => {
  for (const [key] of shortcuts()) assert.ok(action({ ...PRESSED, key }, false), key);
  assert.equal(action({ ...PRESSED, key: "N" }, false), "next");
  assert.equal(action({ ...PRESSED, key: "-" }, false), "shorter");
  assert.equal(action({ ...PRESSED, key: "x" }, false), undefined);
});

test("no key does anything while somebody types, holds it down, or means the browser", () => {
  assert.equal(action(PRESSED, true), undefined);
  for (const held of ["repeat", "ctrlKey", "metaKey", "altKey", "defaultPrevented", "isComposing"]) {
    assert.equal(action({ ...PRESSED, [held]: true }, false), undefined, held);
  }
});

test("words that go on when their field is gone are no shortcuts, until somebody pauses or leaves", () => {
  const typing = new Typing();
  assert.equal(typing.goesOn("n", false, 0), false, "nobody typed yet");
  assert.equal(typing.goesOn("s", true, 1_000), true);
  for (const at of [2_000, 3_000, 4_000]) assert.equal(typing.goesOn("h", false, at), true, String(at));
  assert.equal(typing.goesOn("n", false, 6_000), false, "a pause");
  typing.goesOn("s", true, 7_000);
  assert.equal(typing.goesOn("Tab", true, 7_100), true);
  assert.equal(typing.goesOn("n", false, 7_200), false, "left the field");
});

test("who has chosen something with Enter has typed nothing: the keys are there at once", () => {
  const fields = [
    { tagName: "INPUT", type: "radio" },
    { tagName: "BUTTON", type: "submit" },
    { tagName: "SELECT", type: "select-one" },
  ];
  assert.deepEqual(fields.map(writes), [false, false, false]);
  assert.ok(writes({ tagName: "TEXTAREA", type: "textarea" }));
  assert.ok(writes({ tagName: "INPUT", type: "search" }));
  assert.deepEqual(fields.map(keyed), [false, false, true], "letters choose from a list");
});

/** A workshop that answers when it is told to. */
function desk() {
  const store = new Store(() => {});
  const put = {
    clock: { state: "running", start: 0, item: "a", step: 1, ends: 60_000 },
    "item:a": { place: 0, title: "First" },
  };
  store.replace({ audience: "all", sequence: 1, put });
  /** @type {any[]} */
  const sent = [];
  /** @type {(outcome: any) => void} */
  let answer = () => {};
  const send = (/** @type {any} */ command) => {
    sent.push(command);
    return new Promise((/** @type {(outcome: any) => void} */ resolve) => {
      answer = resolve;
    });
  };
  const time = { now: 10_000 };
  const socket = { state: "open" };
  const here = { me: { person: "me" }, clock: { now: () => time.now } };
  const steering = new Steering({ store, socket, send, ...here }, () => time.now);
  return { steering, sent, time, socket, store, answer: (/** @type {any} */ outcome) => answer(outcome) };
}

const DEED = { id: "d", what: "clock.extend", at: 0 };

test("Next says where it was seen, and is sent once until it is answered", async () => {
  const { steering, sent, answer } = desk();
  const first = steering.next();
  assert.equal(await steering.next(), false);
  answer({ ok: true, sequence: 2 });
  assert.equal(await first, true);
  assert.deepEqual(sent, [{ type: "clock.next", seen: "a", seen_step: 1 }]);
  assert.match(steering.problem, /right after what you pressed before/);
});

test("what shows as done is gone on from, though it is not answered yet", async () => {
  const { steering, sent, store, answer } = desk();
  const longer = steering.extend(5);
  const clock = { state: "running", start: 0, item: "a", step: 1, ends: 360_000 };
  store.change({ audience: "all", sequence: 2, put: { clock }, delete: [] });
  const held = steering.hold();
  assert.equal(await steering.hold(), false, "pressed twice");
  assert.equal(sent.length, 1);
  answer({ ok: true, sequence: 2 });
  await longer;
  await settled();
  assert.deepEqual(sent[1], { type: "clock.hold", seen: "a", seen_step: 1 });
  answer({ ok: true, sequence: 3 });
  assert.equal(await held, true);
});

test("why something was refused is said though what was pressed after it is done", async () => {
  const { steering, store, answer } = desk();
  const longer = steering.extend(5);
  const clock = { state: "running", start: 0, item: "a", step: 1, ends: 120_000 };
  store.change({ audience: "all", sequence: 2, put: { clock }, delete: [] });
  const held = steering.hold();
  answer({ ok: false, code: "too-long", text: "No more than that." });
  await longer;
  await settled();
  answer({ ok: true, sequence: 3 });
  assert.equal(await held, true);
  assert.equal(steering.problem, "No more than that.");
});

test("who was too late is told kindly, and the sentence stays", async () => {
  const { steering, answer } = desk();
  const moved = steering.next();
  answer({ ok: false, code: "moved-on", text: "The agenda has already moved on.", again: false });
  await moved;
  assert.match(steering.problem, /faster than you: it is “First” already/);
});

test("a press right after another's move is not taken for one that saw it", async () => {
  const { steering, sent, time } = desk();
  steering.noticed(false);
  time.now += 300;
  await steering.next();
  assert.equal(sent.length, 0);
  assert.match(steering.problem, /has just moved on to “First”/);
  time.now += 1_000;
  steering.next();
  assert.equal(sent.length, 1);
});

test("the second press of a double click does nothing and says so, for a while", async () => {
  const { steering, sent, time, answer } = desk();
  const first = steering.next();
  answer({ ok: true, sequence: 2 });
  await first;
  steering.noticed(true);
  time.now += 150;
  assert.equal(await steering.next(), false);
  assert.equal(sent.length, 1);
  assert.match(steering.problem, /right after what you pressed before/);
  time.now += 10_000;
  assert.equal(steering.problem, "");
});

test("who has gone back, or taken a move back, goes on as soon as they press", async () => {
  const { steering, sent, time, answer } = desk();
  for (const before of [steering.back(), undefined]) {
    const first = before ?? steering.undo(DEED);
    answer({ ok: true, sequence: 2 });
    await first;
    steering.noticed(true);
    time.now += 100;
    sent.length = 0;
    const on = steering.next();
    assert.equal(sent[0]?.type, "clock.next");
    answer({ ok: true, sequence: 3 });
    await on;
    time.now += 10_000;
  }
});

test("holding lets it run again where it is held", () => {
  const { steering, sent } = desk();
  steering.hold();
  assert.deepEqual(sent[0], { type: "clock.hold", seen: "a", seen_step: 1 });
});

test("time is given to what was seen, and the second press waits until the first is seen", async () => {
  const { steering, sent, store, answer } = desk();
  const first = steering.extend(5);
  answer({ ok: true, sequence: 2 });
  assert.equal(await first, true);
  assert.deepEqual(sent, [{ type: "clock.extend", minutes: 5, seen: "a", seen_step: 1, seen_ends: 60_000 }]);
  assert.equal(await steering.extend(5), false, "the page still shows the end that it has changed");
  assert.match(steering.problem, /Press again/);
  const clock = { state: "running", start: 0, item: "a", step: 1, ends: 360_000 };
  store.change({ audience: "all", sequence: 2, put: { clock }, delete: [] });
  steering.extend(5);
  assert.equal(sent[1]?.seen_ends, 360_000);
});

test("time that was given and taken back is given again, though the end is the same", async () => {
  const { steering, sent, store, answer } = desk();
  const clock = { state: "running", start: 0, item: "a", step: 1 };
  const press = async (/** @type {Promise<boolean | undefined>} */ pressed, /** @type {number} */ ends) => {
    store.change({ audience: "all", sequence: 2, put: { clock: { ...clock, ends } }, delete: [] });
    answer({ ok: true, sequence: 2 });
    return pressed;
  };
  assert.equal(await press(steering.extend(1), 120_000), true);
  assert.equal(await press(steering.undo(DEED), 60_000), true);
  assert.equal(await press(steering.extend(1), 120_000), true);
  assert.deepEqual(
    sent.map(({ seen_ends }) => seen_ends),
    [60_000, undefined, 60_000],
  );
});

test("without a connection nothing is kept for later, and it is said until the line is back", async () => {
  const { steering, sent, socket } = desk();
  socket.state = "waiting";
  assert.equal(await steering.extend(5), false);
  assert.equal(sent.length, 0);
  assert.match(steering.problem, /no connection/);
  socket.state = "open";
  assert.equal(steering.problem, "");
});

test("it is asked before many people are moved at once, or more than there are seats", () => {
  const some = (/** @type {number} */ many, /** @type {string} */ room) =>
    Array.from({ length: many }, (_, number) => ({
      ...roster(people(), CONNECTED)[1],
      id: `${room}${number}`,
      room,
    }));
  const here = /** @type {any[]} */ ([...some(38, "arten"), ...some(30, "klima")]);
  const ids = (/** @type {number} */ many) => some(many, "klima").map(({ id }) => id);
  assert.deepEqual(crowding(here, ids(2), "arten", 40), {
    many: 2,
    there: 40,
    seats: 40,
    full: false,
    asks: false,
  });
  assert.equal(crowding(here, ids(3), "arten", 40).full, true, "one more than seats");
  assert.equal(crowding(here, ids(3), "arten", 40).asks, true);
  assert.equal(crowding(here, ids(20), "arten").asks, false);
  assert.equal(crowding(here, ids(21), "arten").asks, true);
  assert.equal(crowding(here, ids(3), "klima", 40).there, 30, "who is there already takes no other seat");
});
