// What two change of one card beside its text: each keeps what the other has changed, unless it is the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { aspects, changesIn, collides, differs, reading } from "../../static/js/activities/board-aspects.js";

/** @param {object} more @returns {import("../../static/js/activities/board-model.js").Note} */
const note = (more) => /** @type {any} */ ({ text: "A garden", kind: "practice", where: "Essen", ...more });
const first = aspects(note({}));

test("only what was changed is sent, and what another one has changed meanwhile stays", () => {
  const theirs = note({ who: "The school" });
  const { now, sent } = reading(theirs, { where: "Bottrop" });
  assert.deepEqual(sent, { where: "Bottrop" });
  assert.deepEqual(now, { kind: "practice", where: "Bottrop", who: "The school" });
  assert.equal(collides(first, theirs, { where: "Bottrop" }), false);
});

test("where something is found belongs to a practice example alone", () => {
  assert.deepEqual(reading(note({}), { kind: "project", where: "Bottrop" }).sent, { kind: "project" });
  assert.deepEqual(reading(note({ kind: "statement" }), { where: "Bottrop" }).sent, {});
});

test("who changes the same differently is told", () => {
  assert.equal(collides(first, note({ where: "Herne" }), { where: "Bottrop" }), true);
  assert.equal(collides(first, note({ where: "Bottrop" }), { where: "Bottrop" }), false);
  assert.equal(collides(first, note({ kind: "project", where: "" }), { who: "The school" }), true);
  assert.equal(collides(first, note({ kind: "project", where: "" }), {}), false);
});

test("what is as the card is anyway is no change", () => {
  assert.equal(differs(note({}), { where: "Essen" }), false);
  assert.equal(differs(note({}), { where: "Bottrop" }), true);
  assert.equal(differs(note({ kind: "statement" }), { where: "Bottrop" }), false);
});

test("a draft goes on with what was changed", () => {
  assert.deepEqual(changesIn({ type: "board.edit", seen: "A garden", where: "", who: "Us" }), {
    where: "",
    who: "Us",
  });
  assert.deepEqual(changesIn(undefined), {});
});
