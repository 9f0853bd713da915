import assert from "node:assert/strict";
import { test } from "node:test";
import { items } from "../../static/js/core/agenda.js";
import { Store } from "../../static/js/core/store.js";
import { holds } from "../../static/js/elements/guide.js";
import { element } from "./fakes.js";

element();
const { ActivityTalk } = await import("../../static/js/activities/talk.js");

test("what is said under one setting holds under no other", () => {
  assert.ok(holds("mode=free", { mode: "free" }));
  assert.ok(!holds("mode=free", { mode: "wishes" }));
  assert.ok(holds("approve=false", { approve: false }));
  assert.ok(!holds("approve=true", { approve: false }));
  assert.ok(!holds("mode=free", {}));
});

test("the guide of a talk goes by what moderators have turned since, not by the file alone", () => {
  const store = new Store(() => {});
  const item = /** @type {any} */ ({ id: "talk", settings: { questions: true, approve: true } });
  const now = () => ActivityTalk.settingsNow({ store, item });
  assert.deepEqual(now(), { questions: true, approve: true });
  store.replace({ audience: "all", sequence: 1, put: { "approval:talk": { wanted: false } } });
  assert.deepEqual(now(), { questions: true, approve: false });
  assert.ok(holds("approve=false", now()));
  const put = { "item:talk": { place: 1, minutes: 5 }, "item:later": { place: 2, minutes: 5 } };
  store.replace({ audience: "all", sequence: 2, put: { ...put, "approval:talk": { wanted: true } } });
  const later = /** @type {any} */ (items(store).at(1));
  assert.deepEqual(
    ActivityTalk.settingsNow({ store, item: later }),
    { approve: true },
    "and in those after it",
  );
});
