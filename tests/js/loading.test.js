// A page whose element does not come says so, and tries again when the line opens.

import assert from "node:assert/strict";
import { test } from "node:test";
import { untilLoaded } from "../../static/js/pages/loading.js";
import { settled } from "./fakes.js";

class Line extends EventTarget {
  socket = { state: "waiting" };

  /** @param {string} state */
  become(state) {
    this.socket.state = state;
    this.dispatchEvent(new Event("line"));
  }
}

test("what does not come is said, and asked for again when the line opens, not before", async () => {
  const line = new Line();
  let [tries, said] = [0, 0];
  const load = async () => {
    tries += 1;
    if (tries < 3) throw new TypeError("Failed to fetch dynamically imported module");
    return "the element";
  };
  const loaded = untilLoaded(load, line, () => {
    said += 1;
  });
  await settled();
  line.become("connecting");
  await settled();
  assert.deepEqual([tries, said], [1, 1]);
  line.become("open");
  await settled();
  assert.deepEqual([tries, said], [2, 2]);
  line.become("open");
  assert.equal(await loaded, "the element");
});

test("what comes is not said to be late", async () => {
  const loaded = untilLoaded(
    async () => "the element",
    new Line(),
    () => assert.fail("it came"),
  );
  assert.equal(await loaded, "the element");
});
