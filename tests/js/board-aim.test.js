// What lies where on the wall: under what is moved, next to what has the focus, in a lasso; and how much a screen shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { aim, caught, middle, neighbour, reading } from "../../static/js/activities/board-aim.js";
import { layOut } from "../../static/js/activities/board-layout.js";
import {
  around,
  bounded,
  enlarged,
  first,
  stepped,
  turned,
  whole,
} from "../../static/js/activities/board-plane.js";
import { card, EVEN, wall } from "./board-walls.js";

/** @typedef {import("../../static/js/activities/board-packing.js").Rect} Rect */

// Two columns under the first question, a cluster of two under the second.
const cards = [
  ...["c1", "c2", "c3", "c4"].map((id) => card(id)),
  card("c5", { section: 2, cluster: "k" }),
  card("c6", { section: 2, cluster: "k" }),
  card("c7", { section: 2 }),
];
const layout = layOut(wall(cards, { clusters: { k: { section: 2 } } }), EVEN);
const rectOf = (/** @type {string} */ id) =>
  /** @type {Rect} */ (layout.cards.get(id) ?? layout.clusters.get(id) ?? assert.fail());

/**
 * Something is let go over something else.
 * @param {string} id
 * @param {string} over
 * @param {{ cluster?: string, joins?: (id: string) => boolean }} [about]
 */
function dropped(id, over, { cluster = "", joins = () => true } = {}) {
  const held = { id, cluster, whole: layout.clusters.has(id) };
  const point = middle(rectOf(over));
  const { width, height } = rectOf(id);
  return aim(layout, held, { x: point.x - 40, y: point.y - 20, width, height }, { point, joins });
}

test("a card that is let go on another one goes to it, on a cluster or a card in it to the cluster", () => {
  assert.deepEqual(dropped("c1", "c2"), { to: "card", id: "c2" });
  assert.deepEqual(dropped("c1", "k"), { to: "cluster", id: "k" });
  assert.deepEqual(dropped("c1", "c6"), { to: "cluster", id: "k" });
});

test("on the cluster from which it was taken it goes back", () => {
  assert.deepEqual(dropped("c5", "c6", { cluster: "k" }), { to: "back" });
});

test("on itself, or on what it may not be put to, it hangs where it was let go", () => {
  assert.equal(dropped("c1", "c1").to, "area");
  assert.deepEqual(dropped("c1", "c2", { joins: () => false }).to, "area");
  assert.deepEqual(dropped("c1", "k", { joins: () => false }).to, "area");
});

test("a cluster hangs over a card as over the paper, and carries its own cards along", () => {
  const place = dropped("k", "c1");
  assert.deepEqual([place.to, place.to === "area" && place.section], ["area", 1]);
  assert.equal(dropped("k", "c5").to, "area");
});

test("beside the wall it is the nearest area, and never that of questions that are gone", () => {
  const held = { id: "c1", cluster: "", whole: false };
  const [x, y] = [layout.width + 900, -50];
  const place = aim(layout, held, { ...rectOf("c1"), x, y }, { point: { x, y }, joins: () => true });
  assert.deepEqual([place.to, place.to === "area" && [place.section, place.y]], ["area", [3, 0]]);
  const stray = layOut(wall([card("c1", { section: 9 })], { questions: 1 }), EVEN);
  const point = middle(/** @type {Rect} */ (stray.areas.find(({ number }) => number === 0)));
  const over = aim(stray, held, { ...point, width: 10, height: 10 }, { point, joins: () => true });
  assert.equal(over.to === "area" && over.section, 1);
});

test("one reads column by column, and the cards of a cluster after its name", () => {
  assert.deepEqual(reading(layout, 1), ["c1", "c3", "c2", "c4"]);
  assert.deepEqual(
    reading(layout, 2),
    ["k", "c5", "c7", "c6"].toSorted((a, b) => order(a) - order(b)),
  );
});

/** The loose card hangs below the cluster. @param {string} id */
const order = (id) => ["k", "c5", "c6", "c7"].indexOf(id);

test("arrow keys lead to what is nearest in their direction, and nowhere where nothing is", () => {
  /** @param {string} from @param {string} key */
  const to = (from, key) => neighbour(layout, from, key);
  assert.deepEqual([to("c1", "ArrowDown"), to("c3", "ArrowUp"), to("c4", "ArrowUp")], ["c3", "c1", "c2"]);
  assert.deepEqual(
    [to("c1", "ArrowUp"), to("c2", "ArrowUp"), to("c3", "ArrowDown")],
    [undefined, undefined, undefined],
  );
  assert.deepEqual([to("c1", "ArrowRight"), to("c4", "ArrowLeft")], ["c2", "c3"]);
  assert.deepEqual([to("c2", "Home"), to("c1", "End")], ["c1", "c4"]);
  assert.equal(to("c2", "ArrowRight"), "c5", "on into the next area");
  assert.equal(to("c1", "ArrowLeft"), undefined);
  assert.equal(to("nowhere", "ArrowDown"), undefined);
});

test("through a cluster one goes by its name", () => {
  /** @param {string} from @param {string} key */
  const to = (from, key) => neighbour(layout, from, key);
  assert.deepEqual([to("c5", "ArrowUp"), to("k", "ArrowDown"), to("c6", "ArrowUp")], ["k", "c5", "k"]);
  assert.deepEqual(
    [to("c5", "ArrowRight"), to("c6", "ArrowLeft"), to("c5", "ArrowDown")],
    ["c6", "c5", "c7"],
  );
  assert.equal(to("c7", "ArrowUp"), "c5");
});

test("a shorter card beside one that reaches less far up does not lie above it", () => {
  const rect = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ height) =>
    /** @type {any} */ ({ x, y, width: 156, height, section: 1, cluster: "" });
  const cards = new Map([
    ["here", rect(200, 150, 100)],
    ["left", rect(24, 110, 80)],
    ["above", rect(200, 0, 80)],
  ]);
  const drawn = /** @type {any} */ ({ cards, clusters: new Map(), areas: [] });
  assert.equal(neighbour(drawn, "here", "ArrowUp"), "above");
  assert.equal(neighbour(drawn, "here", "ArrowLeft"), "left");
});

test("a lasso catches the cards whose middle is in it, from whichever corner it is drawn", () => {
  const [a, b] = [
    { x: 0, y: 0 },
    { x: rectOf("c2").x + 20, y: 900 },
  ];
  assert.deepEqual(caught(layout, a, b).sort(), ["c1", "c3"]);
  assert.deepEqual(caught(layout, b, a).sort(), ["c1", "c3"]);
});

const WALL = { width: 2_000, height: 1_000 };
const SCREEN = { width: 1_000, height: 400 };

test("the whole wall always fits, and beside it nothing shows", () => {
  assert.equal(whole(WALL, SCREEN), 0.4);
  assert.equal(bounded(0.01, WALL, SCREEN), 0.4);
  assert.equal(bounded(9, WALL, SCREEN), 2);
  assert.equal(
    bounded(0.5, { width: 500, height: 200 }, SCREEN),
    1,
    "a small wall is not made smaller still",
  );
});

test("who comes sees all of it if it can be read like that, else its width, else some areas", () => {
  const area = { width: 600, height: 1_000 };
  assert.equal(first({ width: 1_000, height: 450 }, SCREEN, area), 400 / 450);
  assert.equal(first({ width: 1_250, height: 2_000 }, SCREEN, area), 0.8);
  assert.equal(first({ width: 9_000, height: 2_000 }, SCREEN, area), 1_000 / 1_200);
  assert.equal(first({ width: 9_000, height: 2_000 }, { width: 390, height: 400 }, area), 0.65);
  assert.equal(
    first({ width: 9_000, height: 2_000 }, { width: 690, height: 400 }, area),
    1,
    "no larger than it is",
  );
});

test("what is under the pointer stays there while the wall becomes larger or smaller", () => {
  const point = { x: 300, y: 100 };
  const before = { zoom: 0.5, left: 200, top: 50 };
  const after = around(before, 1.5, point);
  for (const [side, scrolled] of /** @type {const} */ ([
    ["x", "left"],
    ["y", "top"],
  ])) {
    const spot = (/** @type {typeof before} */ view) => (view[scrolled] + point[side]) / view.zoom;
    assert.ok(Math.abs(spot(before) - spot(after)) < 1e-9);
  }
  assert.ok(Math.abs(stepped(stepped(1, 1), -1) - 1) < 1e-9);
  assert.ok(
    turned(1, -50) > 1 && turned(1, 50) < 1 && turned(1, 5_000) > 0.7,
    "no wheel turns it over at once",
  );
});

test("what is pressed is as large on the screen as it must be, however small the wall is shown", () => {
  for (const zoom of [0.34, 0.5, 0.71, 0.78, 0.8, 1]) {
    assert.ok(24 * enlarged(zoom) * zoom >= 24, `at ${zoom}`);
    assert.ok(enlarged(zoom) * zoom < 1.3, `at ${zoom} no larger than it need be`);
  }
  assert.equal(enlarged(2), 1);
  assert.equal(enlarged(0.1), 3);
});
