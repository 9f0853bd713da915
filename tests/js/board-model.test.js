// What hangs in a theme room: order, sections, what is drawn again, pasted lines, news, hopes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hanging, pastedLines, size, widestWord } from "../../static/js/activities/board-kinds.js";
import { commentsOn, readCards, readClusters, readSections } from "../../static/js/activities/board-model.js";
import { arrivals } from "../../static/js/activities/board-news.js";
import { boardsOf, roundsOf } from "../../static/js/activities/board-rounds.js";
import { Hopes } from "../../static/js/elements/hopes.js";

/** @typedef {import("../../static/js/activities/board-model.js").Note} Note */

/**
 * @param {number} at
 * @param {Partial<Note>} [more]
 * @returns {Note}
 */
const note = (at, more = {}) => ({
  item: "one",
  section: 1,
  text: `Card ${at}`,
  kind: "statement",
  at,
  ...more,
});

/**
 * @param {Record<string, Note>} notes
 * @param {{ support?: Record<string, number>, supported?: string[], mine?: string[], hopes?: Hopes, veiled?: Record<string, Note>, around?: Record<string, Record<string, any>> }} [known]
 *   `around` has the room's entities of other kinds
 */
const source = (notes, known = {}) => ({
  ...facts(known),
  each: (/** @type {string} */ kind) => listed(kind === "note" ? notes : (known.around?.[kind] ?? {})),
  veiled: () => listed(known.veiled ?? {}),
});

/** @param {Record<string, any>} entities */
const listed = (entities) => Object.entries(entities).map(([id, value]) => ({ id, value }));

/** @param {NonNullable<Parameters<typeof source>[1]>} known */
const facts = ({ support = {}, supported = [], mine = [], hopes = new Hopes(() => 0) }) => ({
  support: (/** @type {string} */ id) => support[id] ?? 0,
  supported: (/** @type {string} */ id) => supported.includes(id),
  mine: (/** @type {string} */ id) => mine.includes(id),
  hopes,
});

test("cards hang in the order in which they were written", () => {
  const cards = readCards(new Map(), source({ late: note(30), first: note(10), next: note(20) }));
  assert.deepEqual([...cards.keys()], ["first", "next", "late"]);
});

test("a card that is as it was is the same object, so that it is not drawn again", () => {
  const notes = { a: note(1), b: note(2) };
  const before = readCards(new Map(), source(notes));
  const after = readCards(before, source(notes, { support: { b: 1 } }));
  assert.equal(after.get("a"), before.get("a"));
  assert.notEqual(after.get("b"), before.get("b"));
});

test("a card whose question is gone is not lost", () => {
  const cards = readCards(new Map(), source({ a: note(1), b: note(2, { section: 3 }) }));
  const sections = readSections(["What?", "Where?"], cards.values());
  assert.deepEqual(
    sections.map(({ number, cards: inside }) => [number, inside.map(({ id }) => id)]),
    [
      [1, ["a"]],
      [2, []],
      [0, ["b"]],
    ],
  );
});

test("what was asked for shows at once, and the truth once it is known", () => {
  let seen = 4;
  const hopes = new Hopes(() => seen);
  const notes = { a: note(1) };
  const moved = hopes.ask("place", "a", { section: 2, x: null, y: null, cluster: "" });
  const dotted = hopes.ask("support", "a", true);
  const hoped = () => readCards(new Map(), source(notes, { support: { a: 3 }, hopes })).get("a");
  assert.deepEqual([hoped()?.section, hoped()?.support, hoped()?.supported], [2, 4, true]);
  moved({ ok: true, sequence: 6 });
  assert.equal(hoped()?.section, 2, "said to be done, but not yet told");
  seen = 6;
  assert.equal(hoped()?.section, 1, "what the room says now counts");
  dotted({ ok: false, code: "not-here", text: "", again: false });
  assert.deepEqual([hoped()?.support, hoped()?.supported], [3, false]);
});

test("a card hangs askew by at most 0.6 degrees, always in the same way, and not all alike", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `card-${n}`);
  const tilts = ids.map((id) => hanging(id).tilt);
  assert.ok(tilts.every((tilt) => Math.abs(tilt) <= 0.6));
  assert.deepEqual(
    ids.map((id) => hanging(id).tilt),
    tilts,
  );
  assert.ok(tilts.some((tilt) => tilt > 0.3) && tilts.some((tilt) => tilt < -0.3));
});

test("emoji count as the characters that they are", () => {
  assert.equal(size("😀".repeat(36)), "short");
  assert.equal(size("😀".repeat(37)), "usual");
  assert.equal(size("x".repeat(361)), "whole");
});

test("pasted lines lose their bullets, and no words", () => {
  assert.deepEqual(pastedLines("- Trees\r\n\n• Shade\n3. 2035 is late\n2035 is late\n–5 degrees"), [
    "Trees",
    "Shade",
    "2035 is late",
    "2035 is late",
    "–5 degrees",
  ]);
});

test("news are cards of others, by section", () => {
  const notes = { known: note(1), theirs: note(2), mine: note(3), other: note(4, { section: 2 }) };
  const cards = readCards(new Map(), source(notes, { mine: ["mine"] }));
  assert.deepEqual(
    [...arrivals(new Set(["known"]), cards.values())],
    [
      [1, 1],
      [2, 1],
    ],
  );
});

test("an item opens the rooms that it names, or all, in the order of the themes", () => {
  const themes = ["b", "a", "c"].map((id, place) => ({ id, value: { place: 2 - place, name: id } }));
  assert.deepEqual(
    boardsOf({}, themes, []).map(({ id }) => id),
    ["c", "a", "b"],
  );
  assert.deepEqual(
    boardsOf({ settings: { rooms: ["b", "c"] } }, themes, []).map(({ id }) => id),
    ["c", "b"],
  );
});

test("rounds are the items that work on the same board", () => {
  const item = (/** @type {string} */ id, kind = "board", rooms = /** @type {string[]} */ ([])) => ({
    id,
    kind,
    place: 0,
    title: id,
    minutes: 10,
    settings: { rooms },
  });
  const agenda = [item("one"), item("talk", "talk"), item("two", "board", ["arten"]), item("three")];
  assert.deepEqual(roundsOf(agenda, "board", "klima"), ["one", "three"]);
});

test("a card hangs where its spot says, in a cluster or at a place of its own", () => {
  const around = {
    spot: {
      placed: { section: 2, x: 120, y: 40 },
      first: { section: 2, cluster: "c" },
      second: { section: 2, cluster: "c" },
    },
    cluster: {
      c: { item: "one", section: 2, at: 9, name: "Shade" },
      hidden: { item: "one", section: 1, at: 8 },
    },
    comment: {
      b: { item: "one", note: "first", text: "Later", at: 12 },
      a: { item: "one", note: "first", text: "Sooner", at: 11 },
    },
  };
  const here = source({ placed: note(1), first: note(2), second: note(3), loose: note(4) }, { around });
  const cards = readCards(new Map(), here);
  const clusters = readClusters(new Map(), here, cards);
  assert.deepEqual([cards.get("placed")?.x, cards.get("placed")?.y], [120, 40]);
  assert.equal(cards.get("first")?.comments, 2);
  assert.deepEqual([...clusters.keys()], ["c"], "a cluster of which nothing can be seen is left out");
  const [one, two] = readSections(["What?", "Where?"], cards.values(), clusters);
  assert.deepEqual(
    [one?.loose, two?.loose, two?.cards].map((list) => list?.map(({ id }) => id)),
    [["loose"], ["placed"], ["placed", "first", "second"]],
  );
  assert.deepEqual(
    two?.clusters.map(({ name, cards: inside }) => [name, inside.length]),
    [["Shade", 2]],
  );
  const said = commentsOn(/** @type {any} */ (here.each("comment")), "first");
  assert.deepEqual(
    said.map(({ value }) => value.text),
    ["Sooner", "Later"],
  );
  assert.equal(readClusters(clusters, here, cards).get("c"), clusters.get("c"), "and is not drawn again");
});

test("a card that only its author sees stands where it will be revealed", () => {
  const here = source({ a: note(1), c: note(3) }, { veiled: { b: note(2) }, mine: ["b"] });
  const cards = readCards(new Map(), here);
  assert.deepEqual(
    [...cards.values()].map(({ id, veiled }) => [id, veiled]),
    [
      ["a", false],
      ["b", true],
      ["c", false],
    ],
  );
});

test("how wide the widest word of a card is is about so, one that has a hyphen by its parts", () => {
  const near = (/** @type {string} */ text, /** @type {number} */ measured) => {
    const found = widestWord(text);
    assert.ok(found >= measured && found < measured * 1.08, `${text}: ${found}`);
  };
  // as Chromium draws them
  near("Sitzgelegenheiten im Schatten", 8.45);
  near("Wer pflegt das Förderprogramm?", 7.98);
  assert.equal(widestWord("Vor-Ort-Termine – und\nmehr"), widestWord("Termine"));
  assert.equal(widestWord(""), 1);
});
