// What the control panel says of what was done, and what of it can be taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import {
  deedsOf,
  deedWords,
  lastToUndo,
  newsSince,
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
  assert.equal(lastToUndo(deeds, store)?.id, "next");
  assert.deepEqual(
    deeds.map((deed) => undoable(deed, deeds, store)),
    [false, true, false],
  );
});

test("once that was taken back, what was done before it is next", () => {
  const { store } = desk({
    first: { what: "clock.extend", by: "mo", undo: BACK },
    next: { what: "clock.next", by: "mo", undo: BACK, undone: "mo" },
    back: { what: "clock.return", by: "mo", undo: BACK, of: "next" },
  });
  assert.equal(lastToUndo(deedsOf(store), store)?.id, "first");
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
  const last = lastToUndo(deeds, store);
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
  assert.equal(lastToUndo(deeds, store)?.id, "next");
  assert.equal(
    deeds.every((deed) => undoable(deed, deeds, store)),
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
      .filter((deed, _, deeds) => undoable(deed, deeds, store))
      .map(({ id }) => id);
  assert.deepEqual(lasting(), ["alone", "next"]);
  change("all", { "message:said": { text: "Hello" } });
  change("staff", { "help:p1": { at: 5, taken: "mo" } });
  assert.deepEqual(lasting(), ["taken", "alone", "next", "said"]);
  change("staff", { "help:p1": { at: 5, taken: "m2" } });
  assert.equal(lastToUndo(deedsOf(store), store)?.id, "alone", "somebody else has taken it");
  change("staff", { "help:p1": { at: 6, taken: "mo" } });
  assert.equal(lastToUndo(deedsOf(store), store)?.id, "alone", "it is another call");
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
