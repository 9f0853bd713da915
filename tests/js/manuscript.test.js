// What somebody writes in the editor: changed, undone, kept, saved, and never lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/js/core/device.js";
import { both, join, stay } from "../../static/js/editor/joining.js";
import { Manuscript } from "../../static/js/editor/manuscript.js";
import {
  at,
  fresh,
  inserted,
  KEY,
  keyed,
  moved,
  pathOf,
  put,
  removed,
  same,
  written,
} from "../../static/js/editor/tree.js";
import { storage } from "./fakes.js";

/** @typedef {import("../../static/js/editor/manuscript.js").Told} Told */
/** @typedef {import("../../static/js/editor/manuscript.js").Answer} Answer */

const TREE = {
  workshop: { title: "A" },
  item: [
    { title: "one", "@": 0 },
    { title: "two", "@": 1 },
  ],
};

/** @param {Partial<Told>} [more] @returns {Told} */
function told(more = {}) {
  return {
    text: "t",
    tree: TREE,
    version: 3,
    versions: [],
    draft: true,
    state: "planned",
    faults: [],
    effects: [],
    ids: { item: ["one", "two"], theme: [] },
    ...more,
  };
}

function remembering() {
  const kept = storage();
  return new Device(() => kept);
}

/** @param {{ answer?: Answer, kept?: Device, from?: Told }} [how] */
function writing({ answer, kept = remembering(), from = told() } = {}) {
  /** @type {any[]} */
  const looked = [];
  /** @type {any[]} */
  const saved = [];
  const desk = {
    look: async (/** @type {any} */ said) => {
      looked.push(said);
      return { ...told(), faults: [{ where: "item[1].title", line: 1, said: "no", of_field: "no" }] };
    },
    save: async (/** @type {any} */ said, /** @type {number} */ base, /** @type {number} */ of) => {
      saved.push({ said, base, of });
      return (
        answer ?? {
          status: /** @type {const} */ ("ok"),
          told: told({ version: 4, text: "t4", tree: said.tree }),
        }
      );
    },
  };
  const memory = kept;
  const manuscript = new Manuscript(from, desk, { name: "m", memory, later: (run) => queueMicrotask(run) });
  return { manuscript, looked, saved, kept };
}

test("a change gives another tree that shares what stays", () => {
  const tree = keyed(TREE);
  const after = put(tree, ["item", 0, "title"], "first");
  assert.equal(at(after, ["item", 0, "title"]), "first");
  assert.equal(at(tree, ["item", 0, "title"]), "one");
  assert.equal(after.item[1], tree.item[1]);
  assert.equal(after.item[0][KEY], tree.item[0][KEY]);
  assert.equal(at(put(after, ["item", 0, "title"], undefined), ["item", 0]).title, undefined);
  assert.deepEqual(JSON.parse(JSON.stringify(put(tree, ["page", "answer", 0, "question"], "?"))).page, {
    answer: [{ question: "?" }],
  });
});

test("what is written and what somebody else has saved go on together, where they touch different things", () => {
  const { manuscript } = writing();
  manuscript.put(["item", 0, "lead"], "Mia");
  const [one, two] = TREE.item;
  const theirs = told({
    version: 4,
    text: "t4",
    tree: { ...TREE, item: [one, { ...two, title: "second" }] },
  });
  join(manuscript, theirs);
  assert.equal(manuscript.version, 4);
  assert.equal(manuscript.at(["item", 0, "lead"]), "Mia");
  assert.equal(manuscript.at(["item", 1, "title"]), "second");
  assert.equal(manuscript.now.source, "t4", "their remarks and line breaks stay");
  assert.ok(manuscript.changed);
  manuscript.undo();
  assert.equal(manuscript.at(["item", 1, "title"]), "two");
});

test("what is kept here of an older version is not put together with one that it never saw", () => {
  const kept = remembering();
  writing({ kept }).manuscript.put(["item", 0, "lead"], "Mia");
  const [one, two] = TREE.item;
  const theirs = told({ version: 4, tree: { ...TREE, item: [one, { ...two, title: "second" }] } });
  const { manuscript } = writing({ kept, from: theirs });
  assert.equal(manuscript.at(["item", 0, "lead"]), "Mia");
  assert.equal(both(manuscript, theirs), undefined);
});

test("who publishes has not met what somebody else has saved, and does not save over it unasked", async () => {
  const { manuscript, saved } = writing();
  manuscript.hear(told({ version: 4, draft: false }));
  assert.equal(manuscript.draft, false);
  manuscript.put(["item", 0, "lead"], "Mia");
  await manuscript.save();
  assert.equal(saved[0].base, 3);
});

test("what was just put in is not faulted beside its empty fields before it is saved", async () => {
  const { manuscript } = writing();
  const unsaid = { line: 1, said: "no", of_field: "no", unsaid: true };
  const faults = [
    { ...unsaid, where: "item[1].title" },
    { ...unsaid, where: "item[3].title" },
    { ...unsaid, where: "item[3].minutes", unsaid: false },
  ];
  const tree = inserted(manuscript.tree, ["item"], 2, fresh({ title: "", minutes: 0 }));
  manuscript.verdict.learn({ ...told(), faults }, tree);
  const many = (/** @type {string} */ where) => manuscript.verdict.wrong(pathOf(where)).length;
  assert.deepEqual(["item[1].title", "item[3].title", "item[3].minutes"].map(many), [1, 0, 1]);
  assert.equal(manuscript.verdict.faults.length, 3, "above, all of it is told");
  manuscript.verdict.learn({ ...told(), faults }, put(tree, ["item", 2, "@"], 2));
  assert.equal(many("item[3].title"), 1);
});

test("a file of another workshop keeps this one's name", () => {
  const { manuscript } = writing({
    from: told({ tree: { ...TREE, workshop: { title: "A", id: "other" } } }),
  });
  assert.equal(stay(manuscript, "mine"), true);
  assert.equal(manuscript.at(["workshop", "id"]), "mine");
  assert.equal(stay(manuscript, "mine"), false);
});

test("entries are moved, put in, taken out and copied", () => {
  const tree = keyed(TREE);
  assert.deepEqual(
    moved(tree, ["item"], 0, 1).item.map((/** @type {any} */ one) => one.title),
    ["two", "one"],
  );
  const copy = fresh(tree.item[0]);
  assert.ok(copy[KEY] !== tree.item[0][KEY] && !("@" in copy));
  assert.equal(inserted(tree, ["item"], 1, copy).item.length, 3);
  assert.equal(removed(removed(tree, ["item"], 0), ["item"], 0).item, undefined);
});

test("paths are written as the server writes them", () => {
  for (const path of [
    ["workshop", "title"],
    ["item", 1, "step", 0, "minutes"],
    ["theme", 0, "goals", 2],
  ]) {
    assert.deepEqual(pathOf(written(path)), path);
  }
  assert.deepEqual(pathOf("file"), []);
});

test("what is typed in one go is undone in one go", () => {
  const { manuscript } = writing();
  manuscript.put(["item", 0, "title"], "f");
  manuscript.put(["item", 0, "title"], "fi");
  manuscript.put(["item", 1, "title"], "s");
  assert.equal(manuscript.changed, true);
  manuscript.undo();
  assert.equal(manuscript.at(["item", 1, "title"]), "two");
  manuscript.undo();
  assert.equal(manuscript.changed, false);
  manuscript.redo();
  assert.equal(manuscript.at(["item", 0, "title"]), "fi");
});

test("the server is asked once about what stands there then", async () => {
  const { manuscript, looked } = writing();
  manuscript.put(["item", 0, "title"], "f");
  manuscript.put(["item", 0, "title"], "fi");
  await new Promise((done) => setTimeout(done));
  assert.equal(looked.length, 1);
  assert.equal(manuscript.verdict.wrong(["item", 0, "title"])[0]?.said, "no");
});

test("what was not saved is there again after a reload, and can be put away", async () => {
  const first = writing();
  first.manuscript.put(["item", 0, "title"], "first");
  const again = writing({ kept: first.kept });
  assert.equal(again.manuscript.recalled, true);
  assert.equal(again.manuscript.at(["item", 0, "title"]), "first");
  again.manuscript.revert();
  assert.equal(again.manuscript.changed, false);
  assert.equal(writing({ kept: first.kept }).manuscript.recalled, false);
});

test("what is saved is another version, and rows stay the same rows", async () => {
  const { manuscript, saved } = writing();
  manuscript.change(moved(manuscript.tree, ["item"], 0, 1));
  const keys = manuscript.tree.item.map((/** @type {any} */ one) => one[KEY]);
  await manuscript.save();
  assert.deepEqual([saved[0].base, saved[0].of], [3, 0]);
  assert.deepEqual(
    manuscript.tree.item.map((/** @type {any} */ one) => one[KEY]),
    keys,
  );
  assert.deepEqual([manuscript.version, manuscript.changed], [4, false]);
  manuscript.undo();
  assert.equal(manuscript.at(["item", 0, "title"]), "one");
});

test("what is typed while it is being saved is not lost", async () => {
  const { manuscript } = writing();
  manuscript.put(["item", 0, "title"], "first");
  const saving = manuscript.save();
  manuscript.put(["item", 1, "title"], "second");
  await saving;
  assert.equal(manuscript.at(["item", 1, "title"]), "second");
  assert.deepEqual([manuscript.version, manuscript.changed], [4, true]);
});

test("whoever is overtaken keeps what they wrote, or takes the other's, and can go back", async () => {
  const theirs = told({ version: 5, text: "t5", tree: { workshop: { title: "B" } } });
  const refused = { code: "edited-meanwhile", said: "", again: false, theirs };
  const { manuscript } = writing({ answer: { status: "refused", refused } });
  manuscript.put(["workshop", "title"], "mine");
  const answer = await manuscript.save();
  assert.equal(answer.status, "refused");
  assert.deepEqual([manuscript.version, manuscript.at(["workshop", "title"])], [3, "mine"]);
  manuscript.take(theirs);
  assert.deepEqual(
    [manuscript.version, manuscript.at(["workshop", "title"]), manuscript.changed],
    [5, "B", false],
  );
  manuscript.undo();
  assert.equal(manuscript.at(["workshop", "title"]), "mine");
});

test("a version that is brought back says which one it is, unless it is changed", async () => {
  const { manuscript, saved } = writing();
  manuscript.bringBack(2, "t");
  await new Promise((done) => setTimeout(done));
  await manuscript.save();
  assert.equal(saved[0].of, 2);
  assert.ok(same(JSON.parse(JSON.stringify(manuscript.saved.tree)), TREE));
});

test("in which order a table says its keys changes nothing", () => {
  const turned = {
    item: TREE.item.map((item) => ({ "@": item["@"], title: item.title })),
    workshop: { title: "A" },
  };
  assert.ok(same(turned, TREE));
  assert.ok(!same({ ...TREE, workshop: { title: "A", series: "B" } }, TREE));
  assert.ok(!same(TREE, { ...TREE, item: TREE.item.slice(1) }));
});

test("where an entry comes from is known wherever it stands", () => {
  const { manuscript } = writing();
  manuscript.change(moved(manuscript.tree, ["item"], 0, 1));
  manuscript.put(["item", 1, "title"], "first");
  assert.equal(manuscript.was(["item", 1, "title"]), "one");
  assert.equal(manuscript.was(["item", 0, "title"]), "two");
  manuscript.change(inserted(manuscript.tree, ["item"], 0, fresh({ title: "new" })));
  assert.equal(manuscript.was(["item", 0, "title"]), undefined);
});
