// Suggested clusters: what is left of them, how they are called, which words are marked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nameFor, pieces, suggested } from "../../static/js/activities/board-suggest-model.js";

/**
 * @param {string} id
 * @param {string} [cluster]
 * @returns {any}
 */
const card = (id, cluster = "") => ({ id, cluster, note: { text: `Card ${id}` } });

test("cards that are gone or put together meanwhile are left out, and groups of which nothing is left", () => {
  const hanging = [card("a"), card("b"), card("c", "k"), card("d")];
  const cards = new Map(hanging.map((one) => [one.id, one]));
  const groups = [
    { section: 1, cards: ["a", "b", "c", "gone"], words: ["Baum"], forms: ["Baum"] },
    { section: 2, cards: ["c", "d"], words: ["Weg"], forms: ["Weg"] },
  ];
  assert.deepEqual(
    suggested(groups, cards).map(({ cards: left }) => left.map(({ id }) => id)),
    [["a", "b"]],
  );
});

test("a cluster is called by a word that was written, before the mere beginning of some", () => {
  assert.equal(nameFor(["Kaltluft…", "Karte"]), "Karte");
  assert.equal(nameFor(["Kaltluft…"]), "Kaltluft");
  assert.equal(nameFor(["Dächer", "kühle"]), "Dächer", "the first tells most");
  assert.equal(nameFor([]), "");
});

test("shared words are marked wherever they stand, whole and with soft hyphens", () => {
  const told = pieces("Straßen\u00ADbäume, Bäume und Baumhaus.", ["Straßenbäume", "Bäume"]);
  assert.deepEqual(
    told.map(({ text, shared }) => (shared ? `[${text}]` : text)).join(""),
    "[Straßen\u00ADbäume], [Bäume] und Baumhaus.",
  );
});
