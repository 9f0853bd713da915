// Somebody is told of a room that they are given while something else is on; not of one of which they know.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { RoomTold } = await import("../../static/js/elements/room-told.js");

const PUT = {
  clock: { state: "running", item: "talk" },
  "item:talk": { place: 1, kind: "talk", title: "Talk", minutes: 10 },
  "item:choice": {
    place: 0,
    kind: "choose",
    title: "Choice",
    minutes: 5,
    settings: { rounds: ["rooms"], release: "by-hand" },
  },
  "item:rooms": { place: 2, kind: "board", title: "Rooms", minutes: 20 },
};

/** A page of somebody that has been shown what is everybody's. */
function page() {
  const store = new Store(() => {});
  const told = new RoomTold();
  told.workshop = /** @type {any} */ ({ store, me: { person: "p1" } });
  told.tell = (id) => told.news.add(id);
  store.replace({ audience: "all", sequence: 1, put: PUT });
  told.look();
  return { told, store };
}

const team = (/** @type {string} */ room) => ({ "team:rooms": { room, wish: 1 } });

test("a room that is told while another item is on is news, until the next one begins", () => {
  const { told, store } = page();
  store.replace({ audience: "me:p1", sequence: 1, put: {} });
  told.look();
  store.change({ audience: "me:p1", sequence: 2, put: team("klima"), delete: [] });
  told.look();
  assert.deepEqual([...told.news], ["rooms"]);
  store.change({
    audience: "all",
    sequence: 3,
    put: { clock: { state: "running", item: "choice" } },
    delete: [],
  });
  told.look();
  assert.deepEqual([...told.news], []);
});

test("a page that opens later, where what is everybody's comes first, tells nothing that was known before", () => {
  const { told, store } = page();
  store.replace({ audience: "me:p1", sequence: 1, put: team("klima") });
  told.look();
  assert.deepEqual([...told.news], []);
});
