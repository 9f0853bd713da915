// What the control panel says of what was done, and what of it can be taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import {
  briefly,
  deedsOf,
  deedWords,
  doneWords,
  judgedBy,
  lastToUndo,
  newsSince,
  stuckWords,
  takenBackWords,
  undoable,
} from "../../static/js/elements/control-deeds.js";

const was = { state: "running", item: "talk", step: 0, ends: 600_000 };
const BACK = { type: "clock.return" };

/** @param {Record<string, any>} deeds by id, `at` in their order */
function desk(deeds) {
  const store = new Store(() => {});
  const put = Object.fromEntries(
    Object.entries(deeds).map(([id, deed], at) => [`deed:${id}`, { at, ...deed }]),
  );
  const theme = { "theme:klima": { place: 0, name: "Klima" } };
  const items = { "item:talk": { place: 0, title: "Talk" }, "item:pause": { place: 1, title: "Pause" } };
  store.replace({ audience: "staff", sequence: 1, put });
  store.replace({ audience: "all", sequence: 1, put: { ...items, ...theme } });
  const nameOf = (/** @type {string} */ id) => (id === "p1" ? "Ada" : id === "mo" ? "Mona" : "");
  return /** @type {any} */ ({ store, me: { person: "me" }, nameOf });
}

/** @param {Store} store */
function staffOf(store) {
  return Object.fromEntries(store.each("staff", "deed").map(({ id, value }) => [`deed:${id}`, value]));
}

test("deeds are told the newest first, with who did them", () => {
  const workshop = desk({
    a: { what: "clock.due", about: { was, is: { ...was, item: "pause" } }, undo: BACK },
    b: { what: "people.move", by: "mo", about: { person: "p1", room: "klima" } },
    c: { what: "people.move", by: "me", about: { person: "p1", room: "klima" }, of: "b" },
  });
  assert.deepEqual(
    deedsOf(workshop.store).map((deed) => deedWords(deed, workshop)),
    ["Taken back: Ada moved to Klima (you)", "Ada moved to Klima (Mona)", "On to “Pause” (by itself)"],
  );
});

test("the last thing that can be is taken back, a move of the clock only from where it has led", () => {
  const { store } = desk({
    first: { what: "clock.extend", by: "mo", undo: BACK },
    next: { what: "clock.next", by: "mo", undo: BACK },
    note: { what: "snapshot.take", by: "mo", about: { title: "x" } },
  });
  const deeds = deedsOf(store);
  assert.equal(lastToUndo(deeds, store, 0).take?.id, "next");
  assert.deepEqual(
    deeds.map((deed) => undoable(deed, deeds, store, 0)),
    [false, true, false],
  );
});

test("a move that was taken back is not made again from the log", () => {
  const { store } = desk({
    start: { what: "clock.start", by: "mo", undo: BACK },
    jump: { what: "clock.jump", by: "mo", undo: BACK, undone: "mo" },
    back: { what: "clock.return", by: "mo", undo: BACK, of: "jump" },
    place: { what: "people.move", by: "mo", undo: { type: "people.move" }, undone: "mo" },
    again: { what: "people.move", by: "mo", undo: { type: "people.move" }, of: "place" },
  });
  const deeds = deedsOf(store);
  assert.deepEqual(
    deeds.filter((deed) => undoable(deed, deeds, store, 0)).map(({ id }) => id),
    ["again", "start"],
  );
});

test("where the last thing stays, that is said before an older one is taken back", () => {
  const workshop = desk({
    moved: {
      what: "people.move",
      by: "mo",
      about: { person: "p1", room: "klima" },
      undo: { type: "people.move" },
    },
    shown: { what: "board.reveal", by: "mo", words: "Silent cards revealed" },
    hosted: { what: "board.cluster", by: "host", words: "Cards put together" },
  });
  const { store } = workshop;
  store.replace({
    audience: "staff",
    sequence: 2,
    put: { ...staffOf(store), "person:host": { role: "host" } },
  });
  const deeds = deedsOf(store);
  const { take, stuck } = lastToUndo(deeds, store, 0);
  assert.deepEqual([stuck?.id, take?.id], ["shown", "moved"]);
  assert.equal(
    stuckWords(/** @type {any} */ (stuck), take, workshop),
    "“Silent cards revealed” cannot be taken back. Press again to take back what was done before: “Ada moved to Klima”.",
  );
  assert.equal(
    stuckWords(/** @type {any} */ (stuck), undefined, workshop),
    "“Silent cards revealed” cannot be taken back.",
  );
  assert.deepEqual(lastToUndo(deeds, store, 0, "shown"), { take });
});

test("once that was taken back, what was done before it is next", () => {
  const { store } = desk({
    first: { what: "clock.extend", by: "mo", undo: BACK },
    next: { what: "clock.next", by: "mo", undo: BACK, undone: "mo" },
    back: { what: "clock.return", by: "mo", undo: BACK, of: "next" },
  });
  assert.equal(lastToUndo(deedsOf(store), store, 0).take?.id, "first");
});

test("a new name is told with the one before, as it was given then, until its owner takes another one", () => {
  const renamed = (/** @type {string} */ by) => ({ what: "people.rename", by, about: { person: "p1" } });
  const workshop = desk({ a: renamed("mo"), b: renamed("mo"), c: renamed("mo") });
  const said = () => deedsOf(workshop.store).map((deed) => doneWords(deed, workshop));
  assert.deepEqual(said(), ["Ada renamed", "Ada renamed", "Ada renamed"]);
  const former = {
    "former:a": { name: "A.", gave: "Eda" },
    "former:b": { name: "Eda", gave: "Ada" },
    "former:c": { name: "Ada", gave: "Ada" },
  };
  workshop.store.change({ audience: "staff", sequence: 2, put: former, delete: [] });
  assert.deepEqual(said(), [
    "Organisation of Ada changed",
    "“Eda” renamed to “Ada”",
    "“A.” renamed to “Eda”",
  ]);
});

test("it is said how much time a room was given", () => {
  const stretched = (/** @type {number} */ minutes) => ({
    what: "board.stretch",
    about: { room: "klima", minutes },
  });
  const workshop = desk({ a: stretched(5), b: stretched(-2) });
  assert.deepEqual(
    deedsOf(workshop.store).map((deed) => doneWords(deed, workshop)),
    ["Klima: −2 min for its step", "Klima: +5 min for its step"],
  );
});

test("a long message is named on the button by its beginning, and stands in the log as a whole", () => {
  const text = "In ten minutes we all meet again in the plenary, please bring your three goals along";
  const workshop = desk({ a: { what: "message.send", by: "mo", about: { text } } });
  const [deed] = deedsOf(workshop.store);
  assert.ok(deed);
  assert.equal(doneWords(deed, workshop), `Message to everybody: “${text}”`);
  assert.equal(
    deedWords(briefly(deed), workshop),
    "Message to everybody: “In ten minutes we all meet again in the plenary, please brin …” (Mona)",
  );
});

test("who took something back is told so as who was meant", () => {
  const workshop = desk({});
  assert.equal(takenBackWords("me", workshop), "taken back by you");
  assert.equal(takenBackWords("mo", workshop), "taken back by Mona");
});

test("what was done since is told apart from what is taken back", () => {
  const { store } = desk({
    next: { what: "clock.next", by: "mo", undo: BACK },
    shown: { what: "flash.reveal", by: "mo" },
    host: { what: "board.stretch", by: "p1" },
  });
  const deeds = deedsOf(store);
  const { take: last } = lastToUndo(deeds, store, 0);
  assert.equal(last?.id, "next");
  assert.deepEqual(
    newsSince(last, deeds).map(({ id }) => id),
    ["host", "shown"],
  );
  assert.equal(newsSince(undefined, deeds).length, 3);
});

test("what hosts do in their rooms is taken back from the log, and not by the key", () => {
  const { store } = desk({
    next: { what: "clock.next", by: "mo", undo: BACK },
    hidden: { what: "board.hide", by: "p1", undo: { type: "board.hide" } },
  });
  const people = {
    "person:p1": { name: "Ada", role: "host" },
    "person:mo": { name: "Mona", role: "moderator" },
  };
  store.change({ audience: "staff", sequence: 2, put: people, delete: [] });
  const deeds = deedsOf(store);
  assert.equal(lastToUndo(deeds, store, 0).take?.id, "next");
  assert.equal(
    deeds.every((deed) => undoable(deed, deeds, store, 0)),
    true,
  );
});

test("what nobody can see any more is not offered to be taken back", () => {
  const leave = { type: "help.leave", person: "p1", taken: "mo", at: 5 };
  const { store } = desk({
    said: { what: "message.send", by: "mo", undo: { type: "message.withdraw", message: "said", rooms: [] } },
    next: { what: "clock.next", by: "mo", undo: BACK },
    room: {
      what: "message.send",
      by: "mo",
      undo: { type: "message.withdraw", message: "room", rooms: ["klima"] },
    },
    alone: {
      what: "message.send",
      by: "mo",
      undo: { type: "message.withdraw", message: "alone", person: "p1" },
    },
    taken: { what: "help.take", by: "mo", about: { person: "p1" }, undo: leave },
  });
  /** @param {string} audience @param {Record<string, any>} put */
  const change = (audience, put) => store.change({ audience, sequence: 2, put, delete: [] });
  const lasting = () =>
    deedsOf(store)
      .filter((deed, _, deeds) => undoable(deed, deeds, store, 0))
      .map(({ id }) => id);
  assert.deepEqual(lasting(), ["alone", "next"]);
  change("all", { "message:said": { text: "Hello" } });
  change("staff", { "help:p1": { at: 5, taken: "mo" } });
  assert.deepEqual(lasting(), ["taken", "alone", "next", "said"]);
  change("staff", { "help:p1": { at: 5, taken: "m2" } });
  assert.equal(lastToUndo(deedsOf(store), store, 0).take?.id, "alone", "somebody else has taken it");
  change("staff", { "help:p1": { at: 6, taken: "mo" } });
  assert.equal(lastToUndo(deedsOf(store), store, 0).take?.id, "alone", "it is another call");
  store.replace({ audience: "room:klima", sequence: 2, put: { "message:room": { text: "Hello" } } });
  assert.deepEqual(lasting(), ["alone", "room", "next", "said"]);
});

test("a deed names the room in the words that the server gave", () => {
  const workshop = desk({
    a: { what: "board.to-plenary", by: "me", words: "A goal of {room}", about: { room: "klima" } },
  });
  assert.deepEqual(
    deedsOf(workshop.store).map((deed) => deedWords(deed, workshop)),
    ["A goal of Klima (you)"],
  );
});

test("what is named by a deed is who and what, not only that something was done", () => {
  const workshop = desk({
    put: { what: "choose.put", by: "me", about: { person: "p1", room: "klima", round: "talk" } },
    free: { what: "choose.put", by: "me", about: { person: "p1", room: "", round: "talk" } },
    lit: { what: "spotlight.show", by: "me", about: { kind: "note", of: "n1", room: "klima" } },
    looked: { what: "choose.line_up", by: "me", words: "Worked out who would go where" },
  });
  workshop.store.replace({ audience: "room:klima", sequence: 2, put: { "note:n1": { text: "Shade" } } });
  const deeds = deedsOf(workshop.store);
  const words = Object.fromEntries(deeds.map((deed) => [deed.id, doneWords(deed, workshop)]));
  assert.equal(words.put, "Ada put in Klima for “Talk”");
  assert.equal(words.free, "Wishes of Ada count again for “Talk”");
  assert.equal(words.lit, "On the stage: “Shade”");
  assert.equal(lastToUndo(deeds, workshop.store, 0).stuck?.id, "lit", "a look changes nothing");
});

test("what everybody was just shown is taken back for five minutes, and only where it still can be", () => {
  const { store } = desk({
    moved: { what: "people.move", by: "mo", undo: { type: "people.move" } },
    told: {
      what: "choose.release",
      by: "mo",
      about: { item: "choice", rounds: ["groups", "groups-2"] },
      undo: { type: "choose.withhold", item: "choice" },
    },
    shown: { what: "flash.reveal", by: "mo", undo: { type: "flash.seal", item: "flash", room: "" } },
  });
  const put = {
    clock: { state: "running", item: "flash" },
    "item:flash": { place: 2 },
    "item:choice": { place: 0, settings: { rounds: ["before", "groups", "groups-2"] } },
    "ran:before": { spans: [[0, 1]] },
    "teams:before": { sizes: {}, wishes: {} },
    "teams:groups-2": { sizes: {}, wishes: {} },
    "item:groups": { place: 3 },
    "revealed:flash": { at: 2, marks: [] },
    "teams:groups": { sizes: {}, wishes: {} },
  };
  store.change({ audience: "all", sequence: 2, put, delete: [] });
  const deeds = deedsOf(store);
  const left = (/** @type {number} */ now) =>
    deeds.filter((deed) => undoable(deed, deeds, store, now)).map(({ id }) => id);
  assert.deepEqual(left(300_000), ["shown", "told", "moved"]);
  assert.deepEqual(left(300_003), ["moved"]);
  assert.equal(lastToUndo(deeds, store, 300_003).stuck?.id, "shown", "it is said that it stays");
  const later = { clock: { state: "running", item: "groups" }, "ran:groups": { spans: [[5, null]] } };
  store.change({ audience: "all", sequence: 3, put: later, delete: [] });
  assert.deepEqual(
    left(6),
    ["moved"],
    "the rooms of one round are open: nothing of it is taken back any more",
  );
});

test("a message to a room can be taken back as soon as it is there, though its deed came before it", () => {
  const undo = { type: "message.withdraw", message: "m1", rooms: ["klima"] };
  const { store } = desk({ said: { what: "message.send", by: "me", undo } });
  const named = () => lastToUndo(deedsOf(store), store, 0).take?.id;
  assert.equal(named(), undefined);
  /** @type {(string | undefined)[]} */
  const drawn = [];
  store.tell();
  store.watch(judgedBy(store), () => drawn.push(named()));
  store.replace({ audience: "room:klima", sequence: 2, put: { "message:m1": { text: "Soon" } } });
  store.tell();
  assert.deepEqual(drawn, ["said"]);
});
