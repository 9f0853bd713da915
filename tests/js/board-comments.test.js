// What is said about a card: what others say is heard, what one says oneself is known as one's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element, markup } from "./fakes.js";

element();
const region = { textContent: "" };
Object.assign(document, { querySelectorAll: () => [], getElementById: () => region });
Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
const { BoardComments } = await import("../../static/js/activities/board-comments.js");

test("one's own comment is not announced as new, also where it is told later whose it is", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const store = new Store(() => {});
  const workshop = { store, me: { person: "ada" } };
  const comments = Object.assign(new BoardComments(), { workshop, room: "klima", card: "n" });
  const drawn = () => {
    comments.updated(new Map());
    for (const time of [1_000, 100]) t.mock.timers.tick(time);
    return region.textContent;
  };
  const put = (/** @type {string} */ id, /** @type {string} */ text) =>
    store.change({
      audience: "room:klima",
      sequence: 1,
      put: { [`comment:${id}`]: { note: "n", text, at: 1 } },
      delete: [],
    });
  assert.equal(drawn(), "");
  comments.sending({ id: "own", answered: new Promise(() => {}) }, { type: "board.comment" });
  put("own", "Where?");
  assert.equal(drawn(), "");
  put("other", "At school");
  assert.equal(drawn(), "New comment: At school");
  assert.ok(comments.watches().includes("me:ada/own:"), "it is drawn anew once it is told whose it is");
});

test("whether one's name stands there is chosen before the comment is written and said", () => {
  const store = new Store(() => {});
  store.replace({ audience: "all", sequence: 1, put: { workshop: { names: "choice" } } });
  const workshop = { store, me: { person: "ada" } };
  const comments = Object.assign(new BoardComments(), { workshop, room: "klima", card: "n" });
  const words = markup(comments.composer());
  assert.ok(words.includes("with my name"));
  assert.ok(words.indexOf("with my name") < words.indexOf("<compose-box"));
});
