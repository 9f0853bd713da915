// The outbox: nothing is lost, nothing is there twice, and nothing overtakes what was said before it.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Outbox } from "../../static/js/core/outbox.js";
import { standing } from "../../static/js/core/standing.js";
import { settled } from "./fakes.js";

/** @typedef {import("../../static/js/core/outbox.js").Kept} Kept */

const SAVED = { sequence: 1 };
const NO = { text: "No.", again: false };

/**
 * An outbox on an open line, and what it has handed over.
 * @param {Partial<import("../../static/js/core/outbox.js").Shelf>} [shelf]
 */
function outbox(shelf = {}) {
  /** @type {{ t: string, id: string, command: any }[]} */
  const handed = [];
  const given = { save: async () => undefined, takeUp: async () => undefined, ...shelf };
  const made = new Outbox((envelope) => Boolean(handed.push(/** @type {any} */ (envelope))), given);
  made.opened();
  return { outbox: made, handed, last: () => /** @type {(typeof handed)[0]} */ (handed.at(-1)) };
}

/** @param {string} text */
const saying = (text) => ({ type: "talk.ask", text });

test("one command is on its way at a time, and the next one goes when it is answered", async () => {
  const { outbox: box, handed, last } = outbox();
  const answers = [box.send(saying("a")), box.send(saying("b"))];
  await settled();
  assert.deepEqual(
    handed.map(({ command }) => command.text),
    ["a"],
  );
  for (const n of [0, 1]) {
    await box.confirm({ id: last().id, ...SAVED });
    assert.deepEqual(await answers[n], { ok: true, ...SAVED });
  }
  assert.equal(last().command.text, "b");
  assert.deepEqual(box.kept, []);
});

test("what the server could not save yet is not overtaken by what was said later", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { outbox: box, handed, last } = outbox();
  box.send(saying("first wish"));
  box.send(saying("second wish"));
  await settled();
  await box.refuse({ id: last().id, code: "crowded", ...NO });
  assert.equal(handed.length, 1);
  t.mock.timers.tick(1_000);
  assert.deepEqual(
    handed.map(({ command }) => command.text),
    ["first wish", "first wish"],
  );
  assert.equal(handed[0]?.id, handed[1]?.id);
});

test("while the server cannot save, that is said, until it can", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { outbox: box, last } = outbox();
  const told = mock.fn();
  const words = () => standing({ socket: { state: "open" }, outbox: box }).words;
  box.addEventListener("change", () => told(words()));
  box.send(saying("a"));
  await settled();
  assert.equal(words(), "is being sent");
  await box.refuse({ id: last().id, code: "unreachable", ...NO });
  assert.equal(told.mock.calls.at(-1)?.arguments[0], "cannot be saved yet");
  t.mock.timers.tick(1_000);
  assert.equal(words(), "cannot be saved yet");
  await box.confirm({ id: last().id, ...SAVED });
  assert.equal(told.mock.calls.at(-1)?.arguments[0], "saved");
  box.send(saying("b"));
  await settled();
  assert.equal(words(), "is being sent");
});

test("it is tried again later and later, and by everybody at another moment", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const chance = t.mock.method(Math, "random", () => 0);
  const { outbox: box, handed, last } = outbox();
  box.send(saying("a"));
  await settled();
  for (const wait of [500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
    const before = handed.length;
    await box.refuse({ id: last().id, code: "unreachable", ...NO });
    t.mock.timers.tick(wait - 1);
    assert.equal(handed.length, before);
    t.mock.timers.tick(1);
    assert.equal(handed.length, before + 1);
  }
  chance.mock.mockImplementation(() => 0.5);
  await box.refuse({ id: last().id, code: "unreachable", ...NO });
  t.mock.timers.tick(7_499);
  assert.equal(handed.length, 7);
});

test("what failed is sent three times more under its id, since it may have been done; then its author is told", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { outbox: box, handed, last } = outbox();
  const answer = box.send(saying("a"));
  await settled();
  for (let n = 0; n < 4; n += 1) {
    await box.refuse({ id: last().id, code: "failed", text: "It failed.", again: true });
    t.mock.timers.tick(10_000);
  }
  assert.equal(handed.length, 4);
  assert.equal(new Set(handed.map(({ id }) => id)).size, 1);
  assert.deepEqual(await answer, { ok: false, code: "failed", text: "It failed.", again: true });
});

test("without IndexedDB it sends all the same, and says that it keeps nothing", async () => {
  const none = async () => {
    throw new Error("no IndexedDB");
  };
  const { outbox: box, handed } = outbox({ save: none, takeUp: none });
  await box.restore();
  assert.equal(box.keeps, false);
  box.send(saying("a"));
  await settled();
  assert.equal(handed.length, 1);
});

test("an IndexedDB that never answers holds nothing up", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const hanging = () => new Promise(() => {});
  const { outbox: box, handed, last } = outbox({ save: hanging, takeUp: hanging });
  box.send(saying("a"));
  t.mock.timers.tick(1_000);
  await settled();
  assert.deepEqual([handed.length, box.keeps], [1, false]);
  box.confirm({ id: last().id, ...SAVED });
  box.send(saying("b"));
  await settled();
  assert.equal(last().command.text, "b");
});

test("a command is kept before it is sent, and forgotten when it is saved", async () => {
  /** @type {Kept[][]} */
  const saved = [];
  const {
    outbox: box,
    handed,
    last,
  } = outbox({
    save: async (kept) => {
      assert.equal(handed.length, saved.length && 1);
      saved.push(kept);
    },
  });
  box.send(saying("a"));
  await settled();
  await box.confirm({ id: last().id, ...SAVED });
  assert.deepEqual(
    saved.map((kept) => kept.length),
    [1, 0],
  );
});

test("a line that is closed for what was said takes nothing else with it", async () => {
  const { outbox: box, last } = outbox();
  const bad = box.send(saying("bad"));
  box.send(saying("good"));
  await settled();
  await box.setAside();
  box.closed();
  box.opened();
  assert.equal((await bad).ok, false);
  assert.equal(last().command.text, "good");
});

test("what is on its way when the line breaks is sent again under its id, before everything else", async () => {
  const { outbox: box, handed } = outbox();
  box.send(saying("a"));
  box.send(saying("b"));
  await settled();
  box.closed();
  box.opened();
  assert.deepEqual(
    handed.map(({ command }) => command.text),
    ["a", "a"],
  );
});

test("half a character is mended, and what is too large is refused here and not sent", async () => {
  const { outbox: box, handed, last } = outbox();
  box.send(saying("cut \ud83d off 🌳"));
  await settled();
  assert.equal(last().command.text, "cut \ufffd off 🌳");
  const answer = await box.send(saying("ä".repeat(9_000)));
  assert.deepEqual([answer.ok, !answer.ok && answer.code], [false, "too-long"]);
  assert.equal(handed.length, 1);
});

test("what an earlier page left goes first, and if it is refused that is told", async () => {
  const left = [{ id: "left", command: saying("left") }];
  const { outbox: box, last } = outbox({ takeUp: async (into) => void (await into(left)) });
  const told = mock.fn();
  box.addEventListener("unsent", (event) => told(/** @type {CustomEvent} */ (event).detail.one));
  await settled();
  assert.equal(last().id, "left");
  await box.refuse({ id: "left", code: "closed", ...NO });
  assert.deepEqual(told.mock.calls[0]?.arguments, left);
});

test("what a tab has left that was closed meanwhile is taken up when the line is back", async () => {
  /** @type {Kept[]} */
  const left = [];
  const { outbox: box, last } = outbox({ takeUp: async (into) => void (await into(left)) });
  await settled();
  left.push({ id: "left", command: saying("left") });
  box.closed();
  box.opened();
  await settled();
  assert.equal(last().id, "left");
});

test("the same command given twice is sent once, and both are told", async () => {
  const { outbox: box, handed } = outbox();
  const answers = [box.send(saying("a"), "same"), box.send(saying("a"), "same")];
  await settled();
  await box.confirm({ id: "same", ...SAVED });
  assert.deepEqual(await Promise.all(answers), [
    { ok: true, ...SAVED },
    { ok: true, ...SAVED },
  ]);
  assert.equal(handed.length, 1);
});

test("what is fleeting goes out at once, is kept nowhere, and holds up what comes after it only until it is answered", async () => {
  const save = mock.fn(async () => undefined);
  const { outbox: box, handed, last } = outbox({ save });
  assert.equal(box.fleeting(saying("passing by")), true);
  assert.deepEqual([last().command.text, box.kept.length, save.mock.callCount()], ["passing by", 0, 0]);
  box.send(saying("there")); // what is meant to stay is told after it
  await settled();
  assert.equal(handed.length, 1);
  await box.confirm({ id: last().id, ...SAVED });
  assert.equal(last().command.text, "there");
});

test("what is fleeting is dropped where it would have to wait: behind another one, or without a line", async () => {
  const { outbox: box, handed } = outbox();
  box.send(saying("a"));
  await settled();
  assert.equal(box.fleeting(saying("behind a")), false);
  await box.confirm({ id: String(handed[0]?.id), ...SAVED });
  assert.equal(box.fleeting(saying("first")), true);
  assert.equal(box.fleeting(saying("behind the first")), false);
  box.closed();
  assert.equal(box.fleeting(saying("offline")), false);
  box.opened();
  assert.deepEqual(
    handed.map(({ command }) => command.text),
    ["a", "first"],
  );
  assert.equal(box.fleeting(saying("later")), true);
});

test("what is fleeting and refused, or not understood, is not tried again and nobody is told", async () => {
  const { outbox: box, handed, last } = outbox();
  const told = mock.fn();
  for (const event of ["settled", "unsent"]) box.addEventListener(event, told);
  for (const code of ["crowded", "failed", "not-now"]) {
    box.fleeting(saying(code));
    await box.refuse({ id: last().id, code, ...NO });
  }
  box.fleeting(saying("malformed"));
  await box.setAside();
  assert.equal(box.fleeting(saying("next")), true);
  assert.deepEqual([handed.length, told.mock.callCount()], [5, 0]);
});
