// Where something is written: what was sent is kept until it is there, and found again by the next page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, draftOf, goesOnUnder } from "../../static/js/activities/board-begun.js";
import { Device } from "../../static/js/core/device.js";
import { Drafts } from "../../static/js/core/drafts.js";
import { Outbox } from "../../static/js/core/outbox.js";
import { element, settled, storage } from "./fakes.js";

element();
const { ComposeBox } = await import("../../static/js/elements/compose-box.js");
const ASK = { type: "talk.ask", item: "talk" };

/** A page on a device, with a line that is open, and where somebody writes. @param {Storage} memory */
function page(memory) {
  const drafts = new Drafts("w/anna", new Device(() => memory));
  /** @type {any[]} */
  const handed = [];
  const shelf = { save: async () => undefined, takeUp: async () => undefined };
  const outbox = new Outbox((envelope) => Boolean(handed.push(envelope)), shelf);
  outbox.addEventListener("settled", (event) => {
    const { one, outcome } = /** @type {CustomEvent} */ (event).detail;
    drafts.settle(one, outcome);
  });
  outbox.opened();
  const box = new ComposeBox();
  const workshop = { drafts, outbox, send: outbox.send.bind(outbox) };
  Object.assign(box, { workshop, about: "talk", command: ASK });
  box.willUpdate(new Map([["about", ""]]));
  return { box, drafts, outbox, handed };
}

test("what was sent is a draft before the field is empty, and none when it is saved", async () => {
  const { box, drafts, outbox, handed } = page(storage());
  box.type("Why?");
  box.submit();
  assert.deepEqual([box.text, drafts.underway()[0]?.text], ["", "Why?"]);
  await settled();
  await outbox.confirm({ id: handed[0].id, sequence: 1 });
  assert.deepEqual([box.underway, drafts.all()], [[], []]);
});

test("what is sent is told before it is answered", async () => {
  const { box, outbox, handed } = page(storage());
  /** @type {any[]} */
  const told = [];
  box.addEventListener("sending", (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  box.type("Why?");
  box.submit();
  await settled();
  const [{ id, answered }] = told;
  assert.equal(id, handed[0].id);
  await outbox.confirm({ id, sequence: 1 });
  assert.deepEqual(await answered, { ok: true, sequence: 1 });
});

test("a page that is loaded again goes on with what was on its way, under the same id", async () => {
  const memory = storage();
  const before = page(memory);
  before.box.type("Why?");
  before.box.submit();
  await settled();
  const { box, handed } = page(memory);
  await settled();
  assert.deepEqual(
    box.underway.map(({ text }) => text),
    ["Why?"],
  );
  assert.deepEqual(handed, before.handed);
});

test("in a new card in which nothing was typed yet the keys that undo are those of the room", async () => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  const { BoardComposer } = await import("../../static/js/activities/board-composer.js");
  const { writes } = await import("../../static/js/activities/board-shortcuts.js");
  const { box: plain, drafts, outbox } = page(storage());
  const box = new BoardComposer();
  const store = { get: () => undefined };
  Object.assign(box, { workshop: { ...plain.workshop, store, drafts, send: outbox.send.bind(outbox) } });
  box.willUpdate(new Map([["about", ""]]));
  const field = /** @type {any} */ ({
    matches: () => true,
    closest: (/** @type {string} */ what) => (what === "board-composer" ? box : field),
  });
  assert.equal(writes(field), false);
  box.type("Trees");
  assert.equal(writes(field), true);
  box.type("");
  assert.equal(writes(field), true, "what was erased is brought back by the browser");
  box.type("Benches");
  box.submit();
  assert.equal(writes(field), false, "a new card begins");
  const elsewhere = /** @type {any} */ ({
    closest: (/** @type {string} */ what) => (what === "board-composer" ? null : field),
  });
  assert.equal(writes(elsewhere), true);
});

test("kind and name of the next card stay as they were while other things are done in the room", async () => {
  const { box: plain, drafts, outbox } = page(storage());
  const { BoardComposer } = await import("../../static/js/activities/board-composer.js");
  const store = { get: () => ({ names: "choice" }) };
  const workshop = { ...plain.workshop, store, drafts, send: outbox.send.bind(outbox) };
  const manner = { kind: "statement", signed: false };
  const composer = () => {
    const box = new BoardComposer();
    Object.assign(box, { workshop, manner });
    box.willUpdate(
      new Map([
        ["manner", ""],
        ["about", ""],
      ]),
    );
    return box;
  };
  const box = composer();
  box.keep({ kind: "question", signed: true });
  box.willUpdate(new Map());
  box.type("How?");
  box.submit();
  const later = composer();
  assert.deepEqual([later.kind, later.signed, later.command.named], ["question", true, true]);
  // A card that was begun goes on as what it was, also on the next page.
  later.type("Who?");
  manner.kind = "statement";
  manner.signed = false;
  const again = composer();
  assert.deepEqual([again.text, again.kind, again.signed], ["Who?", "question", true]);
});

test("whoever comes back goes on under the question for which they have begun a card", () => {
  const { drafts } = page(storage());
  const questions = ["What?", "Where?", "Who?"];
  assert.equal(goesOnUnder(begun(drafts, "klima", questions), 1), 1);
  drafts.write(draftOf("klima", 3), { text: "All of us" });
  assert.deepEqual(begun(drafts, "klima", questions), [{ section: 3, text: "All of us" }]);
  assert.equal(goesOnUnder(begun(drafts, "klima", questions), 1), 3);
  drafts.write(draftOf("klima", 1), { text: "Trees" });
  assert.equal(goesOnUnder(begun(drafts, "klima", questions), 1), 1);
});

test("who pins up a card from a field below its text begins the next one with the text", async () => {
  const { box: plain, drafts, outbox } = page(storage());
  const { BoardComposer } = await import("../../static/js/activities/board-composer.js");
  let focused = 0;
  class Composer extends BoardComposer {
    get control() {
      return /** @type {any} */ ({ focus: () => (focused += 1) });
    }
    contains() {
      return true;
    }
  }
  const box = new Composer();
  const workshop = {
    ...plain.workshop,
    store: { get: () => undefined },
    drafts,
    send: outbox.send.bind(outbox),
  };
  Object.assign(box, { workshop });
  box.willUpdate(new Map([["about", ""]]));
  for (const [within, led] of /** @type {const} */ ([
    [null, 0],
    [{}, 1],
  ])) {
    Object.assign(document, { activeElement: { closest: () => within } });
    box.type("Orchard");
    box.submit();
    assert.equal(focused, led);
  }
});

test("what was refused is met again by the next page, with the reason, until its author deals with it", async () => {
  const memory = storage();
  const before = page(memory);
  before.box.type("Why?");
  before.box.submit();
  await settled();
  await before.outbox.refuse({ id: before.handed[0].id, code: "closed", text: "It is over.", again: false });
  const { box, drafts, handed } = page(memory);
  await settled();
  assert.deepEqual(
    box.underway.map(({ text, problem }) => [text, problem]),
    [["Why?", "It is over."]],
  );
  assert.deepEqual(handed, []);
  box.takeBack(/** @type {any} */ (box.underway[0]));
  assert.deepEqual([box.text, box.underway, drafts.underway()], ["Why?", [], []]);
});
