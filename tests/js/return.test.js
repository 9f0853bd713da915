// A page that is shut out asks until it is let in again.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { letInAgain } from "../../static/js/core/return.js";

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** @param {(string | undefined)[]} answers one after the other; nothing where the server is away */
async function told(answers) {
  const left = [...answers];
  globalThis.fetch = /** @type {any} */ (
    async () => {
      const stands = left.shift();
      if (!stands) throw new Error("away");
      return { ok: true, json: async () => ({ stands }) };
    }
  );
  return [await letInAgain("w", async () => {}), left.length];
}

test("who is removed goes on once they are readmitted, also if the server was away for a moment", async () => {
  assert.deepEqual(await told(["removed", "removed", undefined, "in"]), [true, 0]);
});

test("who waits again is brought to the waiting room at once", async () => {
  assert.deepEqual(await told(["waiting"]), [true, 0]);
});

test("where only the link has ended, or nobody is known any more, nothing is loaded anew", async () => {
  assert.deepEqual(await told(["in", "in"]), [false, 1]);
  assert.deepEqual(await told(["removed", "unknown"]), [false, 0]);
});
