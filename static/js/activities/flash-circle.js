/** Who speaks to whom in a flash round: everybody, or those in one room; and what lies in the store of it. */

import { turnsOf } from "./flash-turns.js";
import { shuffled } from "./flash-wall.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {import("./flash-wall.js").Spoken} Spoken */

const STAFF = new Set(["moderator", "organiser"]);

/**
 * With whom somebody speaks: those in the room where they are, as the server has it; else with whom they have written.
 * @param {{ room?: string, me: { room?: string } }} workshop
 * @param {{ room?: string } | undefined} ballot
 */
export function roomFor({ room, me }, ballot) {
  return room || me.room || ballot?.room || "";
}

/**
 * Those of all rooms, in the order of their themes; a room that works in another one has none.
 * @param {Store} store
 * @param {string} item
 * @returns {Circle[]}
 */
export function circlesIn(store, item) {
  const themes = store.each("all", "theme").sort((a, b) => a.value.place - b.value.place);
  const all = themes.map(({ id }) => new Circle(store, item, id));
  return all.filter(({ elsewhere, room }) => !elsewhere[room]);
}

export class Circle {
  /**
   * @param {Store} store
   * @param {string} item
   * @param {string} [room] nothing where all are together
   */
  constructor(store, item, room = "") {
    this.store = store;
    this.item = item;
    this.room = room;
  }

  get audience() {
    return this.room ? `room:${this.room}` : "all";
  }

  /** Since when the sentences are shown, and how many chose each mark. @returns {{ at: number, marks: number[] } | undefined} */
  get revealed() {
    return this.store.get(this.audience, `revealed:${this.item}`);
  }

  /** In which order people speak; nothing where they write. @returns {import("./flash-turns.js").Order | undefined} */
  get order() {
    return this.store.get(this.audience, `order:${this.item}`);
  }

  /** The same, as it is drawn. */
  get turns() {
    return this.order && turnsOf(this.order, (id) => this.nameOf(id));
  }

  /** @returns {Spoken[]} in an order that says nothing about who wrote them */
  get sentences() {
    return this.sentencesOf(this.audience);
  }

  /** Those that were hidden, for who may show them again. @returns {Spoken[]} */
  get hidden() {
    return this.sentencesOf(this.room ? `host:${this.room}` : "staff");
  }

  /** @param {string} audience @returns {Spoken[]} */
  sentencesOf(audience) {
    const found = this.store.each(audience, "sentence").filter(({ id }) => id.startsWith(`${this.item}.`));
    return shuffled(found.map(({ id, value }) => ({ id, text: value.text })));
  }

  /** The rooms that work in another one, with that one. @returns {Record<string, string>} */
  get elsewhere() {
    const { reopens = [] } = this.store.get("all", `item:${this.item}`) ?? {};
    const found = reopens.map((/** @type {string} */ id) => this.store.get("all", `merged:${id}`)?.into);
    return Object.assign({}, ...found);
  }

  /** The rooms that work in this one. */
  get guests() {
    const here = Object.entries(this.elsewhere).filter(([, into]) => into === this.room);
    return this.room ? here.map(([id]) => id) : [];
  }

  /** How many have handed in, and how many have passed; also in the rooms that work in this one. */
  get counts() {
    const rooms = [this.room, ...this.guests];
    const about = this.room ? rooms.map((id) => `${this.item}.${id}`) : [this.item];
    const count = (/** @type {string} */ name) =>
      about.reduce((sum, id) => sum + this.store.number("all", `${name}:${id}`), 0);
    return { said: count("said"), passed: count("passed") };
  }

  /** Their name in here; empty where they are gone, or in another room. @param {string} person */
  nameOf(person) {
    const found = this.store.get(this.audience, `name:${person}`);
    return found && (!this.room || found.here) ? found.name : "";
  }

  /** Who takes part there, as far as this page may know. @returns {string[]} */
  get present() {
    if (this.room)
      return this.in("name")
        .filter(({ value }) => value.here)
        .map(({ id }) => id);
    const people = this.store.each("staff", "person");
    return people.filter(({ value }) => !value.removed && !STAFF.has(value.role)).map(({ id }) => id);
  }

  /** @param {string} kind */
  in(kind) {
    return this.store.each(this.audience, kind);
  }
}

/**
 * How many sentences of an item nobody has seen yet.
 * @param {import("../core/store.js").Store} store
 * @param {string} item
 */
export function sealedIn(store, item) {
  const waiting = store.each("all", "said").filter(({ id }) => {
    const [of, room] = id.split(".");
    return of === item && !store.get(room ? `room:${room}` : "all", `revealed:${item}`);
  });
  return waiting.reduce((sum, { value }) => sum + Number(value), 0);
}
