import assert from "node:assert/strict";
import { test } from "node:test";
import { presenceAfter } from "../../static/js/core/presence.js";

const told = { audience: "room:klima", count: 2, people: ["p1", "p2"] };

test("who comes and who goes changes who is there", () => {
  const after = presenceAfter(
    told,
    {
      audience: "room:klima",
      count: 2,
      hosts: 1,
      came: ["p3"],
      gone: ["p1"],
    },
    60_000,
  );
  const since = new Map([
    ["p1", 60_000],
    ["p3", 60_000],
  ]);
  assert.deepEqual(after, { audience: "room:klima", count: 2, hosts: 1, people: ["p2", "p3"], since });
});

test("whoever is told everybody forgets whom it had", () => {
  const since = new Map();
  assert.deepEqual(presenceAfter({ ...told, people: ["p9"] }, told, 0), { ...told, since });
});

test("where people are not named, only the number changes", () => {
  const after = presenceAfter({ audience: "all", count: 2 }, { audience: "all", count: 3 }, 0);
  assert.equal(after.count, 3);
  assert.equal(after.people, undefined);
});

test("since when somebody is there or gone is known where this page has seen it, and no longer where it may have changed", () => {
  const change = { audience: "room:klima", count: 1, gone: ["p1"] };
  const seen = presenceAfter(presenceAfter(undefined, told, 0), change, 60_000);
  assert.deepEqual([...(seen.since ?? [])], [["p1", 60_000]]);
  const still = presenceAfter(seen, { ...told, people: ["p2"] }, 90_000);
  assert.equal(still.since?.get("p1"), 60_000);
  assert.equal(presenceAfter(seen, told, 90_000).since?.has("p1"), false, "who came back meanwhile");
});
