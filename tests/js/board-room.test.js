// What is said around the cards of a room: whose they are, what a host's press will do, what others did, which keys undo.

import assert from "node:assert/strict";
import { test } from "node:test";
import { authorship, names } from "../../static/js/activities/board-authorship.js";
import { covers, meant } from "../../static/js/activities/board-clear.js";
import { consequences, Leading } from "../../static/js/activities/board-leading.js";
import { cardsIn } from "../../static/js/activities/board-letting-go.js";
import { differences, News } from "../../static/js/activities/board-news.js";
import { wayOf } from "../../static/js/activities/board-shortcuts.js";

const COUNTS = { unseen: 23, hanging: 0, voters: 7 };

test("before a host presses they read what appears and what is counted", () => {
  assert.deepEqual(consequences({ does: "write" }, { title: "", minutes: 5, does: "reveal" }, COUNTS), [
    "23 cards appear, all at once.",
  ]);
  assert.deepEqual(consequences({ does: "weigh" }, { title: "", minutes: 5, does: "write" }, COUNTS), [
    "The dots of 7 people are counted.",
    "New cards stay unseen until the next step.",
  ]);
  assert.deepEqual(consequences({ does: "" }, undefined, COUNTS), []);
});

/** A room that is led over a line that answers when it is told to. */
function led() {
  /** @type {object[]} */
  const sent = [];
  /** @type {((outcome: object) => void)[]} */
  const answers = [];
  const workshop = {
    socket: { state: "open" },
    send: (/** @type {object} */ command) => {
      sent.push(command);
      return new Promise((resolve) => answers.push(resolve));
    },
  };
  const where = () => /** @type {any} */ ({ workshop, item: { id: "one" }, room: "klima" });
  return { leading: new Leading(where, () => {}), workshop, sent, answers };
}
const AT = { item: "one", room: "klima" };

test("a room is not led without a line, which is said until it is back, and not twice at once", async () => {
  const { leading, workshop, sent, answers } = led();
  workshop.socket.state = "closed";
  await leading.go(2, 1);
  assert.equal(sent.length, 0);
  assert.match(leading.problem, /no connection/);
  workshop.socket.state = "open";
  assert.equal(leading.problem, "");
  const first = leading.go(2, 1);
  await leading.go(2, 1);
  assert.deepEqual(sent, [{ ...AT, type: "board.lead", step: 2, seen: 1 }]);
  assert.equal(leading.left, 1);
  answers[0]?.({ ok: false, code: "moved-on", text: "The room has already moved on.", again: false });
  await first;
  assert.deepEqual([leading.left, leading.problem], [undefined, "The room has already moved on."]);
});

test("what a host presses while something else is unanswered is given after it, and none is lost", async () => {
  const { leading, sent, answers } = led();
  const longer = leading.stretch(5, 1);
  leading.stretch(1, 1);
  leading.go(3, 1);
  // The room is seen to be there before that is answered: back is no second press.
  const back = leading.go(2, 3);
  await Promise.resolve();
  assert.deepEqual(sent, [{ ...AT, type: "board.stretch", minutes: 5, seen: 1 }]);
  answers[0]?.({ ok: false, code: "moved-on", text: "Too late." });
  await longer;
  for (const one of [1, 2, 3]) {
    while (!answers[one]) await Promise.resolve();
    answers[one]?.({ ok: true });
  }
  await back;
  assert.equal(leading.problem, "Too late.", "what was refused is said though what came after it was done");
  assert.deepEqual(sent.slice(1), [
    { ...AT, type: "board.stretch", minutes: 1, seen: 1 },
    { ...AT, type: "board.lead", step: 3, seen: 1 },
    { ...AT, type: "board.lead", step: 2, seen: 3 },
  ]);
  assert.equal(leading.left, undefined);
});

test("whose a card is is said as it is", () => {
  assert.match(authorship({ names: "named" }, false), /Your name stands/);
  assert.match(authorship({ names: "anonymous" }, false), /not even the moderators/);
  assert.match(authorship({ names: "anonymous", names_for_staff: true }, false), /host of this room can see/);
  assert.match(authorship({ names: "choice" }, true), /will stand on this card/);
  assert.match(names({ names: "choice", names_for_staff: true }).join(" "), /you choose.*can see whose/);
  assert.match(names({ names: "named", names_in_results: true }).join(" "), /documentation names/);
  assert.equal(names({ names: "anonymous" }).length, 1);
});

/**
 * @param {string} id
 * @param {object} [more]
 */
const card = (id, more = {}) =>
  /** @type {any} */ ({ id, note: { text: id }, section: 1, cluster: "", mine: false, ...more });
/** @param {any[]} cards */
const wall = (cards) => new Map(cards.map((one) => [one.id, one]));

test("what became of cards is told apart, and what is as it was is no news", () => {
  const same = card("same");
  const before = wall([same, card("moved"), card("joined"), card("changed"), card("gone")]);
  const after = wall([
    same,
    card("moved", { section: 2 }),
    card("joined", { cluster: "k" }),
    card("changed", { note: { text: "other" } }),
    card("fresh"),
  ]);
  assert.deepEqual(
    differences(before, after).map(([what, { id }]) => [what, id]),
    [
      ["moved", "moved"],
      ["moved", "joined"],
      ["changed", "changed"],
      ["gone", "gone"],
    ],
  );
});

test("what one does oneself is no news, and fresh cards are counted where nobody looks", () => {
  const news = new News(() => "What?");
  news.hear(wall([card("a"), card("b")]), 1);
  news.expect([{ type: "board.place", card: "a", section: 2 }]);
  news.hear(wall([card("a", { section: 2 }), card("b", { section: 2 }), card("c", { section: 2 })]), 1);
  assert.deepEqual([...(news.others.get("moved") ?? [])], ["b"]);
  assert.deepEqual([...news.fresh], [[2, 1]]);
  news.look(2);
  assert.equal(news.fresh.size, 0);
  news.stop();
});

/** What is announced meanwhile. @param {import("node:test").TestContext} t @returns {string[]} */
function heard(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const told = [];
  const region = {
    set textContent(/** @type {string} */ words) {
      if (words) told.push(words);
    },
  };
  Object.assign(globalThis, { document: { getElementById: () => region, querySelectorAll: () => [] } });
  return told;
}

test("a comment of others is news, also on one's own card, and one's own is none", (t) => {
  const told = heard(t);
  const news = new News(() => "What?");
  const [mine, other] = [card("mine", { mine: true, comments: 0 }), card("other", { comments: 0 })];
  news.hear(wall([mine, other]), 1);
  news.hear(
    wall([
      { ...mine, comments: 1 },
      { ...other, comments: 1 },
    ]),
    1,
  );
  news.expect([{ type: "board.comment", note: "other", text: "Hm" }]);
  for (const ms of [4_000, 1_000, 100]) t.mock.timers.tick(ms);
  assert.deepEqual(told, ["1 card has a new comment."]);
});

test("what is revealed is told with the step, once, and is no news of others later", (t) => {
  const told = heard(t);
  const news = new News(() => "What?");
  const all = ["a", "b", "c"].map((id) => card(id));
  let shown = 0;
  const hear = (/** @type {number} */ many) => {
    shown = many;
    news.hear(wall(all.slice(0, many)), 1);
  };
  hear(0);
  news.revealed(() => (shown ? `${shown} cards hang here now.` : ""));
  hear(2);
  for (const ms of [500, 1_000, 100]) t.mock.timers.tick(ms);
  assert.deepEqual(told, ["2 cards hang here now."]);
  for (const ms of [4_000, 1_000, 100]) t.mock.timers.tick(ms);
  assert.equal(told.length, 1);
  // What comes later is news, and where nothing was written nothing is said.
  news.revealed(() => "");
  hear(3);
  for (const ms of [500, 4_000, 1_000, 100]) t.mock.timers.tick(ms);
  assert.deepEqual(told.slice(1), ["1 new card under “What?”"]);
});

test("what came to a question meanwhile is no longer new once somebody looks there again", () => {
  const news = new News(() => "What?");
  news.hear(wall([]), 0);
  news.hear(wall([card("a"), card("b", { section: 2 })]), 0);
  assert.deepEqual([...news.fresh.keys()], [1, 2]);
  // From the wall to the list, say, which shows the first question.
  news.hear(wall([card("a"), card("b", { section: 2 })]), 1);
  assert.deepEqual([...news.fresh.keys()], [2]);
  news.stop();
});

test("what others do later with a card that one has moved is news", (t) => {
  const told = heard(t);
  const news = new News(() => "What?");
  news.hear(wall([card("a")]), 1);
  news.expect([{ type: "board.place", card: "a", section: 2 }]);
  news.hear(wall([card("a", { section: 2 })]), 1);
  t.mock.timers.tick(4_000);
  news.hear(wall([card("a", { section: 3 })]), 1);
  for (const ms of [4_000, 1_000, 100]) t.mock.timers.tick(ms);
  assert.deepEqual(told, ["1 card hangs elsewhere."]);
});

test("what others call a cluster is news, and said once for several", (t) => {
  const told = heard(t);
  const news = new News(() => "What?");
  const cards = wall([card("a")]);
  /** @param {Record<string, string>} called */
  const hear = (called) => {
    const clusters = Object.entries(called).map(([id, name]) => [id, /** @type {any} */ ({ id, name })]);
    news.hear(cards, 1, new Map(/** @type {any} */ (clusters)));
  };
  const pass = () => {
    for (const ms of [4_000, 1_000, 100]) t.mock.timers.tick(ms);
  };
  hear({ one: "Trees", two: "" });
  hear({ one: "Trees and hedges", two: "", three: "Fresh" });
  hear({ one: "Trees", two: "", three: "Fresh" });
  pass();
  hear({ one: "Parks", two: "Water", three: "Fresh" });
  pass();
  news.expect([{ type: "board.name", cluster: "one", name: "Mine", seen: "Parks" }]);
  hear({ one: "Mine", two: "Water", three: "Fresh" });
  pass();
  assert.deepEqual(told, ["A cluster is now called “Trees”.", "2 clusters have other names."]);
});

test("the keys that undo are those that people know", () => {
  const key = (/** @type {object} */ pressed) =>
    wayOf(
      /** @type {any} */ ({
        key: "",
        ctrlKey: false,
        metaKey: false,
        shiftKey: false,
        altKey: false,
        ...pressed,
      }),
    );
  assert.equal(key({ key: "z", ctrlKey: true }), "back");
  assert.equal(key({ key: "z", metaKey: true }), "back");
  assert.equal(key({ key: "Z", ctrlKey: true, shiftKey: true }), "forth");
  assert.equal(key({ key: "y", ctrlKey: true }), "forth");
  assert.equal(key({ key: "z" }), undefined);
  assert.equal(key({ key: "z", ctrlKey: true, altKey: true }), undefined);
});

test("a cluster that is put to another one counts with all its cards", () => {
  const clusters = new Map([["k", { cards: [1, 2] }]]);
  assert.equal(cardsIn(["k"], clusters), 2);
  assert.equal(cardsIn(["a", "k", "b"], clusters), 4);
});

test("a double press takes nothing back that the first one has done, a key does", () => {
  assert.equal(meant(/** @type {any} */ ({ detail: 2 })), false);
  assert.equal(meant(/** @type {any} */ ({ detail: 1 })), true);
  assert.equal(meant(/** @type {any} */ ({ detail: 0 })), true);
});

test("what takes something back is not where the pointer has just pressed, nor close by", () => {
  const button = { left: 100, top: 100, right: 220, bottom: 136 };
  assert.equal(covers(button, { x: 160, y: 120 }), true);
  assert.equal(covers(button, { x: 228, y: 120 }), true);
  assert.equal(covers(button, { x: 300, y: 120 }), false);
  assert.equal(covers(button, { x: 160, y: 20 }), false);
});
