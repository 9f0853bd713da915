/**
 * One workshop on this page: line, outbox, store and clock put together. Elements get this and nothing else;
 * they read the store, send commands, and never touch the line.
 */

import { Clock } from "./clock.js";
import { Drafts } from "./drafts.js";
import { Outbox } from "./outbox.js";
import { openShelf } from "./shelf.js";
import { Socket } from "./socket.js";
import { Store } from "./store.js";

/** @typedef {{ id: string, page: "live" | "control" | "stage", language: string, person: string }} About */
/** @typedef {{ person: string, role: string, room: string }} Me */

const VERSION = 1;

export class Workshop extends EventTarget {
  /**
   * @param {About} about
   * @param {Outbox["shelf"]} shelf
   */
  constructor(about, shelf) {
    super();
    this.about = about;
    /** @type {Me} */
    this.me = { person: about.person, role: "", room: "" };
    this.store = new Store();
    this.clock = new Clock();
    this.drafts = new Drafts(`${about.id}/${about.person}`);
    /** @type {Map<string, { count: number, people?: string[] }>} */
    this.present = new Map();
    const address = `${location.origin.replace(/^http/, "ws")}/w/${about.id}/socket`;
    this.socket = new Socket(address, () => this.hello());
    this.outbox = new Outbox((envelope) => this.socket.send(envelope), shelf);
    this.listen();
  }

  /** @param {About} about */
  static async open(about) {
    const workshop = new Workshop(about, await openShelf(`${about.id}/${about.person}`));
    await workshop.outbox.restore();
    workshop.socket.connect();
    return workshop;
  }

  hello() {
    const { page, language } = this.about;
    return { v: VERSION, page, language, epoch: this.store.epoch, seen: this.store.seen };
  }

  listen() {
    this.socket.addEventListener("envelope", (event) => this.take(/** @type {CustomEvent} */ (event).detail));
    this.socket.addEventListener("state", () => {
      if (this.socket.state !== "open") this.outbox.closed();
      this.tell("line");
    });
    this.socket.addEventListener("ended", () => this.tell("ended"));
    this.outbox.addEventListener("state", () => this.tell("outbox"));
    this.store.watch(["all/clock"], () => {
      this.clock.rehearsal = this.store.get("all", "clock") ?? {};
    });
    addEventListener("online", () => this.socket.wake());
    addEventListener("offline", () => this.socket.doubt());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      this.clock.doubt();
      this.socket.wake();
    });
  }

  /** @param {any} message */
  take(message) {
    switch (message.t) {
      case "welcome":
        return this.welcome(message);
      case "snapshot":
        return this.store.replace(message);
      case "changes":
        return this.store.change(message);
      case "leave":
        return this.store.forget(message.audience);
      case "ok":
        return this.outbox.confirm(message);
      case "no":
        return this.outbox.refuse(message);
      case "pong":
        return this.clock.sample(message.now, performance.now() - message.at);
      case "presence":
        this.present.set(message.audience, message);
        return this.tell("presence");
      default:
        return undefined;
    }
  }

  /** @param {{ epoch: string, now: number, person: string, role: string, room: string, audiences: string[] }} message */
  welcome({ epoch, now, person, role, room, audiences }) {
    this.me = { person, role, room };
    if (this.clock.samples.length === 0) this.clock.sample(now, 200);
    this.store.epoch = epoch;
    for (const audience of this.store.audiences.keys()) {
      if (!audiences.includes(audience)) this.store.forget(audience);
    }
    this.outbox.opened();
    this.tell("line");
  }

  /**
   * @param {{ type: string, [field: string]: any }} command
   * @returns {Promise<import("./outbox.js").Outcome>}
   */
  send(command) {
    return this.outbox.send(command);
  }

  /** @returns {boolean} whether this person moderates */
  get staff() {
    return this.me.role === "moderator" || this.me.role === "organiser";
  }

  /** The room in which this person is now, or undefined. @returns {string | undefined} */
  get room() {
    return this.store.get(`me:${this.me.person}`, "place")?.room;
  }

  /**
   * How somebody is called here, in this room or in the whole workshop.
   * @param {string} person
   * @param {string} [room]
   * @returns {string}
   */
  nameOf(person, room) {
    const found =
      (room && this.store.get(`room:${room}`, `name:${person}`)) || this.store.get("all", `name:${person}`);
    return found?.name ?? this.store.get("staff", `person:${person}`)?.name ?? "";
  }

  /** @param {"line" | "outbox" | "presence" | "ended"} what */
  tell(what) {
    this.dispatchEvent(new Event(what));
  }
}
