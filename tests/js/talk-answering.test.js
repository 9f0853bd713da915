// Questions that are answered one after the other: each press goes on by one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { Answering } = await import("../../static/js/activities/talk-answering.js");

const SUPPORT = { one: 1, two: 2 };

/** A desk at a time that the test sets, with two questions, and what is sent from it. */
function desk() {
  const store = new Store(() => {});
  const put = { "question:one": { item: "talk", at: 1 }, "question:two": { item: "talk", at: 2 } };
  store.replace({ audience: "all", sequence: 1, put });
  /** @type {any[]} */
  const sent = [];
  const send = (/** @type {any} */ command) => {
    sent.push(command);
    const { done_with: done, lit } = command;
    const answered = done && {
      [`question:${done}`]: { ...store.get("all", `question:${done}`), answered: true },
    };
    const put = { ...answered, ...(lit && { spotlight: { source: `all/question:${lit}` } }) };
    store.change({ audience: "all", sequence: 2, put, delete: lit ? [] : ["spotlight"] });
    return Promise.resolve({ ok: true });
  };
  const workshop = { store, send };
  const act = async (/** @type {string} */ type, /** @type {any} */ fields) =>
    (await send({ type, ...fields })).ok;
  const clock = { now: 10_000 };
  const answering = new Answering(/** @type {any} */ ({ workshop, act }), () => clock.now);
  const look = () =>
    answering.look(
      store
        .each("all", "question")
        .map((one) => ({ ...one, support: SUPPORT[/** @type {"one" | "two"} */ (one.id)] })),
    );
  const press = async () => {
    look();
    await answering.press();
    look();
  };
  return { answering, clock, press, sent };
}

test("the most wanted comes first, each press is one command, and after the last the stage is free again", async () => {
  const { answering, clock, press, sent } = desk();
  await press();
  assert.equal(answering.now?.id, "two");
  clock.now += 60_000;
  await press();
  assert.deepEqual([answering.now?.id, answering.next], ["one", undefined]);
  clock.now += 60_000;
  await press();
  assert.deepEqual([answering.now, answering.next], [undefined, undefined]);
  assert.deepEqual(sent, [
    { type: "talk.go_on", item: "talk", lit: "two" },
    { type: "talk.go_on", item: "talk", done_with: "two", lit: "one" },
    { type: "talk.go_on", item: "talk", done_with: "one" },
  ]);
});

test("who presses twice goes on by one: the question that has just come on is not answered yet", async () => {
  const { answering, clock, press } = desk();
  await Promise.all([press(), press()]);
  clock.now += 200;
  await press();
  assert.equal(answering.now?.id, "two");
});
