// What somebody has typed is found again, whatever the browser keeps and whatever became of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/js/core/device.js";
import { Drafts } from "../../static/js/core/drafts.js";
import { leftOver } from "../../static/js/core/left.js";
import { Store } from "../../static/js/core/store.js";
import { storage } from "./fakes.js";

const ASK = { type: "talk.ask", item: "talk" };
const NO = { ok: /** @type {const} */ (false), code: "closed", text: "It is over.", again: false };

test("a draft is found again by the next page, and by nobody else on the device", () => {
  const kept = storage();
  new Drafts("w/anna", new Device(() => kept)).write("talk", { text: "Why?", command: ASK });
  assert.deepEqual(new Drafts("w/anna", new Device(() => kept)).read("talk"), {
    text: "Why?",
    command: ASK,
  });
  assert.deepEqual(new Drafts("w/ben", new Device(() => kept)).all(), []);
});

const denied = new Device(() => {
  throw new Error("SecurityError");
});
for (const [what, memory] of /** @type {const} */ ([
  ["has no storage", new Device(() => undefined)],
  ["denies its storage", denied],
])) {
  test(`in a browser that ${what} a draft lasts as long as the page, and that is known`, () => {
    const drafts = new Drafts("w/anna", memory);
    assert.equal(drafts.passing, false);
    drafts.write("talk", { text: "Why?" });
    assert.deepEqual([drafts.read("talk").text, drafts.passing], ["Why?", true]);
    assert.equal(drafts.all().length, 1);
    drafts.write("talk", { text: "" });
    assert.deepEqual([drafts.read("talk").text, drafts.passing], ["", false]);
  });
}

test("what no longer fits is remembered by the page, and not as it was before", () => {
  const kept = storage();
  const drafts = new Drafts("w/anna", new Device(() => kept));
  drafts.write("talk", { text: "Wh" });
  Object.assign(kept, { full: true });
  drafts.write("talk", { text: "Why?" });
  assert.deepEqual([drafts.read("talk").text, drafts.passing], ["Why?", true]);
});

test("a text that was sent is a draft until it is saved; what is typed next stands beside it", () => {
  const memory = storage();
  const drafts = new Drafts("w/anna", new Device(() => memory));
  drafts.sent("talk", { id: "1", text: "Why?", command: ASK });
  drafts.sent("talk", { id: "0", text: "How?", command: ASK });
  drafts.write("talk", { text: "Whe", command: ASK });
  assert.deepEqual(
    drafts.underway().map(({ text, from }) => [text, from]),
    [
      ["Why?", "talk"],
      ["How?", "talk"],
    ],
  );
  drafts.settle({ id: "1", command: { ...ASK, text: "Why?" } }, { ok: true, sequence: 1 });
  drafts.settle({ id: "0", command: { ...ASK, text: "How?" } }, NO);
  assert.deepEqual(
    drafts.underway().map(({ text, problem }) => [text, problem]),
    [["How?", "It is over."]],
  );
  assert.equal(drafts.read("talk").text, "Whe");
});

test("what an earlier page sent and was refused is a draft again, once", () => {
  const memory = storage();
  const drafts = new Drafts("w/anna", new Device(() => memory));
  drafts.takeBack({ id: "1", command: { ...ASK, text: "Why?" } }, NO);
  drafts.takeBack({ id: "2", command: { type: "clock.hold" } }, NO);
  drafts.write("sentence", { text: "We  go on.", command: { type: "flash.say", item: "flash" } });
  drafts.takeBack({ id: "3", command: { type: "flash.say", item: "flash", text: "We go on." } }, NO);
  assert.deepEqual(
    drafts.all().map(({ text, problem }) => [text, problem]),
    [
      ["Why?", "It is over."],
      ["We  go on.", undefined],
    ],
  );
});

/** @param {Record<string, any>} clock */
function agenda(clock) {
  const store = new Store(() => {});
  const item = (/** @type {number} */ place) => ({
    place,
    kind: "talk",
    title: `Item ${place}`,
    minutes: 10,
  });
  const put = { workshop: { grace: 60 }, clock: { start: 0, ...clock } };
  store.replace({
    audience: "all",
    sequence: 1,
    put: { ...put, "item:a": item(0), "item:b": item(1), "item:c": item(2) },
  });
  return store;
}

/** @param {string} item @param {string} [about] */
const draft = (item, about = item) => ({ about, text: item, command: { type: "talk.ask", item } });

test("the drafts of every item that is over are shown, not only of the last one", () => {
  const store = agenda({ state: "running", item: "c", began: 0, ends: 600_000, left: "b", left_at: 0 });
  const found = leftOver(
    store,
    ["a", "b", "c"].map((item) => draft(item)),
    20_000,
  );
  assert.deepEqual(
    found.map(({ title, state, rest }) => [title, state, rest]),
    [
      ["Item 0", "closed", 0],
      ["Item 1", "grace", 40_000],
    ],
  );
});

test("what was refused and has no field is shown while its item is open, and of no item too", () => {
  const store = agenda({ state: "running", item: "a", began: 0, ends: 600_000 });
  const help = { about: "refused/2", text: "Help", command: { type: "help.call" } };
  const found = leftOver(store, [draft("a"), draft("a", "refused/1"), draft("b"), help], 0);
  assert.deepEqual(
    found.map(({ title, state, drafts }) => [title, state, drafts.map(({ about }) => about)]),
    [
      ["Item 0", "open", ["refused/1"]],
      ["", "open", ["refused/2"]],
    ],
  );
});
