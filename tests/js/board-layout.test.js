// Where everything is on the wall: nothing covers anything, nothing moves without need, and all see the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deepen, layOut, placeAt } from "../../static/js/activities/board-layout.js";
import { CARD } from "../../static/js/activities/board-packing.js";
import { whole } from "../../static/js/activities/board-plane.js";
import { Steady } from "../../static/js/activities/board-steady.js";
import { card, EVEN, wall } from "./board-walls.js";

/** @typedef {import("../../static/js/activities/board-layout.js").Layout} Layout */
/** @typedef {import("../../static/js/activities/board-packing.js").Rect} Rect */

const many = (/** @type {number} */ n, /** @type {import("./board-walls.js").Told} */ told = {}) =>
  Array.from({ length: n }, (_, place) => card(`c${place + 1}`, told));

/** @param {Layout} layout @param {string} id @returns {Rect} */
const at = (layout, id) =>
  /** @type {Rect} */ (layout.cards.get(id) ?? layout.clusters.get(id) ?? assert.fail(`${id} hangs nowhere`));

/** @param {Layout} layout @param {string} id from the corner from which places count */
function fromCorner(layout, id) {
  const { section } = layout.cards.get(id) ?? layout.clusters.get(id) ?? { section: 0 };
  const area = layout.areas.find(({ number }) => number === section);
  const { x, y } = at(layout, id);
  return { x: x - (area?.inner.x ?? 0), y: y - (area?.inner.y ?? 0) };
}

/** @param {Rect} a @param {Rect} b */
const covers = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** @param {Rect} a @param {Rect} b */
const within = (a, b) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

/** The same numbers in every run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

test("areas hang side by side, the wall is as wide as all of them and each as high as the highest", () => {
  const { areas, width, height } = layOut(wall(many(30)), EVEN);
  assert.deepEqual(
    areas.map(({ number }) => number),
    [1, 2, 3],
  );
  assert.equal(areas[0]?.x, 0);
  assert.equal(areas[1]?.x, areas[0]?.width);
  assert.equal((areas[2]?.x ?? 0) + (areas[2]?.width ?? 0), width);
  assert.ok(areas.every((area) => area.height === height));
});

test("an area with more cards is wider, and of many questions some hang below the others", () => {
  const [full, empty] = layOut(wall(many(30)), EVEN).areas;
  assert.ok((full?.width ?? 0) > (empty?.width ?? 0));
  const { areas } = layOut(wall([], { questions: 7 }), EVEN);
  assert.deepEqual([...new Set(areas.map(({ y }) => y))].length, 2);
  assert.equal(areas[4]?.x, 0);
});

test("a wall with little on it fills the screen, and a high screen to its foot", () => {
  const screens = [
    { width: 1_440, height: 500 },
    { width: 400, height: 1_200 },
  ];
  for (const screen of screens) {
    const { width, height, areas } = layOut(wall([]), { ...EVEN, screen });
    assert.ok(width * 1.15 >= screen.width - 0.001);
    assert.ok(height >= (width * screen.height) / screen.width - 0.001);
    const feet = areas.map((area) => area.y + area.height);
    assert.ok(Math.abs(Math.max(...feet) - height) < 0.001);
  }
});

test("a wall has the shape of the screen, so that its cards can be read when all of it shows", () => {
  const cards = (/** @type {number} */ n) =>
    Array.from({ length: n }, (_, place) => card(`c${place + 1}`, { section: 1 + (place % 3) }));
  const usual = { ...EVEN, heights: () => 130, heads: () => 85 };
  /** @type {[import("../../static/js/activities/board-packing.js").Size, number, number][]} */
  const wanted = [
    [{ width: 1_046, height: 486 }, 1, 0.9],
    [{ width: 1_046, height: 486 }, 5, 0.9],
    [{ width: 1_046, height: 486 }, 17, 0.7],
    [{ width: 742, height: 503 }, 17, 0.62],
    [{ width: 1_440, height: 600 }, 17, 0.85],
    [{ width: 700, height: 1_000 }, 17, 0.62],
    [{ width: 1_046, height: 486 }, 60, 0.42],
    [{ width: 1_046, height: 486 }, 200, 0.24],
  ];
  for (const [screen, n, least] of wanted) {
    const zoom = whole(layOut(wall(cards(n)), { ...usual, screen }), screen);
    assert.ok(zoom >= least, `${n} cards on ${screen.width} × ${screen.height}: ${zoom.toFixed(2)}`);
  }
});

test("also where clusters hang among the cards, much of which fits beside them", () => {
  const inside = (/** @type {string} */ cluster, /** @type {number[]} */ numbers) =>
    numbers.map((n) => card(`c${n}`, { cluster }));
  const cards = [
    ...inside("benches", [2, 4, 7]),
    ...inside("parks", [1, 10]),
    ...inside("tips", [5, 8]),
    ...[3, 6, 9, 12, 11, 13, 15].map((n) => card(`c${n}`)),
    ...[16, 17, 18].map((n) => card(`c${n}`, { section: 2, ...(n > 16 ? { cluster: "fruit" } : {}) })),
    card("c19", { section: 3 }),
  ];
  const clusters = { benches: {}, parks: {}, tips: {}, fruit: { section: 2 } };
  for (const [screen, least] of /** @type {const} */ ([
    [{ width: 740, height: 545 }, 0.55],
    [{ width: 1_046, height: 345 }, 0.45],
  ])) {
    const layout = layOut(wall(cards, { clusters }), {
      ...EVEN,
      heights: () => 112,
      heads: () => 62,
      screen,
    });
    const zoom = whole(layout, screen);
    assert.ok(zoom >= least, `${screen.width} × ${screen.height}: ${zoom.toFixed(2)}`);
  }
});

/** A wall that has been shown. @param {import("../../static/js/activities/board-model.js").Section[]} sections */
const shown = (sections, layout = /** @type {Layout | undefined} */ (undefined), narrowed = false) => ({
  sections,
  layout,
  narrowed,
  hasAttribute: () => true,
});

test("when a card goes, what hangs stays where it is, also on a screen that shows less, and it comes back there", () => {
  const steady = new Steady();
  for (const narrow of [false, true]) {
    const cards = many(15);
    const usual = { ...EVEN, narrow, screen: { width: 1_046, height: 486 } };
    const before = layOut(wall(cards), { ...usual, ...steady.before(shown(wall(cards))) });
    const rest = wall(cards.filter(({ id }) => id !== "c3"));
    const low = { ...usual, screen: { width: 1_046, height: 390 } };
    const after = layOut(rest, { ...low, ...steady.before(shown(rest, before)) });
    const column = at(before, "c3").x;
    for (const { id } of cards) {
      if (id === "c3") continue;
      assert.equal(at(after, id).x, at(before, id).x, id);
      if (at(before, id).x !== column) assert.equal(at(after, id).y, at(before, id).y, id);
    }
    const again = layOut(wall(cards), { ...low, ...steady.before(shown(wall(cards), after)) });
    for (const { id } of cards) assert.deepEqual(fromCorner(again, id), fromCorner(before, id));
  }
});

test("a card that is a line higher or lower than before moves nothing in the other columns", () => {
  const high = [130, 170, 150, 150, 170, 170, 70, 190, 90, 90, 170, 70, 110, 70, 70, 170, 150, 150, 150];
  const wide = new Set(["c0", "c5", "c8", "c15"]);
  const cards = high.map((_, place) => card(`c${place}`, place < 2 ? { cluster: "k" } : {}));
  const sections = wall(cards, { questions: 1, clusters: { k: {} } });
  const steady = new Steady();
  const about = {
    ...EVEN,
    spans: (/** @type {{ id: string }} */ { id }) => (wide.has(id) ? 2 : 1),
    heights: (/** @type {{ id: string }} */ { id }) => high[Number(id.slice(1))] ?? 0,
    screen: { width: 1_046, height: 486 },
  };
  /** @type {any} */
  let before;
  for (const lines of [7, 8, 7, 6, 5, 6, 7]) {
    high[3] = 20 * lines;
    const after = layOut(sections, { ...about, ...steady.before(shown(sections, before)) });
    for (const { id } of cards)
      assert.equal(fromCorner(after, id).x, fromCorner(before ?? after, id).x, `${id} beside ${lines} lines`);
    before = after;
  }
});

test("below a card that is being changed the wall goes on, and all areas that reach its foot", () => {
  const layout = layOut(wall(many(3)), EVEN);
  const { height } = layout;
  assert.equal(deepen(layout, height - 100), 0);
  const more = deepen(layout, height + 200);
  assert.ok(more > 200);
  for (const area of layout.areas) assert.equal(area.y + area.height, height + more);
});

test("a wall that is no more as large as it can be by far is arranged anew, and so is what a search shows", () => {
  const kept = layOut(wall(many(4)), { ...EVEN, screen: { width: 1_440, height: 500 } }).shape;
  const screen = { width: 700, height: 1_200 };
  const fresh = layOut(wall(many(60)), { ...EVEN, screen });
  assert.deepEqual(layOut(wall(many(60)), { ...EVEN, screen, kept }), fresh);
  const steady = new Steady();
  steady.before(shown(wall(many(4))));
  assert.deepEqual(steady.before(shown(wall(many(2)), fresh, true)), {});
});

test("on whatever screen, what was hung by hand hangs where it was hung", () => {
  const cards = Array.from({ length: 12 }, (_, n) => card(`h${n + 90}`, { x: (n % 5) * 130, y: n * 90 }));
  const [desk, tall] = [
    { width: 1_440, height: 500 },
    { width: 700, height: 1_200 },
  ].map((screen) => layOut(wall([...cards, ...many(9, { section: 2 })]), { ...EVEN, screen }));
  assert.ok(desk && tall);
  for (const { id } of cards) assert.deepEqual(fromCorner(desk, id), fromCorner(tall, id));
});

test("a card without a place hangs in the order of its section, one with a place hangs there", () => {
  const layout = layOut(wall([card("c1"), card("c2"), card("c3", { x: 50, y: 300 })]), EVEN);
  assert.deepEqual(fromCorner(layout, "c1"), { x: 0, y: 0 });
  assert.equal(fromCorner(layout, "c2").y, 0);
  assert.deepEqual(fromCorner(layout, "c3"), { x: CARD / 2, y: 3 * CARD });
});

test("what is taken out of a column moves nothing in the others", () => {
  const cards = many(12);
  const before = layOut(wall(cards), EVEN);
  const after = layOut(wall(cards.map((one) => (one.id === "c1" ? { ...one, section: 2 } : one))), EVEN);
  const shifted = cards.slice(1).filter(({ id }) => at(after, id).y !== at(before, id).y);
  assert.ok(shifted.length > 0);
  assert.ok(shifted.every(({ id }) => at(before, id).x === at(before, "c1").x));
  assert.ok(cards.slice(1).every(({ id }) => at(before, id).x === at(after, id).x));
});

test("a new card at the end moves no other one", () => {
  const before = layOut(wall(many(9)), EVEN);
  const after = layOut(wall(many(10)), EVEN);
  for (const { id } of many(9)) assert.deepEqual(at(after, id), at(before, id));
});

test("cards that came from elsewhere hang where it is shortest, and do not change the columns at once", () => {
  const cards = [...many(7), card("g8", { section: 1, born: 2 })];
  const alone = layOut(wall(many(7)), EVEN);
  const layout = layOut(wall(cards), EVEN);
  for (const { id } of many(7)) assert.deepEqual(fromCorner(layout, id), fromCorner(alone, id));
  assert.equal(layout.areas[0]?.width, alone.areas[0]?.width);
});

test("the cards of a cluster hang in its outline, below its name", () => {
  const cards = many(7).map((one) => ({ ...one, cluster: "k" }));
  const layout = layOut(wall(cards, { clusters: { k: { x: 20, y: 10 } } }), EVEN);
  for (const { id } of cards) assert.ok(within(at(layout, id), at(layout, "k")));
  assert.ok(cards.every(({ id }) => at(layout, id).y >= at(layout, "k").y + 30));
  assert.equal(layout.cards.get("c1")?.cluster, "k");
});

test("nothing gives way to what is being moved, until it rests", () => {
  const cards = [card("c1"), card("c2", { x: 0, y: 25 })];
  const moving = layOut(wall(cards), { ...EVEN, moving: new Set(["c2"]) });
  assert.deepEqual(fromCorner(moving, "c1"), { x: 0, y: 0 });
  assert.deepEqual(fromCorner(moving, "c2"), { x: 0, y: CARD / 4 });
  const resting = layOut(wall(cards), EVEN);
  assert.deepEqual(fromCorner(resting, "c2"), { x: 0, y: CARD / 4 });
  assert.ok(fromCorner(resting, "c1").y >= CARD / 4 + 80);
});

test("whatever hangs there, nothing covers anything, all is inside its area, and twice the same is the same", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed);
    const names = Array.from({ length: roll(8) }, (_, n) => `k${n}`);
    const spot = () => (roll(2) ? { x: roll(700), y: roll(900) } : {});
    const clusters = Object.fromEntries(names.map((name) => [name, { section: 1 + roll(3), ...spot() }]));
    const cards = Array.from({ length: roll(80) }, (_, n) => {
      const cluster = roll(3) ? "" : (names[roll(names.length || 1)] ?? "");
      const section = clusters[cluster]?.section ?? 1 + roll(3);
      return card(`c${n}`, { born: 1 + roll(3), cluster, section, ...(cluster ? {} : spot()) });
    });
    const about = {
      spans: (/** @type {{ id: string }} */ { id }) => (id.endsWith("7") ? 2 : 1),
      heights: (/** @type {{ id: string }} */ { id }) => 60 + ((id.length * 37 + id.charCodeAt(1) * 11) % 90),
      heads: () => 70,
    };
    const layout = layOut(wall(cards, { clusters }), about);
    assert.deepEqual(layOut(wall(cards, { clusters }), about), layout);
    assert.equal(layout.cards.size, cards.length);
    const apart = [
      ...layout.clusters.values(),
      ...[...layout.cards.values()].filter(({ cluster }) => !cluster),
    ];
    for (const [place, one] of apart.entries()) {
      const area = layout.areas.find(({ number }) => number === one.section);
      assert.ok(area && within(one, area), `seed ${seed}: out of its area`);
      for (const other of apart.slice(place + 1)) assert.ok(!covers(one, other), `seed ${seed}: covered`);
    }
    for (const name of layout.clusters.keys()) {
      const inside = [...layout.cards.values()].filter(({ cluster }) => cluster === name);
      for (const [place, one] of inside.entries()) {
        assert.ok(within(one, at(layout, name)), `seed ${seed}: out of its cluster`);
        for (const other of inside.slice(place + 1))
          assert.ok(!covers(one, other), `seed ${seed}: covered inside`);
      }
    }
  }
});

test("a place is where something was let go, kept inside the area", () => {
  const [area] = layOut(wall([]), EVEN).areas;
  assert.ok(area);
  const size = { width: CARD, height: 80 };
  const point = { x: area.inner.x + CARD, y: area.inner.y + CARD / 2 };
  assert.deepEqual(placeAt(area, point, size), { section: 1, x: 100, y: 50 });
  assert.deepEqual(placeAt(area, { x: -500, y: -500 }, size), { section: 1, x: 0, y: 0 });
  const far = placeAt(area, { x: 9_000, y: 9_000 }, size);
  assert.ok(
    within({ x: area.inner.x + (far.x / 100) * CARD, y: area.inner.y + (far.y / 100) * CARD, ...size }, area),
  );
});

test("in another order than the one in which they hang, cards stand row by row, also those hung by hand", () => {
  const cards = ["last", "first", "middle"].map((id) => card(id, { x: 0, y: 0 }));
  const sorted = cards.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const layout = layOut(
    [{ number: 1, question: "Was?", cards: sorted, loose: sorted, clusters: [], sorted: true }],
    EVEN,
  );
  const row = ["first", "last", "middle"].map((id) => fromCorner(layout, id));
  assert.deepEqual(row[0], { x: 0, y: 0 });
  assert.deepEqual(
    row,
    row.toSorted((a, b) => a.y - b.y || a.x - b.x),
  );
  assert.ok((row[1]?.x ?? 0) >= CARD, "the second hangs beside the first");
});
