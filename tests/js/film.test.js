// A film of rooms: what hangs there at any moment, forwards and back, where the agenda stood, and where one steps to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Film } from "../../static/js/replay/film.js";

const MINUTE = 60_000;
const ROOM = { id: "klima", name: "Klima", questions: ["What?", "How?"] };
const AGENDA = [
  { id: "rooms", title: "Rooms", steps: ["Write", "Cluster"] },
  { id: "end", title: "End", steps: [] },
];
const note = (/** @type {string} */ text, section = 1) => ({
  item: "rooms",
  section,
  text,
  kind: "statement",
  at: 0,
});

/** @type {any[][]} */
const LINES = [
  ["room", 0, "klima", { "goal:1": { place: 0, text: "Shade" }, "note:seed": note("A seed") }, []],
  ["clock", 10 * MINUTE, "rooms", 0, "running"],
  ["room", 11 * MINUTE, "klima", { "note:a": note("A pond"), "note:b": note("Roofs") }, []],
  ["room", 11 * MINUTE, "arten", { "note:z": note("Elsewhere") }, []],
  ["clock", 12 * MINUTE, "rooms", 1, "running"],
  [
    "room",
    13 * MINUTE,
    "klima",
    { "cluster:c": { section: 2, at: 1, name: "Water" }, "spot:a": { section: 2, cluster: "c" } },
    [],
  ],
  ["led", 14 * MINUTE, "rooms.klima", 0],
  [
    "room",
    15 * MINUTE,
    "klima",
    {
      "note:a": note("A big pond"),
      "tally:rooms.1": { dots: { a: 3 }, people: 1 },
    },
    ["note:b"],
  ],
  ["clock", 16 * MINUTE, "end", 0, "running"],
  ["clock", 20 * MINUTE, "end", 0, "over"],
];

test("it begins in the room in which the most has happened, not at an empty wall", () => {
  const rooms = [{ ...ROOM, id: "leer" }, { ...ROOM, id: "arten" }, ROOM];
  assert.equal(whole().fullest(rooms).id, "klima");
  assert.equal(whole().fullest([{ ...ROOM, id: "leer" }]).id, "leer");
});

function whole() {
  const film = new Film(AGENDA);
  for (const line of LINES) film.take(line);
  return film;
}

/** @param {import("../../static/js/replay/film.js").Playing} playing */
const texts = (playing) => playing.sections().map(({ cards }) => cards.map((card) => card.note.text));

test("it begins when the agenda does, with what hung there before", () => {
  const film = whole();
  assert.deepEqual([film.begin, film.end], [10 * MINUTE, 20 * MINUTE]);
  const playing = film.play(ROOM);
  playing.seek(film.begin);
  assert.deepEqual(texts(playing), [["A seed"], []]);
});

test("every moment looks the same, however one comes there", () => {
  const film = whole();
  for (const t of [10, 11, 12, 13, 15, 20].map((minutes) => minutes * MINUTE)) {
    const [straight, wandering] = [film.play(ROOM), film.play(ROOM)];
    straight.seek(t);
    for (const way of [20, 11, 15, 10]) wandering.seek(way * MINUTE);
    wandering.seek(t);
    assert.deepEqual(texts(wandering), texts(straight));
    assert.deepEqual(wandering.news, straight.news);
  }
});

test("it tells what has just come", () => {
  const playing = whole().play(ROOM);
  const news = (/** @type {number} */ minutes) => {
    playing.seek(minutes * MINUTE);
    return playing.news.map(({ what, text }) => `${what} ${text}`.trim());
  };
  assert.deepEqual(news(11), ["came A pond", "came Roofs"]);
  assert.deepEqual(news(13), ["named Water", "joined A pond"]);
  assert.deepEqual(news(15), ["went Roofs", "reworded A big pond", "counted"]);
  assert.deepEqual([...(playing.dots().get("a") ?? [])], [undefined, 3], "each question has dots of its own");
});

test("a room stands where its host leads it, else where the agenda is", () => {
  const film = whole();
  const at = (/** @type {number} */ minutes, room = "klima") =>
    Object.values(film.standing(minutes * MINUTE, room));
  assert.deepEqual(at(10), ["Rooms", "Write"]);
  assert.deepEqual(at(13), ["Rooms", "Cluster"]);
  assert.deepEqual(
    [at(15), at(15, "arten")],
    [
      ["Rooms", "Write"],
      ["Rooms", "Cluster"],
    ],
  );
  assert.deepEqual(at(17), ["End", ""]);
});

test("the agenda is marked as it ran, and one steps from change to change", () => {
  const film = whole();
  assert.deepEqual(
    film.spans().map(({ title, from, to }) => [title, from / MINUTE, to / MINUTE]),
    [
      ["Rooms", 10, 16],
      ["End", 16, 20],
    ],
  );
  assert.deepEqual(
    film.stops("klima").map((t) => t / MINUTE),
    [10, 11, 12, 13, 15, 16, 20],
  );
});
