// What comes next on the shared screen: as much of it as can be read, and never half a sentence.

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "../../static/js/activities/closing-words.js";

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
