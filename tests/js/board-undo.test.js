// What takes back what was done in a room: computed from the room as it was, once back and once forth.

import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../static/js/activities/board-history.js";
import { hoped } from "../../static/js/activities/board-hoped.js";
import { inverse } from "../../static/js/activities/board-inverse.js";

/** @typedef {import("../../static/js/activities/board-inverse.js").Before} Before */

/**
 * @param {Record<string, any>} room entities by their names
 * @param {Record<string, any>} [me]
 * @returns {Before}
 */
function room(room, me = {}) {
  const each = (/** @type {string} */ kind) =>
    Object.entries(room)
      .filter(([name]) => name.startsWith(`${kind}:`))
      .map(([name, value]) => ({ id: name.slice(kind.length + 1), value }));
  const cards = new Map(
    each("note").map(({ id, value }) => [id, /** @type {any} */ ({ id, note: value, section: 1 })]),
  );
  return {
    item: "one",
    room: "klima",
    cards,
    each,
    get: (kind, id) => room[`${kind}:${id}`],
    own: (kind, id) => me[`${kind}:${id}`],
  };
}

const note = { item: "one", section: 1, text: "Shade", kind: "practice", where: "Essen", who: "City", at: 1 };
const WALL = room({
  "note:a": note,
  "note:b": note,
  "note:c": note,
  "note:d": note,
  "spot:b": { section: 2, x: 120, y: 30 },
  "spot:c": { section: 2, cluster: "k" },
  "spot:d": { section: 2, cluster: "k" },
  "cluster:k": { item: "one", section: 2, at: 5, name: "Trees", x: 10, y: 20 },
});
/** @param {import("../../static/js/activities/board-inverse.js").Said} said */
const taken = (said) => inverse([{ said, id: "new" }], WALL);
/** @type {(card: string, section: number, x?: number | null, y?: number | null) => object} */
const place = (card, section, x = null, y = null) => ({ type: "board.place", card, section, x, y });

test("a card that was moved goes back to its place, its order or its cluster", () => {
  assert.deepEqual(taken({ type: "board.place", card: "a", section: 3 }), [place("a", 1)]);
  assert.deepEqual(taken({ type: "board.place", card: "b", section: 3 }), [place("b", 2, 120, 30)]);
  assert.deepEqual(taken({ type: "board.place", card: "c", section: 3 }), [
    { type: "board.gather", cards: ["c"], into: "k" },
  ]);
  assert.deepEqual(taken({ type: "board.place", card: "k", section: 3 }), [place("k", 2, 10, 20)]);
});

test("what was put together hangs apart again, where it hung", () => {
  assert.deepEqual(taken({ type: "board.gather", cards: ["a", "b"] }), [
    place("a", 1),
    place("b", 2, 120, 30),
  ]);
  assert.deepEqual(taken({ type: "board.gather", cards: ["a", "c"], into: "k" }), [place("a", 1)]);
});

test("a cluster that went is made anew where it hung, with its name", () => {
  const anew = [place("c", 2, 10, 20), { type: "board.gather", cards: ["c", "d"], name: "Trees" }];
  assert.deepEqual(taken({ type: "board.scatter", cluster: "k" }), anew);
  assert.deepEqual(taken({ type: "board.gather", cards: ["k", "a"] }), [place("a", 1), ...anew]);
  assert.deepEqual(taken({ type: "board.scatter", cluster: "k", cards: ["d"] }), [
    { type: "board.gather", cards: ["d"], into: "k" },
  ]);
});

test("a cluster loses the name that another one brought", () => {
  const unnamed = room({
    "cluster:k": { name: "" },
    "cluster:n": { name: "Water" },
    "spot:x": { cluster: "n", section: 1 },
  });
  const back = inverse([{ said: { type: "board.gather", cards: ["n"], into: "k" }, id: "new" }], unnamed);
  assert.deepEqual(back.at(-1), { type: "board.name", cluster: "k", name: "", seen: "Water" });
});

test("what is written, commented and proposed is taken back under the id that it has", () => {
  assert.deepEqual(taken({ type: "board.write", text: "x" }), [{ type: "board.delete", note: "new" }]);
  assert.deepEqual(taken({ type: "board.comment", note: "a", text: "x" }), [
    { type: "board.uncomment", comment: "new" },
  ]);
  assert.deepEqual(taken({ type: "board.propose", text: "x" }), [{ type: "board.retract", proposal: "new" }]);
});

test("an adoption is taken back as a whole, and done again out of the same proposals", () => {
  const adopt = { type: "board.adopt", goal: "g", seen: 1, text: "More", proposals: ["p"] };
  const unadopt = { type: "board.unadopt", goal: "g", seen: 2 };
  assert.deepEqual(taken(adopt), [unadopt]);
  assert.deepEqual(taken({ type: "board.adopt", text: "New" }), [
    { type: "board.unadopt", goal: "new", seen: 1 },
  ]);
  const adopted = room({ "goal:g": { place: 0, text: "More", version: 2, out_of: ["p"] } });
  assert.deepEqual(inverse([{ said: unadopt, id: "id" }], adopted), [adopt]);
  const fresh = room({ "goal:g": { place: 0, text: "New", version: 1 } });
  assert.deepEqual(inverse([{ said: { ...unadopt, seen: 1 }, id: "id" }], fresh), [
    { type: "board.adopt", goal: "", seen: 0, text: "New", proposals: [] },
  ]);
});

test("an edit brings back all that the card said", () => {
  const said = { type: "board.edit", note: "a", text: "Shade!", seen: "Shade", kind: "question" };
  assert.deepEqual(taken(said), [
    {
      type: "board.edit",
      note: "a",
      text: "Shade",
      seen: "Shade!",
      kind: "practice",
      where: "Essen",
      who: "City",
    },
  ]);
});

test("what others said is put back, and not said again in their name", () => {
  const comment = { note: "a", text: "Hm", by: "p" };
  const said = { type: "board.uncomment", comment: "c" };
  const back = { type: "board.uncomment", comment: "c", out: false };
  assert.deepEqual(inverse([{ said, id: "new" }], room({ "comment:c": comment })), [back]);
  assert.deepEqual(inverse([{ said: back, id: "new" }], room({})), [said]);
  assert.deepEqual(inverse([{ said, id: "new" }], room({})), []);
  assert.deepEqual(inverse([{ said, id: "new" }], room({ "comment:c": comment }, { "own:c": {} })), [
    { type: "board.comment", note: "a", text: "Hm", named: true },
  ]);
});

test("dots go back to how one had given them", () => {
  const mine = room({}, { "dots:one.klima.1": { dots: { a: 2 } } });
  const back = inverse([{ said: { type: "board.stick", question: 1, dots: { b: 1 } }, id: "new" }], mine);
  assert.deepEqual(back, [{ type: "board.stick", question: 1, dots: { a: 2 } }]);
});

/** A history, and what it sent. @param {(said: any) => any} [answer] */
function walked(answer = () => ({ ok: true, sequence: 1 })) {
  const history = new History();
  /** @type {string[]} */
  const sent = [];
  const send = async (/** @type {any} */ said) => {
    sent.push([said.type, said.note].join(" "));
    return answer(said);
  };
  const go = (/** @type {"back" | "forth"} */ which) =>
    history.go(which, send, { before: WALL, newId: () => "id" });
  const did = (/** @type {string} */ note) =>
    history.did([{ type: "board.delete", note }], `Pinned ${note}.`);
  return { history, sent, go, did };
}

test("one thing after the other goes back, and forth again until something new is done", async () => {
  const { history, sent, go, did } = walked();
  assert.equal(await go("back"), undefined);
  for (const note of ["a", "b"]) did(note);
  for (const way of /** @type {const} */ (["back", "back", "forth", "forth"])) await go(way);
  const [away, again] = ["board.delete", "board.undelete"];
  assert.deepEqual(sent, [`${away} b`, `${away} a`, `${again} a`, `${again} b`]);
  await go("back");
  assert.deepEqual([history.back?.words, history.forth?.words], ["Pinned a.", "Pinned b."]);
  did("c");
  assert.deepEqual([history.back?.words, history.forth], ["Pinned c.", undefined]);
});

test("what nothing takes back leaves what was done before it; ten things are kept", async () => {
  const { history, did } = walked();
  for (let n = 1; n <= 12; n += 1) did(String(n));
  history.did([], "Suggested.");
  assert.equal(history.back?.words, "Pinned 12.");
  assert.equal(history.ways.back.length, 10);
});

test("what cannot be undone any more is forgotten, with the reason, and no more than that", async () => {
  const refusal = { ok: /** @type {false} */ (false), code: "not-now", text: "Not now.", again: false };
  const { history, go, did } = walked(() => refusal);
  for (const note of ["a", "b"]) did(note);
  assert.deepEqual(await go("back"), refusal);
  assert.deepEqual([history.back?.words, history.forth], ["Pinned a.", undefined]);
});

test("what is asked for shows at once, but a new cluster waits for its making", () => {
  const at = { section: 2, x: null, y: null, cluster: "k" };
  assert.deepEqual(hoped({ type: "board.gather", cards: ["a"], into: "k" }, WALL), [["place", "a", at]]);
  assert.deepEqual(hoped({ type: "board.gather", cards: ["a", "b"] }, WALL), []);
  assert.deepEqual(hoped({ type: "board.scatter", cluster: "k", cards: ["d"] }, WALL), [
    ["place", "d", { ...at, cluster: "" }],
  ]);
});
