/**
 * A film of rooms as plain values: what was put and taken out when, where the agenda stood, and the state of one room
 * at any moment. Nothing here draws. Times are workshop time in ms.
 */

import { readCards, readClusters, readSections } from "../activities/board-model.js";

/** @typedef {{ t: number, put: Record<string, any>, gone: string[] }} Entry */
/** @typedef {{ t: number, item: string, step: number, state: string }} Standing */
/** @typedef {{ id: string, name: string, questions: string[] }} Room */
/** @typedef {{ id: string, title: string, steps: string[] }} Item */
/** @typedef {{ what: "came" | "went" | "moved" | "joined" | "reworded" | "named" | "goal" | "counted", text: string }} Piece of news */

// What comes within this time is one step.
const TOGETHER = 30_000;

export class Film {
  /** @param {readonly Item[]} agenda */
  constructor(agenda) {
    this.agenda = new Map(agenda.map((item) => [item.id, item]));
    /** @type {Standing[]} */
    this.clocks = [];
    /** @type {Map<string, { t: number, step: number | null }[]>} by `<item>.<room>` */
    this.led = new Map();
    /** @type {Map<string, Entry[]>} */
    this.rooms = new Map();
    this.cut = false;
  }

  /** @param {any[]} line as the server writes it */
  take([what, t, ...rest]) {
    if (what === "clock") this.clocks.push({ t, item: rest[0], step: rest[1], state: rest[2] });
    else if (what === "led") push(this.led, rest[0], { t, step: rest[1] });
    else if (what === "room") push(this.rooms, rest[0], { t, put: rest[1], gone: rest[2] });
    else this.cut = true;
  }

  /** Whether the workshop has run: before, nothing has grown. */
  get begun() {
    return this.clocks.some(({ state }) => state !== "planned");
  }

  /** When the workshop began to run; what was there before is there from the beginning. */
  get begin() {
    const first = this.clocks.find(({ state }) => state !== "planned");
    return first?.t ?? Math.min(...[...this.rooms.values()].map(([entry]) => entry?.t ?? 0), Infinity);
  }

  get end() {
    const last = [this.clocks, ...this.rooms.values()].map((all) => all.at(-1)?.t ?? 0);
    return Math.max(this.begin, ...last);
  }

  /** Where a room stands at a moment. @param {number} t @param {string} room */
  standing(t, room) {
    const clock = this.clocks.findLast((one) => one.t <= t) ?? this.clocks[0];
    const item = clock && this.agenda.get(clock.item);
    if (!clock || !item) return { title: "", step: "" };
    const own = this.led.get(`${clock.item}.${room}`)?.findLast((one) => one.t <= t)?.step;
    return { title: item.title, step: item.steps[own ?? clock.step] ?? "" };
  }

  /** The items as they ran, one after another. @returns {{ title: string, from: number, to: number }[]} */
  spans() {
    /** @type {{ id: string, title: string, from: number, to: number }[]} */
    const found = [];
    for (const { t, item, state } of this.clocks) {
      const open = found.at(-1);
      if (open && (open.id !== item || state === "over")) open.to = t;
      const title = this.agenda.get(item)?.title;
      if (title && state !== "over" && open?.id !== item)
        found.push({ id: item, title, from: t, to: this.end });
    }
    return found.filter(({ from, to }) => to > from);
  }

  /** The moments at which there is something new in a room, or the agenda goes on. @param {string} room */
  stops(room) {
    const entries = (this.rooms.get(room) ?? []).map(({ t }) => Math.max(t, this.begin));
    const last = entries.filter((t, place) => (entries[place + 1] ?? Infinity) - t > TOGETHER);
    const all = new Set([this.begin, ...this.clocks.map(({ t }) => t), ...last, this.end]);
    return [...all].filter((t) => t >= this.begin).sort((a, b) => a - b);
  }

  /** The room in which the most has happened, the first of several: an empty wall is no beginning. @param {readonly Room[]} rooms */
  fullest(rooms) {
    const much = (/** @type {Room} */ { id }) => this.rooms.get(id)?.length ?? 0;
    return rooms.reduce(
      (most, room) => (much(room) > much(most) ? room : most),
      /** @type {Room} */ (rooms[0]),
    );
  }

  /** @param {Room} room */
  play(room) {
    return new Playing(this.rooms.get(room.id) ?? [], room, this.begin);
  }
}

/** One room that is being played: `seek` goes to a moment, forwards or back. */
export class Playing {
  /**
   * @param {readonly Entry[]} entries
   * @param {Room} room
   * @param {number} begin
   */
  constructor(entries, room, begin) {
    this.entries = entries;
    this.room = room;
    this.begin = begin;
    this.place = 0;
    /** @type {Map<string, Map<string, any>>} by kind and id */
    this.kinds = new Map();
    /** @type {Piece[]} what came with the last entry */
    this.news = [];
    /** @type {ReadonlyMap<string, import("../activities/board-model.js").Card>} */
    this.cards = new Map();
    /** @type {ReadonlyMap<string, import("../activities/board-model.js").Cluster>} */
    this.clusters = new Map();
  }

  rewind() {
    this.place = 0;
    this.kinds = new Map();
    this.news = [];
  }

  /**
   * To that moment; whether anything is different from then on.
   * @param {number} t
   */
  seek(t) {
    const before = this.place;
    const last = this.entries[this.place - 1];
    if (last && Math.max(last.t, this.begin) > t) this.rewind();
    for (; this.place < this.entries.length; this.place += 1) {
      const entry = /** @type {Entry} */ (this.entries[this.place]);
      if (Math.max(entry.t, this.begin) > t) break;
      const news = this.apply(entry);
      if (news.length) this.news = news;
    }
    return this.place !== before;
  }

  /** @param {Entry} entry */
  apply({ put, gone }) {
    /** @type {Piece[]} */
    const news = [];
    for (const key of gone) {
      const [kind, id] = parted(key);
      const was = this.of(kind).get(id);
      this.of(kind).delete(id);
      if (was && kind === "note") news.push({ what: "went", text: was.text });
    }
    for (const [key, value] of Object.entries(put)) {
      const [kind, id] = parted(key);
      const was = this.of(kind).get(id);
      this.of(kind).set(id, value);
      const piece = this.piece(kind, id, value, was);
      if (piece) news.push(piece);
    }
    return news;
  }

  /**
   * What an entity that was put is to who watches.
   * @param {string} kind
   * @param {string} id
   * @param {any} value
   * @param {any} was
   * @returns {Piece | undefined}
   */
  piece(kind, id, value, was) {
    if (kind === "note" && was?.text !== value.text)
      return { what: was ? "reworded" : "came", text: value.text };
    if (kind === "spot") {
      const text = this.of("note").get(id)?.text;
      return text && { what: value.cluster && value.cluster !== was?.cluster ? "joined" : "moved", text };
    }
    if (kind === "cluster" && value.name && value.name !== was?.name)
      return { what: "named", text: value.name };
    if (kind === "goal" && was?.text !== value.text) return { what: "goal", text: value.text };
    return kind === "tally" ? { what: "counted", text: "" } : undefined;
  }

  /** @param {string} kind */
  of(kind) {
    const found = this.kinds.get(kind) ?? new Map();
    this.kinds.set(kind, found);
    return found;
  }

  /** What hangs there now, as the wall has it. @returns {import("../activities/board-model.js").Section[]} */
  sections() {
    const source = {
      each: (/** @type {string} */ kind) => [...this.of(kind)].map(([id, value]) => ({ id, value })),
      veiled: () => [],
      support: () => 0,
      supported: () => false,
      mine: () => false,
      hopes: /** @type {any} */ ({ read: () => undefined }),
    };
    this.cards = readCards(this.cards, source);
    this.clusters = readClusters(this.clusters, source, this.cards);
    return readSections(this.room.questions, this.cards.values(), this.clusters);
  }

  /** How many dots were counted on each card and cluster, by the place of their question. @returns {Map<string, number[]>} */
  dots() {
    const sums = new Map();
    for (const [of, { dots }] of this.of("tally")) {
      const place = Number(of.slice(of.lastIndexOf(".") + 1));
      for (const [id, many] of Object.entries(dots)) {
        const found = sums.get(id) ?? [];
        found[place] = (found[place] ?? 0) + many;
        sums.set(id, found);
      }
    }
    return sums;
  }
}

/** @param {string} key @returns {[string, string]} */
function parted(key) {
  const colon = key.indexOf(":");
  return [key.slice(0, colon), key.slice(colon + 1)];
}

/**
 * @template Value
 * @param {Map<string, Value[]>} lists
 * @param {string} key
 * @param {Value} value
 */
function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
