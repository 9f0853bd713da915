// The choice of a theme: rounds, wishes and seats as this page sees them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { awaiting } from "../../static/js/activities/choose-choice.js";
import { firstSight, towards } from "../../static/js/activities/choose-grid.js";
import {
  changesIn,
  chosenWords,
  combo,
  fighters,
  missed,
  mostWishes,
  ofInterest,
  rounds,
  shortTitles,
  standing,
  turnout,
  withWish,
} from "../../static/js/activities/choose-model.js";
import { called, chosen, proposed, smallestFirst } from "../../static/js/activities/choose-people.js";
import { overfull, seatsIn } from "../../static/js/activities/choose-seats.js";
import { Store } from "../../static/js/core/store.js";
import { breadth, lettering, together } from "../../static/js/elements/breadth.js";
import { reason, reasonFor } from "../../static/js/elements/own-room-reason.js";

const START = Date.UTC(2022, 10, 30, 8, 30);

/**
 * @param {Record<string, any>} put
 * @param {Record<string, any>} [clock]
 */
function workshop(put, clock = {}) {
  const store = new Store(() => undefined);
  const all = {
    clock: { state: "running", start: START, item: "choice", began: START, ends: START + 600_000, ...clock },
    "item:choice": item(0, "choose", "Choose", { rounds: ["one", "two"] }),
    "item:one": item(1, "board", "Groups, part 1"),
    "item:lunch": item(2, "pause", "Lunch"),
    "item:two": item(3, "board", "Groups, part 2"),
    ...put,
  };
  store.replace({ audience: "all", sequence: 1, put: all });
  return store;
}

/**
 * @param {number} place
 * @param {string} kind
 * @param {string} title
 * @param {Record<string, any>} [settings]
 */
function item(place, kind, title, settings) {
  return { place, kind, title, minutes: 10, settings };
}

const CHOICE = { id: "choice", ...item(0, "choose", "Choose", { rounds: ["one", "two"] }) };

test("a round is told by what its title has of its own, and by its time", () => {
  const [one, two] = rounds(workshop({}), CHOICE, START);
  assert.deepEqual([one?.title, two?.title], ["Part 1", "Part 2"]);
  assert.deepEqual([one?.starts, two?.starts], [START + 600_000, START + 1_800_000]);
  assert.deepEqual([one?.begun, two?.begun], [false, false]);
});

test("for a round that has begun or was left out nothing can be wished for any more", () => {
  const at = { item: "lunch", began: START, ends: START + 600_000 };
  const ran = workshop({ "ran:one": { spans: [[START, START + 1]] } }, at);
  assert.deepEqual(
    rounds(ran, CHOICE, START).map(({ begun }) => begun),
    [true, false],
  );
  assert.equal(rounds(workshop({}, at), CHOICE, START)[0]?.begun, true);
});

test("the room of a round may change until a break is over that lets people wish anew", () => {
  const lunch = { ...item(2, "pause", "Lunch"), reopens: ["choice"] };
  const changes = (/** @type {string} */ round, /** @type {Record<string, any>} */ put, at = "choice") =>
    changesIn(workshop(put, { item: at }), "choice", round)?.title;
  assert.equal(changes("two", { "item:lunch": lunch }), "Lunch");
  assert.equal(changes("two", { "item:lunch": lunch }, "lunch"), "Lunch", "while it is on");
  assert.equal(
    changes("two", { "item:lunch": lunch }, "two"),
    undefined,
    "after it nothing changes by itself",
  );
  assert.equal(changes("one", { "item:lunch": lunch }), undefined, "it comes after that round");
  assert.equal(changes("two", {}), undefined, "no break reopens it");
  const free = item(0, "choose", "Choose", { rounds: ["one", "two"], mode: "free" });
  assert.equal(
    changes("two", { "item:lunch": lunch, "item:choice": free }),
    undefined,
    "who has a seat keeps it",
  );
});

test("moderators are shown what can still be chosen, and once nothing can be, all of it", () => {
  const shown = (/** @type {Record<string, any>} */ put) =>
    ofInterest(rounds(workshop(put), CHOICE, START)).map(({ id }) => id);
  assert.deepEqual(shown({}), ["one", "two"]);
  assert.deepEqual(shown({ "ran:one": { spans: [[1, 2]] } }), ["two"]);
  assert.deepEqual(shown({ "ran:one": { spans: [[1, 2]] }, "ran:two": { spans: [[3, 4]] } }), ["one", "two"]);
});

test("a choice that is closed waits for moderators while there are teams of which nobody was told", () => {
  const store = workshop({});
  assert.equal(awaiting(store, CHOICE), false);
  store.replace({ audience: "staff", sequence: 1, put: { "lineup:two": { at: START, teams: {} } } });
  assert.equal(awaiting(store, CHOICE), true);
  const begun = workshop({ "ran:two": { spans: [[START, START + 1]] } });
  begun.replace({ audience: "staff", sequence: 1, put: { "lineup:two": { at: START, teams: {} } } });
  assert.equal(awaiting(begun, CHOICE), false);
});

test("titles are shortened between words only", () => {
  assert.deepEqual(shortTitles(["Groups: first", "Groups: second"]), ["First", "Second"]);
  assert.deepEqual(shortTitles(["Group work 1", "Group work 2"]), ["Group work 1", "Group work 2"]);
  assert.deepEqual(shortTitles(["Groups, part 1"]), ["Groups, part 1"]);
  assert.deepEqual(shortTitles(["Same", "Same"]), ["Same", "Same"]);
});

test("a wish takes its place, changes it with another, and is taken back by the same press", () => {
  assert.deepEqual(withWish([], "a", 1, 2), ["a"]);
  assert.deepEqual(withWish(["a"], "b", 2, 2), ["a", "b"]);
  assert.deepEqual(withWish(["a", "b"], "c", 1, 2), ["c", "b"]);
  assert.deepEqual(withWish(["a", "b"], "b", 1, 2), ["b", "a"]);
  assert.deepEqual(withWish(["a", "b"], "a", 1, 2), ["b"]);
  assert.deepEqual(withWish(["a"], "b", 1, 1), ["b"]);
});

test("a later wish without an earlier one becomes the first: no place before it stays empty", () => {
  assert.deepEqual(withWish([], "a", 2, 3), ["a"]);
  assert.deepEqual(withWish(["a"], "b", 3, 3), ["a", "b"]);
  assert.deepEqual(withWish(["a"], "a", 2, 3), ["a"]);
});

test("where the choice is free there is one wish", () => {
  assert.equal(mostWishes({ mode: "free", wishes: 3 }), 1);
  assert.equal(mostWishes({}), 2);
});

test("seats are counted; a theme without a limit is never full", () => {
  const store = workshop({
    "picks:one.a": 3,
    "theme:a": { place: 1, name: "A" },
    "theme:b": { place: 0, name: "B" },
  });
  assert.deepEqual(
    fighters(store).map(({ id }) => id),
    ["b", "a"],
  );
  const fighter = { id: "a", place: 0, name: "A" };
  assert.deepEqual(standing(store, "one", { ...fighter, seats: 3 }), {
    taken: 3,
    seats: 3,
    free: 0,
    full: true,
  });
  assert.equal(standing(store, "one", { ...fighter, seats: 2 }).free, -1);
  assert.equal(standing(store, "one", { ...fighter, seats: null }).full, false);
});

test("who has left after choosing still counts among those who could choose", () => {
  const store = workshop({ "chosen:one": 3 });
  assert.deepEqual(turnout(store, "one", { connected: 5, hosts: 0 }), { chosen: 3, people: 5 });
  assert.deepEqual(turnout(store, "one", { connected: 2, hosts: 0 }), { chosen: 3, people: 3 });
});

test("who hosts a room has it, and is not waited for", () => {
  const store = workshop({ "chosen:one": 0 });
  assert.deepEqual(turnout(store, "one", { connected: 48, hosts: 6 }), { chosen: 0, people: 42 });
});

test("moderators are warned where more are to have a room than the rooms have seats", () => {
  const put = {
    "item:two": item(3, "board", "Groups, part 2"),
    "theme:a": { place: 0, name: "A", seats: 3 },
    "theme:b": { place: 1, name: "B", seats: 2 },
  };
  const rounds = (/** @type {number} */ people) => [
    { id: "one", title: "Part 1", people },
    { id: "two", title: "Part 2", people },
  ];
  const store = workshop(put);
  assert.equal(seatsIn(store, "one"), 5);
  assert.deepEqual(overfull(store, rounds(5)), []);
  const words = "Part 1, Part 2: the rooms have 5 seats for 6 people, and some will be overfilled.";
  assert.deepEqual(overfull(store, rounds(6)), [words]);
  store.replace({
    audience: "staff",
    sequence: 1,
    put: { "lineup:one": { at: 1, teams: {}, merged: { b: "a" } } },
  });
  assert.equal(seatsIn(store, "one"), 3, "what works in another room has no seats of its own");
  const unbounded = workshop({ ...put, "theme:b": { place: 1, name: "B" } });
  assert.deepEqual(overfull(unbounded, rounds(600)), []);
});

test("the arrow keys go round, and between rows where there are two", () => {
  const few = ["a", "b", "c"].map((id, place) => ({ id, place, name: id }));
  const many = [..."abcdefgh"].map((id, place) => ({ id, place, name: id }));
  assert.equal(towards("ArrowRight", few, "c"), "a");
  assert.equal(towards("ArrowLeft", few, "a"), "c");
  assert.equal(towards("End", few, "a"), "c");
  assert.equal(towards("ArrowDown", few, "a"), undefined);
  assert.equal(towards("ArrowDown", many, "a"), "e");
  assert.equal(towards("ArrowUp", many, "e"), "a");
  assert.equal(towards("Enter", few, "a"), undefined);
});

test("the first look falls on different themes for different people, and on the same for the same", () => {
  const seen = new Set([..."abcde"].map((person) => firstSight(person, 5)));
  assert.equal(seen.size, 5);
  assert.equal(firstSight("p7", 5), firstSight("p7", 5));
  assert.equal(firstSight("p7", 0), 0);
});

test("a special move has three keys, always the same", () => {
  assert.equal(combo("Klimastraße").length, 3);
  assert.deepEqual(combo("Klimastraße"), combo("Klimastraße"));
  assert.ok(combo("Klimastraße").every((key) => key.startsWith("arrow-")));
});

test("it is said why somebody is in a room", () => {
  assert.deepEqual(missed(["a", "b"], { room: "b", wish: 2, why: "full" }), ["a"]);
  assert.deepEqual(missed(["a", "b"], { room: "c", wish: 0, why: "full" }), ["a", "b"]);
  assert.equal(reason({ room: "b", wish: 1, why: "wish" }), "your first wish");
  assert.equal(reason({ room: "b", wish: 2, why: "full" }, ["Artenreich"]), "2nd wish; Artenreich was full");
  assert.equal(reason({ room: "b", wish: 3, why: "full" }, ["A", "B"]), "3rd wish; A, B were full");
  assert.match(
    reason({ room: "b", wish: 0, why: "full" }, ["A"]),
    /^A was full: the room with the most free/,
  );
  assert.match(reason({ room: "b", why: "none" }), /^without a wish/);
  assert.equal(reason({ room: "b", why: "host" }), "you host this room");
});

test("whoever did not get their first wish is told which theme was full", () => {
  const store = new Store(() => {});
  const themes = {
    "theme:a": { place: 0, name: "Arten\u00adreich" },
    "theme:b": { place: 1, name: "Zirkulär" },
  };
  store.replace({ audience: "all", sequence: 1, put: themes });
  store.replace({
    audience: "me:p1",
    sequence: 1,
    put: { "wish:choice.one": { themes: ["a", "b"] }, "wish:choice.two": { themes: ["b", "a"] } },
  });
  const why = (/** @type {any} */ team) => reasonFor(store, "me:p1", "one", team);
  assert.equal(why({ room: "b", wish: 2, why: "full" }), "2nd wish; Artenreich was full");
  assert.match(why({ room: "c", wish: 0, why: "full" }), /^Artenreich, Zirkulär were full/);
  assert.equal(why({ room: "a", wish: 1, why: "wish" }), "your first wish");
});

test("of how many people so many have chosen is said once it is known how many there are", () => {
  assert.equal(chosenWords({ chosen: 12, people: 40 }), "12 of 40 have chosen");
  assert.equal(chosenWords({ chosen: 12, people: 0 }), "12 have chosen");
});

test("a name's width is that of the display face, within a tenth", () => {
  // measured in the page at font-stretch 125 %, weight 860
  const measured = /** @type {[string, number][]} */ ([
    ["KLIMAANGEPASST", 12.2],
    ["HALDE", 4.51],
    ["Mitte", 3.35],
  ]);
  for (const [text, width] of measured) {
    assert.ok(
      breadth(text) >= width * 0.98 && breadth(text) <= width * 1.1,
      `${text}: ${breadth(text)} for ${width}`,
    );
  }
});

test("a name may break at spaces, hyphens and soft hyphens, whose hyphen needs room too", () => {
  const { whole, longest } = lettering("Klima\u00adangepasst");
  assert.equal(longest, breadth("angepasst"));
  assert.ok(whole > longest);
  assert.equal(lettering("Ab\u00adc").longest, breadth("Ab-"));
  assert.equal(lettering("Ein Wort").longest, breadth("Wort"));
  assert.deepEqual(together(["Ab", "Abc"]), lettering("Abc"));
  assert.ok(lettering("Donaudampfschifffahrtsgesellschaft".repeat(2)).longest <= 20, "broken, not tiny");
});

test("who is put elsewhere is found by some of the name, and nobody by what two are called", () => {
  const teams = /** @type {any} */ ({
    p2: { room: "klima" },
    p1: { room: "klima" },
    p3: { room: "arten" },
    p4: { room: "klima" },
  });
  const names = /** @type {Record<string, string>} */ ({ p1: "Ada", p2: "Ada", p3: "Ada", p4: "Bela" });
  const people = called(
    teams,
    (id) => names[id] ?? "",
    (room) => room,
  );
  assert.deepEqual(
    [...people],
    [
      ["Ada (arten)", "p3"],
      ["Ada (klima)", "p1"],
      ["Ada (klima) 2", "p2"],
      ["Bela (klima)", "p4"],
    ],
  );
  assert.equal(chosen(people, "bel"), "p4");
  assert.equal(chosen(people, "Ada (klima)"), "p1", "a whole entry, though another one begins with it");
  assert.equal(chosen(people, "ada"), undefined);
  assert.equal(chosen(people, " "), undefined);
  assert.deepEqual(smallestFirst(teams, ["klima", "arten", "recht"]), ["recht", "arten", "klima"]);
  assert.deepEqual(proposed(teams, ["klima", "arten", "recht"], {}), ["recht", "arten"]);
  assert.deepEqual(
    proposed(teams, ["klima", "arten"], { recht: "arten" }),
    [],
    "the next two are not merged by a second press",
  );
});
