// What comes next on the shared screen, as much of it as can be read and never half a sentence; and thanks at the end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "../../static/js/activities/closing-words.js";
import { Store } from "../../static/js/core/store.js";
import { element, markup } from "./fakes.js";

element();
const { ActivityClosing } = await import("../../static/js/activities/closing.js");

const FIRST = "Was Sie heute geschrieben haben, fließt in die Ziele ein. Alles wird dokumentiert.";
const SECOND = "Im Herbst, z. B. am 3. Oktober, geht es weiter. Bringen Sie jemanden mit.";

test("a short text stands there whole, in its paragraphs", () => {
  assert.deepEqual(excerpt(`${FIRST}\n\n${SECOND}\n`, 640), { parts: [FIRST, SECOND], cut: false });
  assert.deepEqual(excerpt("", 640), { parts: [], cut: false });
});

test("a long one ends with a whole sentence, and says that there is more", () => {
  const most = FIRST.length + SECOND.length - 5;
  assert.deepEqual(excerpt(`${FIRST}\n\n${SECOND}`, most), {
    parts: [FIRST, "Im Herbst, z. B. am 3. Oktober, geht es weiter."],
    cut: true,
  });
  assert.deepEqual(excerpt(`${FIRST}\n\n${SECOND}`, FIRST.length + 5), { parts: [FIRST], cut: true });
});

test("of a first sentence without an end there are as many words as can be read", () => {
  assert.deepEqual(excerpt("Wort ".repeat(40), 12), { parts: ["Wort Wort …"], cut: true });
  assert.deepEqual(excerpt("W".repeat(40), 12), { parts: [`${"W".repeat(12)} …`], cut: true });
});

test("a workshop that ended before its end thanks everybody, and announces no figures where there are none", () => {
  const store = new Store(() => {});
  const workshop = /** @type {any} */ ({ store, me: { person: "p1" } });
  const closing = Object.assign(new ActivityClosing(), { workshop, item: { id: "end", kind: "closing" } });
  const put = { clock: { state: "over" } };
  store.replace({ audience: "all", sequence: 1, put });
  assert.match(markup(closing.live()), /<p class="thanks">Thank you\.<\/p>/);
  const figures = { "summary:end": { figures: [[3, "Cards"]] } };
  store.change({ audience: "all", sequence: 2, put: figures, delete: [] });
  assert.match(markup(closing.live()), /Thank you\. This is what came of it\..*Cards/s);
});
