// Where something is written: what was sent is kept until it is there, and found again by the next page.

import assert from "node:assert/strict";
import { test } from "node:test";
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
