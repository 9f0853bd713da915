// The agenda moves on under somebody: they are told, keep their text while it can be sent, and keep a place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/js/core/device.js";
import { Drafts } from "../../static/js/core/drafts.js";
import { Store } from "../../static/js/core/store.js";
import { element, settled, storage } from "./fakes.js";

element();
/** @type {string[]} */
const focused = [];
const focusable = (/** @type {string} */ name) => ({ focus: () => focused.push(name) });
const region = { textContent: "" };
const main = { querySelector: () => focusable("heading") };
Object.assign(globalThis, { scrollTo: () => undefined });
Object.assign(document, {
  body: {},
  documentElement: { scrollTo: () => undefined },
  querySelectorAll: () => [],
  getElementById: (/** @type {string} */ id) => (id === "main" ? main : region),
});
Object.assign(globalThis, {
  ResizeObserver: class {},
  HTMLTemplateElement: class {},
  location: { pathname: "/" },
});
const { ActivityMount } = await import("../../static/js/elements/activity-mount.js");
const { ControlRoom } = await import("../../static/js/elements/control-room.js");
const { LeftDrafts } = await import("../../static/js/elements/left-drafts.js");
const { WorkshopLive } = await import("../../static/js/elements/workshop-live.js");

const NOW = 1_000_000;
const ITEMS = {
  workshop: { grace: 60 },
  "item:talk": { place: 0, kind: "talk", title: "Talk", minutes: 10 },
  "item:lunch": { place: 1, kind: "pause", title: "Lunch", minutes: 10 },
};
const IN_TALK = { state: "running", item: "talk", began: NOW - 60_000, ends: NOW, speed: 1 };
const AT_LUNCH = {
  state: "running",
  item: "lunch",
  began: NOW,
  ends: NOW + 60_000,
  left: "talk",
  left_at: NOW,
};

/** A page on which somebody has begun a question. */
function page() {
  const store = new Store(() => {});
  store.replace({ audience: "all", sequence: 1, put: { ...ITEMS, clock: IN_TALK } });
  const memory = storage();
  const drafts = new Drafts("w/anna", new Device(() => memory));
  drafts.write("talk", { text: "Why", command: { type: "talk.ask", item: "talk" } });
  const workshop = /** @type {any} */ ({
    store,
    drafts,
    outbox: { holds: () => false },
    clock: { now: () => NOW + 10_000 },
    me: { person: "p1", room: "" },
    present: new Map(),
  });
  const moveOn = () => store.change({ audience: "all", sequence: 2, put: { clock: AT_LUNCH }, delete: [] });
  return { workshop, moveOn };
}

/** What was said aloud, with what is waited for. @param {any} t @param {() => void} act */
function spoken(t, act) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  region.textContent = "";
  act();
  for (const time of [1_000, 100]) t.mock.timers.tick(time);
  t.mock.timers.reset();
  return region.textContent;
}

test("that a text is kept and can still be sent is said once, and then nothing before the next time", (t) => {
  const { workshop, moveOn } = page();
  const left = Object.assign(new LeftDrafts(), { workshop });
  const look = () => left.willUpdate(new Map());
  assert.equal(spoken(t, look), "");
  moveOn();
  assert.equal(
    spoken(t, look),
    "You were writing in “Talk”. Your text is kept here and can still be sent for 50 seconds.",
  );
  assert.equal(spoken(t, look), "");
  workshop.clock.now = () => NOW + 61_000;
  assert.equal(spoken(t, look), "You were writing in “Talk”. It is over; your text is still here.");
  assert.equal(spoken(t, look), "");
  assert.equal(
    spoken(t, () => left.forget("talk")),
    "Discarded.",
  );
});

test("whoever was writing goes on at the text that is kept, others at the heading", async () => {
  const { workshop, moveOn } = page();
  const left = Object.assign(new LeftDrafts(), {
    workshop,
    tell: () => undefined,
    querySelector: () => focusable("box"),
  });
  Object.defineProperty(left, "updateComplete", { value: Promise.resolve(true) });
  const live = Object.assign(new WorkshopLive(), {
    workshop,
    querySelector: (/** @type {string} */ tag) => (tag === "left-drafts" ? left : focusable("heading")),
  });
  for (const words of ["Why", ""]) {
    workshop.drafts.write("talk", { text: words, command: { type: "talk.ask", item: "talk" } });
    if (words) moveOn();
    left.willUpdate(new Map());
    await live.resume();
  }
  assert.deepEqual(focused.splice(0), ["box", "heading"]);
});

test("a host is told what is on now, and whoever has lost their place has it at the heading", async (t) => {
  const { workshop, moveOn } = page();
  const host = Object.assign(new ControlRoom(), { workshop });
  host.updated(new Map());
  moveOn();
  assert.equal(
    spoken(t, () => host.updated(new Map())),
    "Now: Lunch",
  );
  assert.deepEqual(focused.splice(0), ["heading"]);
  // What had the focus goes when the next activity is there.
  const mount = Object.assign(new ActivityMount(), { workshop, focused: true });
  mount.updated(new Map());
  await settled();
  assert.deepEqual(focused.splice(0), ["heading"]);
});
