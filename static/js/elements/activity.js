/**
 * The base of every activity's element. An activity is drawn on three pages: `live` for who takes part,
 * `control` for who moderates, `stage` for the shared screen; each has a method of its own. It is drawn again when
 * what it watches changes, and when the time has come that `due` names.
 */

import { html, nothing } from "../../vendor/lit.js";
import { graceEnds, phase } from "../core/agenda.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {{ kind: string, id: string, room: string, text: string }} Marked an entity of a room, and what it says */
/** @typedef {{ store: import("../core/store.js").Store, item: Item, people: number, hosts: number }} About `hosts` of the `people` host a room */

// In ms: no timer can be set for longer, and none need be exact.
const MOST_WAITED = 2 ** 31 - 1;
const MARGIN = 20;
/** What the server answers when something has been done before. */
const ALREADY = new Set(["already", "already-said"]);

export class ActivityElement extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    page: { attribute: false },
    compact: { attribute: false },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Item} */
    this.item = /** @type {any} */ (undefined);
    /** @type {"live" | "control" | "stage"} */
    this.page = "live";
    /** Drawn inside another activity, a break that reopens it. */
    this.compact = false;
    /** Why what was asked last was not done. */
    this.problem = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.item) this.wait();
  }

  wait() {
    clearTimeout(this.waiting);
    const { clock } = this.workshop;
    const rest = (this.due - clock.now()) / (clock.rehearsal.speed ?? 1);
    if (rest < MOST_WAITED) this.waiting = setTimeout(() => this.requestUpdate(), Math.max(rest, 0) + MARGIN);
  }

  /** When it is to be drawn again even if nothing changes, in workshop time. @returns {number} */
  get due() {
    const ends = graceEnds(this.store, this.item.id);
    return ends > this.workshop.clock.now() ? ends : Number.POSITIVE_INFINITY;
  }

  /**
   * What moderators should know before `people` enter an item of this kind: short sentences. Where there are
   * none, the control panel only says that so many go along.
   * @param {About} _about
   * @returns {string[]}
   */
  static entering(_about) {
    return [];
  }

  /**
   * What moderators should know before they leave an item of this kind, beside that it closes.
   * @param {About} _about
   * @returns {string[]}
   */
  static leaving(_about) {
    return [];
  }

  /**
   * What speaks against leaving an item of this kind as things stand: read before all else that leaving does.
   * @param {About} _about
   * @returns {string[]}
   */
  static warning(_about) {
    return [];
  }

  /**
   * Whether something of a closed item of this kind still waits for those who moderate.
   * @param {{ store: import("../core/store.js").Store, item: Item }} _about
   * @returns {boolean}
   */
  static waits(_about) {
    return false;
  }

  /**
   * What rooms of an item of this kind have marked to be shown to all.
   * @param {{ store: import("../core/store.js").Store, item: Item }} _about
   * @returns {Marked[]}
   */
  static forPlenary(_about) {
    return [];
  }

  /**
   * What they should know before the agenda goes to the next step of an item of this kind.
   * @param {About} _about
   * @returns {string[]}
   */
  static stepping(_about) {
    return [];
  }

  /**
   * Where a room stands in an item of this kind. Where an activity says so, it also says when a room goes on.
   * @param {{ store: import("../core/store.js").Store, item: Item, room: string }} _about
   * @returns {import("./pace.js").Pace | undefined} nothing where its rooms go with the agenda
   */
  static pace(_about) {
    return undefined;
  }

  /**
   * By which settings an item of this kind works now, where moderators may turn one while it runs; its guide says so.
   * @param {{ store: import("../core/store.js").Store, item: Item }} about
   * @returns {Record<string, any>}
   */
  static settingsNow({ item }) {
    return item.settings ?? {};
  }

  /** @returns {Record<string, any>} */
  get settings() {
    return this.item.settings ?? {};
  }

  /** How the agenda clock stands to this item. */
  get phase() {
    return phase(this.store, this.item.id, this.workshop.clock.now());
  }

  /** Whether people may contribute now. */
  get open() {
    return this.phase === "open" || this.phase === "grace";
  }

  /** This person's own audience. @returns {string} */
  get own() {
    return `me:${this.workshop.me.person}`;
  }

  /** The last sequence of which this page was told, both of all and of this person. */
  get seen() {
    return Math.min(this.store.seen.all ?? 0, this.store.seen[this.own] ?? 0);
  }

  /**
   * Send a command about this item.
   * @param {string} type
   * @param {Record<string, any>} [fields]
   * @returns {Promise<Outcome>}
   */
  send(type, fields = {}) {
    return this.workshop.send({ type, item: this.item.id, ...fields });
  }

  /**
   * The same, and a refusal is shown.
   * @param {string} type
   * @param {Record<string, any>} [fields]
   */
  async act(type, fields) {
    return this.settle(await this.send(type, fields));
  }

  /** @param {Outcome} outcome @returns {boolean} whether it was done */
  settle(outcome) {
    // On another device, perhaps: what was wanted is the case.
    this.problem = outcome.ok || ALREADY.has(outcome.code) ? "" : outcome.text;
    return outcome.ok;
  }

  /** The refusal, where it belongs. */
  refused() {
    if (!this.problem) return nothing;
    return html`<p class="error" role="alert">${icon("triangle-alert")} ${this.problem}</p>`;
  }

  watches() {
    return ["all/clock", `all/item:${this.item?.id}`];
  }

  render() {
    if (!this.item) return nothing;
    if (this.page === "control") return this.control();
    if (this.page === "stage") return this.stage();
    return this.live();
  }

  /** @returns {unknown} */
  live() {
    return nothing;
  }

  /** @returns {unknown} */
  control() {
    return nothing;
  }

  /** @returns {unknown} */
  stage() {
    return nothing;
  }
}
