// Whoever presses twice, because nothing seems to happen, has done it once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/js/core/device.js";
import { Drafts } from "../../static/js/core/drafts.js";
import { element, settled, storage } from "./fakes.js";

element();
const { LeftDrafts } = await import("../../static/js/elements/left-drafts.js");
const { ControlSnapshot } = await import("../../static/js/elements/control-snapshot.js");

/** A workshop that answers when the test lets it, and what was sent to it. */
function workshop() {
  const memory = storage();
  /** @type {{ id: string, command: any, answer: (outcome: any) => void }[]} */
  const sent = [];
  const send = (/** @type {any} */ command, /** @type {string} */ id) =>
    new Promise((answer) => sent.push({ id, command, answer }));
  const outbox = { holds: (/** @type {string} */ id) => sent.some((one) => one.id === id) };
  return { drafts: new Drafts("w/anna", new Device(() => memory)), outbox, send, sent };
}

test("a draft that was left is sent once, and after a refusal under the same id", async () => {
  const here = workshop();
  const left = Object.assign(new LeftDrafts(), { workshop: here });
  here.drafts.write("talk", { text: "Why?", command: { type: "talk.ask", item: "talk" } });
  const press = () => left.deliver(/** @type {any} */ (here.drafts.all()[0]));
  press();
  press();
  assert.deepEqual(
    here.sent.map(({ command }) => command.text),
    ["Why?"],
  );
  const [first] = here.sent.splice(0);
  first?.answer({ ok: false, code: "full", text: "Full." });
  await settled();
  press();
  assert.equal(here.sent[0]?.id, first?.id);
});

test("a snapshot is taken once", async () => {
  const here = workshop();
  const snapshot = Object.assign(new ControlSnapshot(), { workshop: here });
  class FormData {
    get() {
      return "Now";
    }
  }
  Object.assign(globalThis, { FormData });
  const form = { reset: () => undefined };
  const event = /** @type {any} */ ({ preventDefault: () => undefined, target: form });
  snapshot.take(event);
  snapshot.take(event);
  assert.equal(here.sent.length, 1);
  here.sent[0]?.answer({ ok: true });
  await settled();
  snapshot.take(event);
  assert.equal(here.sent.length, 2);
});
