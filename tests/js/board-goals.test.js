// Goals: how they read now and before, what was proposed, what it would change, what speaks for them.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  adoptionDraft,
  changes,
  history,
  proposalDraft,
  proposalIn,
  readGoals,
} from "../../static/js/activities/board-goals-model.js";
import { newsOf } from "../../static/js/activities/board-goals-news.js";
import { Device } from "../../static/js/core/device.js";
import { Drafts } from "../../static/js/core/drafts.js";
import { Store } from "../../static/js/core/store.js";
import { Hopes } from "../../static/js/elements/hopes.js";
import { element, markup, storage } from "./fakes.js";

element();
const { BoardGoals } = await import("../../static/js/activities/board-goals.js");
const { GoalAdopt } = await import("../../static/js/activities/board-goals-adopt.js");
const { strip } = await import("../../static/js/activities/board-goals-strip.js");

/**
 * @param {Record<string, Record<string, any>>} kinds
 * @param {{ support?: Record<string, number>, supported?: string[], mine?: string[], hopes?: Hopes }} [known]
 */
const source = (kinds, { support = {}, supported = [], mine = [], hopes = new Hopes(() => 0) } = {}) => ({
  each: (/** @type {string} */ kind) =>
    Object.entries(kinds[kind] ?? {}).map(([id, value]) => ({ id, value })),
  support: (/** @type {string} */ id) => support[id] ?? 0,
  supported: (/** @type {string} */ id) => supported.includes(id),
  mine: (/** @type {string} */ id) => mine.includes(id),
  hopes,
});

const GOALS = {
  goal: {
    2: { place: 1, text: "Second" },
    1: {
      place: 0,
      text: "First, sharper",
      version: 3,
      at: 20,
      adopter: "host",
      out_of: ["b"],
      plenary: true,
    },
  },
  earlier: {
    1.2: { goal: "1", version: 2, text: "First, better", at: 10, adopter: "host", out_of: ["a"] },
    1.1: { goal: "1", version: 1, text: "First" },
  },
  proposal: {
    a: { item: "one", goal: "1", version: 1, text: "First, better", at: 5, state: "adopted" },
    b: { item: "one", goal: "1", version: 2, text: "First, sharp", at: 15, state: "adopted" },
    c: { item: "one", goal: "1", version: 2, text: "First of all", at: 16 },
    d: { item: "one", goal: "1", version: 3, text: "First, sharpest", at: 17, reason: "Why not" },
    e: { item: "one", goal: "", version: 0, text: "Third", at: 18 },
  },
  backing: { "1.x": { goal: "1", card: "x" }, "2.y": { goal: "2", card: "y" } },
};

test("goals stand in their order, with what they read like before", () => {
  const { goals } = readGoals(source(GOALS));
  assert.deepEqual(
    goals.map((goal) => [goal.number, goal.id, goal.version, changes(goal), goal.plenary]),
    [
      [1, "1", 3, 2, true],
      [2, "2", 1, 0, false],
    ],
  );
  assert.deepEqual(
    goals[0]?.earlier.map(({ text }) => text),
    ["First", "First, better"],
  );
});

test("open proposals come with most support first, and would change how the goal reads now", () => {
  const { goals, open } = readGoals(source(GOALS, { support: { d: 2 } }));
  assert.deepEqual(
    goals[0]?.open.map(({ id, base }) => [id, base]),
    [
      ["d", "First, sharper"],
      ["c", "First, sharper"],
    ],
  );
  assert.deepEqual(
    open.map(({ id, base }) => [id, base]),
    [["e", ""]],
  );
});

test("what was proposed for a goal that is gone is a proposal for a new one", () => {
  const { open } = readGoals(source({ ...GOALS, goal: { 2: GOALS.goal[2] } }));
  assert.ok(open.some(({ text, goal }) => text === "First, sharpest" && goal === ""));
});

test("what was settled is shown beside what it had changed", () => {
  const { goals } = readGoals(source(GOALS));
  assert.deepEqual(
    goals[0]?.settled.map(({ id, base }) => [id, base]),
    [
      ["b", "First, better"],
      ["a", "First"],
    ],
  );
});

test("support is counted at once", () => {
  const hopes = new Hopes(() => 0);
  hopes.ask("support", "c", true);
  const proposal = proposalIn(readGoals(source(GOALS, { support: { c: 3 }, hopes })), "c");
  assert.deepEqual([proposal?.support, proposal?.supported], [4, true]);
});

test("what speaks for a goal is linked and unlinked at once", () => {
  const hopes = new Hopes(() => 0);
  hopes.ask(
    "backings",
    "1",
    new Map([
      ["x", false],
      ["z", true],
    ]),
  );
  const { goals } = readGoals(source(GOALS, { hopes }));
  assert.deepEqual(
    goals.map(({ backing }) => backing),
    [["z"], ["y"]],
  );
});

test("the history tells what each version had changed, the present first", () => {
  const [goal] = readGoals(source(GOALS)).goals;
  const told = history(/** @type {any} */ (goal)).map(({ version, runs }) => [
    version,
    runs.map(({ kind, text }) => `${kind} ${text}`),
  ]);
  assert.deepEqual(told, [
    [3, ["same First,", "removed better", "added sharper"]],
    [2, ["same First", "added , better"]],
    [1, ["same First"]],
  ]);
});

test("what others propose and adopt is told, and what one does oneself is not", () => {
  const { c, d, e, ...decided } = GOALS.proposal;
  const before = readGoals(source({ ...GOALS, proposal: { ...decided, c } }));
  const [first] = before.goals;
  assert.ok(first);
  const now = readGoals(source(GOALS, { mine: ["e"] }));
  assert.deepEqual(newsOf(before, now, "me"), ["1 new proposal for the goals."]);
  const earlier = { ...before, goals: [{ ...first, version: 2 }, ...before.goals.slice(1)] };
  assert.deepEqual(newsOf(earlier, before, "me"), ["Goal 1 reads now: First, sharper"]);
  assert.deepEqual(newsOf(earlier, before, "host"), []);
  const without = { ...before, goals: before.goals.slice(1) };
  assert.equal(newsOf(without, before, "me").at(-1), "New goal 1: First, sharper");
  const others = { ...before, goals: before.goals.map((goal) => ({ ...goal, version: 9 })) };
  assert.deepEqual(newsOf(before, others, "me"), ["2 goals read differently now."]);
  assert.deepEqual(newsOf(before, before, "me"), []);
});

test("a proposal that is ticked brings its text along, and takes nothing away that somebody has written", () => {
  Object.assign(document, {
    getElementById: () => null,
    querySelectorAll: () => [],
    querySelector: () => null,
  });
  const adopting = (/** @type {any} */ goal) => {
    const form = new GoalAdopt();
    const proposals = [
      { id: "a", text: "Shade" },
      { id: "b", text: "Benches" },
    ];
    const drafts = { read: () => ({ text: "" }), write: () => undefined };
    Object.assign(form, { goal, proposals, workshop: { drafts } });
    form.begin();
    return form;
  };
  const fresh = adopting(undefined);
  fresh.choose("a", true);
  assert.equal(fresh.text, "Shade");
  fresh.choose("b", true);
  assert.equal(fresh.text, "Shade", "the second one does not write over the first");
  fresh.choose("a", false);
  assert.equal(fresh.text, "");
  fresh.type("Shade and benches");
  fresh.choose("a", true);
  fresh.choose("b", false);
  assert.equal(fresh.text, "Shade and benches");
  const known = adopting({ id: "1", text: "Trees", version: 1 });
  known.choose("b", true);
  assert.equal(known.text, "Benches");
  known.choose("b", false);
  assert.equal(known.text, "Trees");
});

test("a wording that was left unfinished is taken up once the goals of the room are there, however late", () => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  const store = new Store(() => {});
  store.replace({ audience: "all", sequence: 1, put: {} });
  const memory = storage();
  const drafts = new Drafts("w/anna", new Device(() => memory));
  drafts.write(proposalDraft("water", "1"), { text: "Shade by 2030" });
  drafts.write(adoptionDraft("water", "2"), { text: "The floodplain stores" });
  const goals = Object.assign(new BoardGoals(), {
    workshop: { store, drafts, me: { person: "p" } },
    room: "water",
    acts: { hopes: new Hopes(() => 0) },
  });
  Object.assign(goals, { may: new Set(["sharpen"]), hosting: true, sharpening: true });
  goals.willUpdate(new Map());
  const put = { "goal:1": { place: 0, text: "Shade" }, "goal:2": { place: 1, text: "Floodplain" } };
  store.replace({ audience: "room:water", sequence: 1, put });
  goals.willUpdate(new Map());
  assert.deepEqual([...goals.writing.forms], ["1"]);
  assert.deepEqual([...goals.writing.adopting.keys()], ["2"]);
  goals.news?.stop();
});

test("where a room says what it takes to the plenary, who decides has a switch at each goal, and sees them at once", () => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  const store = { get: () => undefined, seen: {}, audiences: new Map() };
  const drawn = (/** @type {object} */ about) => {
    const goals = Object.assign(new BoardGoals(), {
      workshop: { store, me: { person: "p" } },
      room: "water",
    });
    Object.assign(goals, { may: new Set(["sharpen"]), hosting: true, wrapping: true }, about);
    goals.read = readGoals(source(GOALS));
    return markup(strip(goals));
  };
  const marked = drawn({});
  assert.deepEqual(marked.match(/aria-label=(?:Not f|F)or the plenary: Goal \d/g), [
    "aria-label=Not for the plenary: Goal 1",
    "aria-label=For the plenary: Goal 2",
  ]);
  assert.match(marked, /\?open=true/);
  for (const about of [{ wrapping: false }, { hosting: false }]) {
    const other = drawn(about);
    assert.doesNotMatch(other, /or the plenary: Goal/);
    assert.match(other, /\?open=false/);
  }
});
