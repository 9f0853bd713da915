/**
 * One workshop on this page: line, outbox, store and clock put together. Elements get this and nothing else;
 * they read the store, send commands, and never touch the line.
 */

import { admitted } from "./admission.js";
import { Clock } from "./clock.js";
import { Drafts } from "./drafts.js";
import { Outbox } from "./outbox.js";
import { presenceAfter } from "./presence.js";
import { openShelf } from "./shelf.js";
import { Socket } from "./socket.js";
import { Store } from "./store.js";
import { Stream } from "./stream.js";
import { Understood } from "./understood.js";

/** @typedef {{ id: string, page: "live" | "control" | "stage", language: string, person: string }} About */
/** @typedef {{ person: string, role: string, room: string }} Me */

/** @typedef {{ one: import("./outbox.js").Kept, outcome: import("./outbox.js").Outcome }} Told */

const VERSION = 1;
// Close codes (RFC 6455, 7.4).
const POLICY = 1008;
const TOO_BIG = 1009;

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
    this.understood = new Understood(`${about.id}/${about.person}`);
    /** @type {Map<string, import("./presence.js").Presence>} */
    this.present = new Map();
    this.socket = new Socket(
      () => this.hello(),
      () => admitted(location.pathname),
      (way) => this.line(way),
    );
    this.outbox = new Outbox((envelope) => this.socket.send(envelope), shelf);
    this.listen();
  }

  /** @param {About} about */
  static open(about) {
    const workshop = new Workshop(about, openShelf(`${about.id}/${about.person}`));
    workshop.outbox.restore();
    workshop.socket.connect();
    return workshop;
  }

  /** @param {import("./socket.js").Way} way @returns {WebSocket} */
  line(way) {
    const address = `${location.origin}/w/${this.about.id}`;
    if (way === "socket") return new WebSocket(`${address.replace(/^http/, "ws")}/socket`);
    return /** @type {any} */ (new Stream(address, () => this.hello()));
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
    this.socket.addEventListener("lost", (event) => this.lost(/** @type {CustomEvent} */ (event).detail));
    this.socket.addEventListener("ended", () => this.tell("ended"));
    this.outbox.addEventListener("change", () => this.tell("outbox"));
    this.outbox.addEventListener("settled", (event) =>
      this.settled(/** @type {CustomEvent} */ (event).detail),
    );
    this.outbox.addEventListener("unsent", (event) => this.unsent(/** @type {CustomEvent} */ (event).detail));
    this.store.watch(["all/clock"], () => {
      this.clock.rehearsal = this.store.get("all", "clock") ?? {};
    });
    addEventListener("beforeunload", (event) => this.loses && event.preventDefault());
    addEventListener("online", () => this.socket.wake());
    addEventListener("offline", () => this.socket.doubt());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      this.clock.doubt();
      this.socket.wake();
    });
  }

  /** The line was closed because of what this page said: the command that it said is at fault. @param {number} code */
  lost(code) {
    if (code === POLICY || code === TOO_BIG) this.outbox.setAside();
  }

  /** @param {Told} told */
  settled({ one, outcome }) {
    this.drafts.settle(one, outcome);
  }

  /** What an earlier page sent is refused: its text becomes a draft again. @param {Told} told */
  unsent({ one, outcome }) {
    if (!outcome.ok) this.drafts.takeBack(one, outcome);
    this.tell("outbox");
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
        this.present.set(
          message.audience,
          presenceAfter(this.present.get(message.audience), message, this.clock.now()),
        );
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
   * @param {import("./command.js").Command} command
   * @param {string} [id] under which it was given before, where it was
   * @returns {Promise<import("./outbox.js").Outcome>}
   */
  send(command, id) {
    return this.outbox.send(command, id);
  }

  /** Now or never, see the outbox. @param {import("./command.js").Command} command */
  fleeting(command) {
    return this.outbox.fleeting(command);
  }

  /** @returns {boolean} whether something that was written here would be gone with the page */
  get loses() {
    const { outbox, drafts } = this;
    return drafts.passing || (outbox.kept.length > 0 && !outbox.keeps);
  }

  /** @returns {boolean} whether this person moderates */
  get staff() {
    return this.me.role === "moderator" || this.me.role === "organiser";
  }

  /** @returns {number} how many have a page open: participants and hosts; who moderates is never counted */
  get connected() {
    return this.present.get("all")?.count ?? 0;
  }

  /** @returns {number} how many of them host a room */
  get hosts() {
    return this.present.get("all")?.hosts ?? 0;
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
