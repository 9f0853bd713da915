// Something is dragged on the wall with a pointer, on a device that draws more slowly than a hand moves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Drag } from "../../static/js/activities/board-drag.js";

test("what is dragged hangs where it is let go, also where nothing was drawn since it came there", () => {
  const nothing = () => undefined;
  Object.assign(globalThis, {
    requestAnimationFrame: () => 1,
    cancelAnimationFrame: nothing,
    addEventListener: nothing,
    removeEventListener: nothing,
  });
  const wall = /** @type {any} */ (new EventTarget());
  wall.setPointerCapture = nothing;
  /** @type {any[]} */
  const places = [];
  const hand = /** @type {any} */ ({
    held: { rect: { x: 10, y: 10 } },
    take: () => true,
    carry: (/** @type {any} */ corner) => places.push(corner),
    drop: () => places.push("let go"),
  });
  const viewport = /** @type {any} */ ({ onWall: (/** @type {any} */ point) => point, follow: nothing });
  const thing = { dataset: { hangs: "a" } };
  const target = {
    closest: (/** @type {string} */ what) => (what.startsWith("[data-hangs]") ? thing : null),
  };
  const drag = new Drag(wall, hand, viewport, () => true);
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    /** @type {any} */ ({ clientX: x, clientY: y, pointerId: 1, button: 0, isPrimary: true, target });
  drag.touch(at(20, 20));
  for (const x of [30, 200, 400]) drag.move(at(x, 20));
  drag.release(at(500, 40));
  assert.deepEqual(places, [{ x: 20, y: 10 }, { x: 490, y: 30 }, "let go"]);
});
