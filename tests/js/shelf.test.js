// Where commands outlive their tab: what a closed one has left is taken up once, by whoever comes next.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openShelf } from "../../static/js/core/shelf.js";
import { fakeIndexedDB, fakeLocks, settled } from "./fakes.js";

/** @typedef {import("../../static/js/core/outbox.js").Kept} Kept */

const ONE = { id: "one", command: { type: "talk.ask", text: "a" } };
/** @type {Map<string, Kept[]>} */
const database = new Map();
/** @type {Set<string>} the locks of tabs that live */
const held = new Set();
Object.assign(globalThis, { indexedDB: fakeIndexedDB(database) });

beforeEach(() => {
  database.clear();
  held.clear();
  browser({ locks: fakeLocks(held) });
});

/** @param {object} navigator */
function browser(navigator) {
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
}

/**
 * @param {import("../../static/js/core/outbox.js").Shelf} shelf
 * @param {boolean} [kept] whether they can be kept where they are taken
 */
async function takenUp(shelf, kept = true) {
  /** @type {Kept[]} */
  const taken = [];
  await shelf.takeUp(async (found) => Boolean(taken.push(...found)) && kept);
  return taken;
}

test("what a closed tab has left is taken up once; what a living one keeps is left to it", async () => {
  await openShelf("w/anna").save([ONE]);
  const later = openShelf("w/anna");
  assert.deepEqual(await takenUp(later), []);
  held.clear();
  assert.deepEqual(await takenUp(later), [ONE]);
  assert.deepEqual(await takenUp(later), []);
});

test("nobody takes up what somebody else wrote on this device", async () => {
  await openShelf("w/anna").save([ONE]);
  held.clear();
  assert.deepEqual(await takenUp(openShelf("w/ben")), []);
  assert.deepEqual(await takenUp(openShelf("w/ann")), []);
});

test("what could not be kept elsewhere stays where it was", async () => {
  await openShelf("w/anna").save([ONE]);
  held.clear();
  await takenUp(openShelf("w/anna"), false);
  assert.deepEqual(await takenUp(openShelf("w/anna")), [ONE]);
});

test("where there are no locks it is taken up anyway, and a lock that is denied holds nothing up", async () => {
  browser({});
  await openShelf("w/anna").save([ONE]);
  assert.deepEqual(await takenUp(openShelf("w/anna")), [ONE]);
  browser({ locks: { request: () => Promise.reject(new Error("SecurityError")) } });
  await openShelf("w/anna").save([ONE]);
  await settled();
  assert.equal(database.size, 1);
});

test("a shelf on which nothing stands any more is cleared away", async () => {
  const shelf = openShelf("w/anna");
  await shelf.save([ONE]);
  await shelf.save([]);
  assert.equal(database.size, 0);
});
