// What a host leads a room with, as it is read out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, markup } from "./fakes.js";

element();
const { BoardLead } = await import("../../static/js/activities/board-lead.js");

test("the way back is called as it is written, with the step to which it leads", () => {
  const lead = Object.assign(new BoardLead(), { item: { steps: [{ title: "Arrive" }, { title: "Write" }] } });
  assert.match(markup(lead.back(1)), /aria-label=Back: Arrive\s/);
  assert.equal(markup(lead.back(0)), "");
});
