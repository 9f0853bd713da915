// What moderators are told before the theme rooms open: how many go there, and how many have no room yet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const { ActivityBoard } = await import("../../static/js/activities/board.js");

test("hosts have their room, and are neither among those who were given one nor among those without", () => {
  const item = { id: "groups", place: 0, kind: "board", title: "Groups", minutes: 10 };
  const store = new Store(() => undefined);
  const put = { "item:groups": item, "theme:klima": { place: 0 }, "teams:groups": { sizes: { klima: 5 } } };
  store.replace({ audience: "all", sequence: 1, put });
  const said = (/** @type {number} */ people) => ActivityBoard.entering({ store, item, people, hosts: 1 });
  assert.deepEqual(said(6), ["6 people go into the room."]);
  assert.match(said(8)[1] ?? "", /^2 of them have no room yet/);
});
