// Doing something in a room, taking it back and doing it again: in their order, however late the answers come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Doing } from "../../static/js/activities/board-doing.js";
import { Weighing } from "../../static/js/activities/board-weighing.js";
import { Store } from "../../static/js/core/store.js";
import { element, settled } from "./fakes.js";

element();
const { RoomActs } = await import("../../static/js/activities/board-acts.js");
const { said } = await import("../../static/js/activities/board-head.js");

/** A room in which nothing hangs, so that no more is known of what is done than what was said. */
const BARE = {
  item: "one",
  room: "klima",
  cards: new Map(),
  each: () => [],
  get: () => undefined,
  own: () => undefined,
};

/** What is done in a room that answers at once. */
function doing() {
  /** @type {any[]} */
  const sent = [];
  const here = /** @type {any} */ ({
    item: { id: "one" },
    room: "klima",
    me: "me:ada",
    now: BARE,
    store: Object.assign(new Store(), { seen: { "room:klima": Number.POSITIVE_INFINITY } }),
    news: { expect: () => undefined },
    hopes: { ask: () => () => undefined },
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(),
    querySelector: () => null,
    addEventListener: () => undefined,
    addController: () => undefined,
    workshop: {
      socket: { state: "open" },
      outbox: { confirmed: 0 },
      send: async (/** @type {any} */ said) => {
        sent.push(said);
        return { ok: true, sequence: sent.length };
      },
    },
  });
  here.acts = new Doing(here);
  return { room: here, acts: /** @type {Doing} */ (here.acts), sent };
}

test("each press takes one thing back, however fast; what nothing takes back offers no undo", async () => {
  const { room: here, acts, sent } = doing();
  for (const note of ["a", "b"]) await acts.perform({ type: "board.delete", note }, { words: "Gone." });
  assert.equal(here.notice.way, "back");
  await acts.perform({ type: "board.suggest" }, { words: "Suggested." });
  assert.equal(here.notice.way, undefined);
  await Promise.all([acts.go("back"), acts.go("back"), acts.go("back")]);
  const again = { item: "one", room: "klima", type: "board.undelete" };
  assert.deepEqual(sent.slice(3), [
    { ...again, note: "b" },
    { ...again, note: "a" },
  ]);
});

test("what was pressed before it was known that something cannot be undone takes nothing else back", async () => {
  const { room: here, acts, sent } = doing();
  for (const note of ["a", "b"]) await acts.perform({ type: "board.delete", note }, { words: "Gone." });
  const { send } = here.workshop;
  here.workshop.send = async (/** @type {any} */ said) => {
    await send(said);
    return { ok: false, code: "not-now", text: "Not now.", again: false };
  };
  await Promise.all([acts.go("back"), acts.go("back")]);
  assert.equal(sent.length, 3);
  assert.equal(here.notice.tone, "alarm");
  here.workshop.send = send;
  await acts.go("back");
  assert.deepEqual(sent.at(-1), { item: "one", room: "klima", type: "board.undelete", note: "a" });
});

/** Answers come when they are asked for, in the order of what was sent. @param {any} here a room */
function slow(here) {
  /** @type {((outcome: object) => void)[]} */
  const waiting = [];
  const { send } = here.workshop;
  here.workshop.send = async (/** @type {any} */ said) => {
    await send(said);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return async (/** @type {object} */ outcome = { ok: true, sequence: 1 }) => {
    await settled();
    waiting.shift()?.(outcome);
    await settled();
  };
}

/** What the button beside a notice does. @param {any} found what is drawn @returns {(event: object) => void} */
function pressing(found) {
  const own = found?.strings?.some((/** @type {string} */ text) => text.includes("data-way"));
  if (own) return found.values.find((/** @type {unknown} */ value) => typeof value === "function");
  return (found?.values ?? []).map(pressing).find(Boolean);
}

const STUCK = /** @type {any} */ ({ asked: { place: 1 }, dots: {} });

test("whoever takes back what is refused meanwhile takes back nothing older", async () => {
  const { room: here, acts, sent } = doing();
  await acts.perform({ type: "board.delete", note: "a" }, { words: "Gone." });
  const answer = slow(here);
  for (const act of [
    () => acts.perform({ type: "board.delete", note: "b" }),
    () => acts.perform({ type: "board.delete", note: "b" }, { refusable: true }),
    () => new Weighing(here).give(STUCK, { b: 1 }, "Dot stuck."),
  ]) {
    act();
    acts.go("back");
    await settled();
    const before = sent.length;
    await answer({ ok: false, code: "not-now", text: "Not now.", again: false });
    assert.equal(sent.length, before);
  }
  acts.go("back");
  await settled();
  assert.deepEqual([sent.at(-1).type, sent.at(-1).note], ["board.undelete", "a"]);
});

test("of several cards that are all refused none is said to be pinned up, and nothing older taken back", async () => {
  const { room: here, acts, sent } = doing();
  await acts.perform({ type: "board.delete", note: "a" });
  acts.did(Promise.resolve({ all: [], words: "0 cards pinned up." }));
  await acts.go("back");
  assert.deepEqual([here.notice, sent.length], [undefined, 1]);
});

test("dots that are not answered yet are taken back before what is older", async () => {
  const { room: here, acts, sent } = doing();
  await acts.perform({ type: "board.delete", note: "a" });
  const answer = slow(here);
  new Weighing(here).give(STUCK, { b: 1 }, "Dot stuck.");
  acts.go("back");
  await answer();
  assert.deepEqual([sent.at(-1).type, sent.at(-1).dots], ["board.stick", {}]);
});

test("a comment or a wording that is not answered yet is taken back before what is older", async () => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  const { BoardComments } = await import("../../static/js/activities/board-comments.js");
  const { GoalWriting } = await import("../../static/js/activities/board-goals-writing.js");
  const comments = new BoardComments();
  const goals = /** @type {any} */ (new EventTarget());
  for (const [element, sending, back] of /** @type {[EventTarget, (one: any) => void, object][]} */ ([
    [comments, (one) => comments.sending(one, { type: "board.comment" }), { comment: "c" }],
    [goals, (one) => new GoalWriting(goals).sending("", one), { proposal: "c" }],
  ])) {
    const { acts, sent } = doing();
    element.addEventListener("board-did", (event) => acts.did(/** @type {CustomEvent} */ (event).detail));
    await acts.perform({ type: "board.delete", note: "a" });
    sending({ id: "c", answered: settled().then(() => ({ ok: true, sequence: 1 })) });
    await acts.go("back");
    const { type: _, item: __, room: ___, ...said } = sent.at(-1);
    assert.deepEqual(said, back);
  }
});

test("whoever takes something back without a connection reads and hears at once that it is taken back later", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const region = { textContent: "" };
  Object.assign(document, { getElementById: () => region, querySelectorAll: () => [] });
  const { room: here, acts, sent } = doing();
  await acts.perform({ type: "board.delete", note: "a" });
  here.workshop.socket.state = "closed";
  const done = acts.go("back");
  assert.match(here.notice.words, /^There is no connection just now/);
  context.mock.timers.tick(1_000);
  context.mock.timers.tick(100);
  assert.equal(region.textContent, here.notice.words);
  await done;
  assert.deepEqual([sent.at(-1).type, here.notice.words], ["board.undelete", "Undone."]);
});

test("what is taken back before the answered shows can be done again: that is read once it shows", async () => {
  const { room: here, acts, sent } = doing();
  here.store = new Store((run) => run());
  const proposal = { goal: "1", text: "Shade at noon." };
  here.now = { ...BARE, get: (/** @type {string} */ kind) => here.store.get("room:klima", `${kind}:new`) };
  here.workshop.outbox.confirmed = 7;
  await acts.did(Promise.resolve({ all: [{ said: { type: "board.propose" }, id: "new" }], words: "" }));
  const undone = acts.go("back");
  await settled();
  assert.equal(sent.length, 0);
  here.store.change({
    audience: "room:klima",
    sequence: 7,
    put: { "proposal:new": proposal },
    delete: [],
  });
  await undone;
  assert.equal(sent.at(-1).type, "board.retract");
  here.store.seen["room:klima"] = Number.POSITIVE_INFINITY;
  await acts.go("forth");
  assert.deepEqual([sent.at(-1).type, sent.at(-1).text], ["board.propose", proposal.text]);
});

test("who undoes without a connection what is not answered yet is asked to leave the page open", async () => {
  Object.assign(document, { getElementById: () => null, querySelectorAll: () => [] });
  const { room: here, acts } = doing();
  for (const note of ["a", "b"]) await acts.perform({ type: "board.delete", note });
  const answer = slow(here);
  here.workshop.socket.state = "closed";
  acts.perform({ type: "board.delete", note: "c" });
  acts.go("back");
  assert.match(here.notice.words, /leave this page open/);
  await answer();
  await answer();
  assert.equal(acts.unanswered, 0);
  acts.go("back");
  assert.match(here.notice.words, /It is sent as soon as it is back\.$/);
});

test("a button takes back what it names, once, and nothing that was done before or since", async () => {
  const { room: here, acts, sent } = doing();
  for (const note of ["a", "b"]) await acts.perform({ type: "board.delete", note }, { words: "Gone." });
  const answer = slow(here);
  const press = pressing(said(here.notice, /** @type {any} */ (acts)));
  press({ detail: 1 });
  await settled();
  press({ detail: 1 });
  await answer();
  assert.deepEqual([sent.length, sent.at(-1).type, sent.at(-1).note], [3, "board.undelete", "b"]);

  const again = pressing(said(here.notice, /** @type {any} */ (acts)));
  acts.perform({ type: "board.delete", note: "c" });
  again({ detail: 1 });
  await answer();
  assert.deepEqual([sent.length, sent.at(-1).note], [4, "c"]);
});

test("a card that is seen to hang is told only when it is undone", async () => {
  const { room: here, acts } = doing();
  const card = { said: { type: "board.write" }, id: "new" };
  await acts.did(Promise.resolve({ all: [card], words: "Pinned up.", seen: true }));
  assert.equal(here.notice, undefined);
  await acts.go("back");
  assert.equal(here.notice.words, "Undone. (Pinned up.)");
});

test("what is done, taken back and done again at once is done in that order, also where the answers are slow", async () => {
  const { room: here, acts, sent } = doing();
  const { send } = here.workshop;
  /** @type {(() => void)[]} */
  const answers = [];
  here.workshop.send = async (/** @type {any} */ said) => {
    const outcome = await send(said);
    await new Promise((resolve) => answers.push(() => resolve(undefined)));
    return outcome;
  };
  /** @type {(done: any) => void} */
  let answered = () => undefined;
  acts.did(
    new Promise((resolve) => {
      answered = resolve;
    }),
  );
  const all = [acts.perform({ type: "board.delete", note: "a" }, { words: "Gone." })];
  const ways = /** @type {const} */ (["back", "forth", "back", "back"]);
  for (const way of ways) all.push(/** @type {any} */ (acts.go(way)));
  answered({ all: [{ said: { type: "board.write" }, id: "new" }], words: "" });
  const done = Promise.all(all).then(() => true);
  while (!(await Promise.race([done, new Promise((resolve) => setImmediate(resolve, false))])))
    answers.shift()?.();
  assert.deepEqual(
    sent.map(({ type }) => type),
    ["board.delete", "board.undelete", "board.delete", "board.undelete", "board.delete"],
  );
  assert.deepEqual(sent.at(-1)?.note, "new");
  assert.equal(acts.history.back, undefined);
});

test("what hangs again is told, and can be put away again", async () => {
  const { room: here, sent } = doing();
  const acts = new RoomActs(here);
  await acts.show("a");
  assert.deepEqual([here.notice.words, here.notice.way], ["Card shown again.", "back"]);
  await acts.putUp("b");
  assert.equal(here.notice.words, "Card pinned up again.");
  await acts.go("back");
  assert.equal(sent.at(-1).type, "board.delete");
});

test("dots are given, moved and taken back by the same button, and end what offered to undo something else", async () => {
  const { room: here, acts, sent } = doing();
  await acts.perform({ type: "board.delete", note: "a" }, { words: "Gone." });
  const weighing = new Weighing(here);
  const supply = (/** @type {any} */ dots) => /** @type {any} */ ({ asked: { place: 1 }, dots });
  await weighing.give(supply({}), { b: 1 }, "Dot stuck.");
  assert.equal(here.notice, undefined);
  await weighing.give(supply({ b: 1 }), { c: 1 }, "Dot moved.");
  await acts.go("back");
  assert.equal(acts.history.back?.words, "Dot stuck.");
  await acts.go("back");
  assert.deepEqual(
    sent.slice(1).map(({ type, question, dots }) => [type, question, dots]),
    [{ b: 1 }, { c: 1 }, { b: 1 }, {}].map((dots) => ["board.stick", 1, dots]),
  );
  assert.equal(acts.history.back?.words, "Gone.");
});
