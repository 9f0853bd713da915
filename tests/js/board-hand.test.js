// What somebody carries on the wall, as the others see it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Hand } from "../../static/js/activities/board-hand.js";
import { layOut } from "../../static/js/activities/board-layout.js";
import { card, EVEN, wall } from "./board-walls.js";

test("where something is carried to at last is told once that can go out, however slow the answers are", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let time = 1_000;
  context.mock.method(performance, "now", () => time);
  const pass = () => {
    time += 500;
    context.mock.timers.tick(500);
  };
  /** @type {any[]} */
  const told = [];
  let free = false;
  const fleeting = (/** @type {any} */ said) => {
    if (free) told.push(said);
    return free;
  };
  const nothing = () => undefined;
  const now = { item: "one", room: "klima", cards: new Map(), each: () => [], get: nothing };
  const here = /** @type {any} */ ({
    layout: layOut(wall([card("a1"), card("b1")]), EVEN),
    home: { now, hopes: { ask: () => nothing } },
    workshop: { fleeting },
    showing: { holds: nothing },
    movable: () => true,
    joins: () => false,
    shows: () => true,
  });
  const hand = new Hand(here);
  hand.take("a1");
  hand.carry({ x: 500, y: 200 }, { x: 500, y: 200 });
  pass();
  assert.deepEqual([told.length, hand.held?.told], [0, false]);
  free = true;
  pass();
  assert.deepEqual([told.length, told[0]?.card, hand.held?.told], [1, "a1", true]);
});
