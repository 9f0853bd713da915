// The time, for who hears the page: what is left in minutes, holding, and that it became another; else silence.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";
import { element } from "./fakes.js";

element();
const region = { textContent: "" };
Object.assign(document, { querySelectorAll: () => [], getElementById: () => region });
const { nowWords } = await import("../../static/js/elements/running-time.js");
const { leftWords, TimeTold } = await import("../../static/js/elements/time-told.js");

const MINUTE = 60_000;
const TALK = { state: "running", item: "talk", began: 0, ends: 10 * MINUTE };
const PUT = {
  workshop: { timezone: "UTC" },
  "item:talk": { place: 0, kind: "talk", title: "Gar\u00adten", minutes: 10 },
  "item:rooms": {
    place: 1,
    kind: "board",
    title: "Rooms",
    minutes: 60,
    steps: [
      { title: "Write", minutes: 20 },
      { title: "Look", minutes: 40 },
    ],
  },
};

/** A page that is looked at again and again. @param {any} t */
function page(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const store = new Store(() => {});
  let now = 0;
  const workshop = /** @type {any} */ ({ store, clock: { now: () => now }, me: { person: "p1" } });
  const told = new TimeTold();
  let sequence = 0;
  /** What is said when the clock is like that, and so much later. @param {object} clock @param {number} minute */
  return (clock, minute) => {
    now = minute * MINUTE;
    store.replace({ audience: "all", sequence: ++sequence, put: { ...PUT, clock } });
    const item = { id: "talk", .../** @type {any} */ (PUT["item:talk"]) };
    region.textContent = "";
    told.tell(workshop, item);
    for (const time of [1_000, 100]) t.mock.timers.tick(time);
    return region.textContent;
  };
}

test("at a fifth and at a twentieth it is said how much is left, and that the time is over, each once", (t) => {
  const says = page(t);
  const minutes = [0, 5, 8, 8.5, 9, 9.5, 9.8, 10.1, 11];
  assert.deepEqual(
    minutes.map((minute) => says(TALK, minute)),
    ["", "", "2 minutes are left.", "", "", "30 seconds are left.", "", "The time is over.", ""],
  );
});

test("holding and letting run again are said, and more time that somebody gives", (t) => {
  const says = page(t);
  assert.equal(says(TALK, 1), "");
  const held = { ...TALK, state: "held", held: 2 * MINUTE };
  assert.equal(says(held, 2), "The clock is held.");
  assert.equal(says(held, 3), "");
  assert.equal(says({ ...TALK, ends: 12 * MINUTE }, 4), "The clock runs again, until 00:12.");
  assert.equal(says({ ...TALK, ends: 17 * MINUTE }, 5), "The time has changed: until 00:17.");
  assert.equal(says({ ...TALK, ends: 17 * MINUTE }, 6), "");
});

test("that an item or a step has other times than the one before is no news, nor what the rooms' notice says", (t) => {
  const says = page(t);
  says(TALK, 1);
  const rooms = {
    state: "running",
    item: "rooms",
    began: 0,
    ends: 60 * MINUTE,
    step: 0,
    step_ends: 20 * MINUTE,
  };
  assert.equal(says(rooms, 2), "");
  assert.equal(says({ ...rooms, step: 1 }, 3), "");
  assert.equal(says({ ...rooms, step: 1, ends: 50 * MINUTE, parting: true }, 4), "");
});

test("little is said in seconds, much in minutes", () => {
  assert.deepEqual([225_000, 90_000, 89_000, 4_000, -1].map(leftWords), [
    "4 minutes are left.",
    "2 minutes are left.",
    "90 seconds are left.",
    "10 seconds are left.",
    "The time is over.",
  ]);
});

test("who is led on hears until when, of an item with steps until all of it ends; while it is held no time is true", () => {
  const store = new Store(() => {});
  const says = (/** @type {object} */ clock) => {
    store.replace({ audience: "all", sequence: 1, put: { ...PUT, clock } });
    return nowWords(/** @type {any} */ ({ store }));
  };
  assert.equal(
    says({ state: "running", item: "rooms", ends: 60 * MINUTE, step: 0, step_ends: 20 * MINUTE }),
    "Now: Rooms, until 01:00.",
  );
  assert.equal(says({ ...TALK, state: "held", held: 0 }), "Now: Gar\u00adten");
});
