// At the door: a server that does not answer is not taken for a link that is no longer valid.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clearFragment, readFragment } from "../../static/js/pages/fragment.js";
import { show } from "../../static/js/pages/showing.js";

/** @param {string} status */
const said = (status, code = 200) => Response.json({ status }, { status: code });

for (const [what, answer, expected] of /** @type {const} */ ([
  ["lets in", async () => said("in"), "in"],
  ["asks for a name", async () => said("name"), "name"],
  ["does not know the link", async () => said("bad"), "bad"],
  ["cannot read the link", async () => said("bad", 400), "bad"],
  ["is in trouble", async () => new Response("Bad gateway", { status: 502 }), "silence"],
  ["is not reached", () => Promise.reject(new TypeError("no network")), "silence"],
  ["is cut off", async () => new Response('{"sta'), "silence"],
])) {
  test(`a server that ${what} is told as "${expected}"`, async (t) => {
    t.mock.method(globalThis, "fetch", answer);
    assert.equal(await show("/w/x/enter", { secret: "s", page: "live" }), expected);
  });
}

test("a link is read without being taken away, and taken out of the address when that is wanted", () => {
  const location = { pathname: "/w/x/live", search: "?lang=de", hash: "#k=s%2B1" };
  /** @type {string[]} */
  const shown = [];
  const history = { replaceState: (/** @type {any[]} */ ...said) => shown.push(said[2]) };
  Object.assign(globalThis, { location, history });
  assert.deepEqual([readFragment(), shown], [{ secret: "s+1", code: null }, []]);
  clearFragment();
  assert.deepEqual(shown, ["/w/x/live?lang=de"]);
  location.hash = "#programme";
  clearFragment();
  assert.equal(shown.length, 1);
});
