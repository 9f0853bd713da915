// The wall of a flash round: every sentence is seen, one by one and then in turn, and the same on every stage.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Circle, circlesIn } from "../../static/js/activities/flash-circle.js";
import { dotRows, dotsAcross, dotsPath } from "../../static/js/activities/flash-dots.js";
import { pace, paged, shuffled, WALL, wallAt } from "../../static/js/activities/flash-wall.js";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { unheard } = await import("../../static/js/activities/flash-desk.js");

const LONG = "Ich frage im Amt nach, ob wir das auch können, und wen wir dafür brauchen. "
  .repeat(3)
  .slice(0, 200);

test("sentences settle one by one, from the moment of the reveal", () => {
  const said = sentences(12);
  assert.equal(wallAt(said, 0).count, 1);
  assert.equal(wallAt(said, -500).count, 1, "a screen whose clock is behind shows no less");
  assert.equal(wallAt(said, pace(12).strip).count, 2);
  assert.equal(wallAt(said, 3 * pace(12).strip - 1).count, 3);
});

test("before the pages come round again, every sentence has been on the wall, in its order", () => {
  const said = sentences(200);
  const seen = new Set();
  let elapsed = 0;
  for (; !wallAt(said, elapsed).settled; elapsed += 1_000) {
    for (const { id } of wallAt(said, elapsed).strips) seen.add(id);
    assert.equal(seen.size, wallAt(said, elapsed).count);
  }
  assert.equal(seen.size, 200);
  assert.ok(elapsed < 6 * 60_000, `two hundred sentences took ${elapsed / 1000} s`);
});

test("once all have settled, each page comes round and stays long enough to be read", () => {
  const said = sentences(200);
  const end = settledAt(said);
  const { pages } = wallAt(said, end);
  const seen = new Set();
  for (let page = 0; page < pages; page += 1) {
    const [begin, last] = [end + page * pace(200).reading, end + (page + 1) * pace(200).reading - 1];
    assert.deepEqual(wallAt(said, begin), wallAt(said, last));
    for (const { id } of wallAt(said, begin).strips) seen.add(id);
  }
  assert.equal(seen.size, 200);
  assert.equal(wallAt(said, end + pages * pace(200).reading).page, 0);
});

test("a few sentences stay, all of them", () => {
  const said = sentences(3);
  for (const later of [20_000, 60_000, 3_600_000]) {
    const { strips, pages, settled } = wallAt(said, later);
    assert.deepEqual([strips.length, pages, settled], [3, 1, true]);
  }
});

test("who came into a room with another one is counted in it with what was handed in there", () => {
  const all = new Map(
    Object.entries({
      "item:flash": { reopens: ["groups"] },
      "merged:groups": { into: { arten: "klima" } },
      "said:flash.arten": 2,
      "said:flash.klima": 3,
      "passed:flash.arten": 1,
      "said:flash.wasser": 9,
    }),
  );
  const store = {
    get: (/** @type {string} */ _, /** @type {string} */ key) => all.get(key),
    number: (/** @type {string} */ _, /** @type {string} */ key) => all.get(key) ?? 0,
  };
  const circle = new Circle(/** @type {any} */ (store), "flash", "klima");
  assert.deepEqual(circle.counts, { said: 5, passed: 1 });
  assert.equal(circle.elsewhere.arten, "klima", "where it is led");
});

test("a hidden sentence hangs on no wall, and who leads the round has it apart", () => {
  const store = new Store(() => undefined);
  for (const [audience, put] of Object.entries({
    all: { "sentence:flash.b": { text: "Glad" }, "sentence:late.c": { text: "Of another round" } },
    staff: { "sentence:flash.a": { text: "An insult" } },
    "host:klima": { "sentence:flash.d": { text: "An insult in a room" } },
  }))
    store.replace({ audience, sequence: 1, put });
  const [whole, room] = [new Circle(store, "flash"), new Circle(store, "flash", "klima")];
  assert.deepEqual(whole.sentences, [{ id: "flash.b", text: "Glad" }]);
  assert.deepEqual(whole.hidden, [{ id: "flash.a", text: "An insult" }]);
  assert.deepEqual(room.hidden, [{ id: "flash.d", text: "An insult in a room" }]);
});

test("a room that works in another one is none of its own on the stage", () => {
  const store = new Store(() => undefined);
  const put = {
    "item:flash": { reopens: ["groups"] },
    "merged:groups": { into: { arten: "klima" } },
    "said:flash.arten": 2,
    "said:flash.klima": 3,
    "theme:arten": { place: 0 },
    "theme:klima": { place: 2 },
    "theme:wasser": { place: 1 },
  };
  store.replace({ audience: "all", sequence: 1, put });
  const shown = circlesIn(store, "flash").map(({ room, guests, counts }) => [room, guests, counts.said]);
  assert.deepEqual(shown, [
    ["wasser", [], 0],
    ["klima", ["arten"], 5],
  ]);
});

test("with nothing said the wall is empty and says so", () => {
  assert.deepEqual(wallAt([], 60_000), { page: 0, pages: 1, strips: [], count: 0, settled: true });
});

test("a page holds no more than the wall, and the longest sentence has a page", () => {
  const pages = paged([
    ...sentences(40),
    { id: "x", text: LONG },
    { id: "y", text: "م".repeat(200) },
    { id: "z", text: "W".repeat(200) },
  ]);
  assert.equal(pages.flat().length, 43);
  assert.ok(pages.every((page) => page.length > 0 && page.length <= WALL.height / 2.9));
});

test("the order is that of the random ids, whoever told them first", () => {
  const said = sentences(20);
  assert.deepEqual(shuffled([...said].reverse()), shuffled(said));
});

test("each person is one dot, within the column and filled up from below", () => {
  const marks = [0, 4, 38, 74, 35];
  const across = dotsAcross(marks);
  const rows = dotRows(marks, across);
  for (const many of marks) {
    const dots = [...dotsPath(many, across, rows).matchAll(/M([\d.]+) ([\d.]+)/g)];
    assert.equal(dots.length, many);
    for (const [, x, y] of dots)
      assert.ok(Number(x) >= 0 && Number(x) < across && Number(y) > 0 && Number(y) < rows);
    if (many) assert.equal(Number(dots[0]?.[2]), rows - 0.5);
  }
});

test("columns become wider before they become steep, and few dots stay small", () => {
  const [few, some, many] = [3, 30, 300].map((most) => [0, 1, most, 2, 0]);
  assert.ok(few && some && many);
  assert.ok(dotsAcross(few) <= dotsAcross(some) && dotsAcross(some) < dotsAcross(many));
  assert.ok(
    dotsAcross([1, 2]) > dotsAcross([1, 2, 0, 0, 0, 0, 0]),
    "few columns are wide: their dots stay small",
  );
  assert.ok(dotRows(many, dotsAcross(many)) <= 3.6 * dotsAcross(many));
  assert.equal(dotsPath(0, 4, 4), "");
});

/** @param {number} many */
function sentences(many) {
  return Array.from({ length: many }, (_, n) => ({
    id: `blitz.${String(n * 7919).padStart(16, "0")}`,
    text: n % 5 === 0 ? LONG : `Ich nehme mit, was Satz ${n} sagt.`,
  }));
}

/** @param {{ id: string, text: string }[]} said */
function settledAt(said) {
  let elapsed = 0;
  while (!wallAt(said, elapsed).settled) elapsed += 500;
  return elapsed;
}

test("whoever reveals is told how many have not spoken yet, and nothing where all have", () => {
  assert.match(unheard(251, { said: 1, passed: 0 }), /^250 people /);
  assert.equal(unheard(3, { said: 2, passed: 1 }), "");
  assert.equal(unheard(1, { said: 4, passed: 0 }), "", "who left had handed in before");
});
