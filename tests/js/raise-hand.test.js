// A hand goes up and down again as fast as its owner presses, and a double press counts once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element, settled } from "./fakes.js";

element();
Object.assign(document, { getElementById: () => null, querySelectorAll: () => [] });
const { RaiseHand } = await import("../../static/js/elements/raise-hand.js");

/** Somebody's hand, with answers that the test gives. */
function hand() {
  /** @type {any[]} */
  const sent = [];
  /** @type {((outcome: object) => void)[]} */
  const answers = [];
  const store = new Store((run) => run());
  const send = (/** @type {any} */ command) => {
    sent.push(command.type);
    return new Promise((answer) => answers.push(answer));
  };
  const workshop = { me: { person: "ada" }, store, send, socket: { state: "open" } };
  const shown = (/** @type {boolean} */ up) =>
    store.change({
      audience: "me:ada",
      sequence: 1,
      put: up ? { "hand:ada": { at: 1 } } : {},
      delete: up ? [] : ["hand:ada"],
    });
  const piece = /** @type {InstanceType<typeof RaiseHand>} */ (Object.assign(new RaiseHand(), { workshop }));
  return { hand: piece, sent, answers, shown };
}

test("who presses twice has raised a hand once", async () => {
  const { hand: one, sent } = hand();
  one.press();
  one.press();
  assert.deepEqual(sent, ["hand.raise"]);
});

test("a hand that is seen to be up is lowered by a press, also before the answer has come", async () => {
  const { hand: one, sent, answers, shown } = hand();
  one.press();
  shown(true);
  one.press();
  one.press();
  answers[0]?.({ ok: true, sequence: 1 });
  await settled();
  one.press();
  shown(false);
  one.press();
  assert.deepEqual(sent, ["hand.raise", "hand.lower", "hand.raise"]);
});
