import assert from "node:assert/strict";
import { test } from "node:test";
import { presenceAfter } from "../../static/js/core/presence.js";

const told = { audience: "room:klima", count: 2, people: ["p1", "p2"] };

test("who comes and who goes changes who is there", () => {
  const after = presenceAfter(told, {
    audience: "room:klima",
    count: 2,
    hosts: 1,
    came: ["p3"],
    gone: ["p1"],
  });
  assert.deepEqual(after, { audience: "room:klima", count: 2, hosts: 1, people: ["p2", "p3"] });
});

test("whoever is told everybody forgets whom it had", () => {
  assert.deepEqual(presenceAfter({ ...told, people: ["p9"] }, told), told);
});

test("where people are not named, only the number changes", () => {
  const after = presenceAfter({ audience: "all", count: 2 }, { audience: "all", count: 3 });
  assert.equal(after.count, 3);
  assert.equal(after.people, undefined);
});
