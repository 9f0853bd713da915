// What is copied is said to be copied; where the browser does not do it, it is selected instead.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copiedOrSelected, copyWords } from "../../static/js/core/copy.js";

/** @param {object} navigator @returns {any[]} what is selected */
function browser(navigator) {
  /** @type {any[]} */
  const selected = [];
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  const getSelection = () => ({ selectAllChildren: (/** @type {any} */ shown) => selected.push(shown) });
  Object.assign(globalThis, { getSelection });
  return selected;
}

const shown = /** @type {any} */ ({ name: "where it stands" });

test("what is on the clipboard is said to be copied", async () => {
  /** @type {string[]} */
  const written = [];
  const selected = browser({
    clipboard: { writeText: async (/** @type {string} */ text) => written.push(text) },
  });
  assert.equal(copyWords(await copiedOrSelected("https://here", shown)), "Copied.");
  assert.deepEqual([written, selected], [["https://here"], []]);
});

const denied = { clipboard: { writeText: () => Promise.reject(new Error("NotAllowedError")) } };
for (const [what, navigator] of /** @type {const} */ ([
  ["has no clipboard", {}],
  ["denies it", denied],
])) {
  test(`a browser that ${what} selects the text, and nobody is told that it is copied`, async () => {
    const selected = browser(navigator);
    assert.equal(await copiedOrSelected("https://here", shown), false);
    assert.deepEqual(selected, [shown]);
    assert.notEqual(copyWords(false), copyWords(true));
  });
}
