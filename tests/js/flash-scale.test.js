// What is heard of the marks of a flash round: a sentence for each, whatever is seen of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, markup } from "./fakes.js";

element();
const { scalePlot } = await import("../../static/js/activities/flash-scale.js");

const ASKED = { settings: { scale: "How sure are you?", low: "not at all", high: "very" }, language: "en" };

test("each mark is heard as one sentence: what it means, how many chose it, and whether one did oneself", () => {
  const items = markup(scalePlot(ASKED, [1, 0, 12], 3))
    .split("<li>")
    .slice(1);
  assert.deepEqual(items.map(heard), [
    "1 (not at all): 1 person",
    "2: 0 people",
    "3 (very): 12 people, and you are among them",
  ]);
});

test("several plots on a page, one for each room, share no id", () => {
  assert.doesNotMatch(markup(scalePlot(ASKED, [1, 2])), /\bid=/);
});

/** Its words, without what is hidden from those who listen. @param {string} item */
function heard(item) {
  const [own = ""] = item.split("</li>");
  return own
    .replace(/<(\w+)[^>]*aria-hidden="true"[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
