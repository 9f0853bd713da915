import assert from "node:assert/strict";
import { test } from "node:test";
import { holds } from "../../static/js/elements/guide.js";

test("what is said under one setting holds under no other", () => {
  assert.ok(holds("mode=free", { mode: "free" }));
  assert.ok(!holds("mode=free", { mode: "wishes" }));
  assert.ok(holds("approve=false", { approve: false }));
  assert.ok(!holds("approve=true", { approve: false }));
  assert.ok(!holds("mode=free", {}));
});
