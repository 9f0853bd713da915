/** Somebody is told in which room they will be while something else is on: a notice, until it is read. */

import { html, nothing } from "../../vendor/lit.js";
import { begun, clockEntity, items } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t, unparted } from "../core/words.js";
import { languageOf } from "./about.js";
import { badge } from "./icons.js";
import { reasonFor } from "./own-room-reason.js";
import { Piece } from "./piece.js";
import { understoodButton } from "./understood-button.js";

/** @typedef {import("./own-room-reason.js").Team} Team */

export class RoomTold extends Piece {
  constructor() {
    super();
    /** The item that was on when it was looked last. */
    this.at = "";
    /** @type {Map<string, string> | undefined} the rooms that are known of, by item; none before the first look */
    this.known = undefined;
    /** @type {Set<string>} the items whose room was told while this one is on */
    this.news = new Set();
  }

  watches() {
    return [`${this.me}/`, "all/clock", "all/item:", "all/ran:", "all/theme:"];
  }

  get me() {
    return `me:${this.workshop?.me.person}`;
  }

  /** Rooms that are released by hand, of items that have not begun. @returns {Map<string, Team>} */
  teams() {
    const whole = items(this.store);
    const byHand = (/** @type {string} */ id) =>
      whole.some(({ settings }) => settings?.release === "by-hand" && settings.rounds?.includes(id));
    const found = this.store.each(this.me, "team");
    return new Map(
      found.filter(({ id }) => byHand(id) && !begun(this.store, id)).map(({ id, value }) => [id, value]),
    );
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.look();
  }

  /** What is this person's comes after what is everybody's: the rooms that they know of already are no news. */
  look() {
    if (!this.store.audiences.has(this.me)) return;
    const teams = this.teams();
    const { item = "" } = clockEntity(this.store);
    if (item !== this.at) this.news.clear();
    for (const [id, { room }] of teams)
      if (this.known && item === this.at && this.known.get(id) !== room) this.tell(id);
    this.at = item;
    this.known = new Map([...teams].map(([id, { room }]) => [id, room]));
  }

  /** @param {string} id */
  tell(id) {
    this.news.add(id);
    announce(this.words(id));
  }

  /**
   * @param {string} id
   * @param {string} [theme] what stands where the theme is called
   */
  words(id, theme = unparted(this.theme(id)?.name ?? "")) {
    const team = this.teams().get(id);
    const item = this.store.get("all", `item:${id}`)?.title ?? "";
    return team
      ? t("“{item}”: you will be in {theme} ({why}).", {
          item: unparted(item),
          theme,
          why: reasonFor(this.store, this.me, id, team),
        })
      : "";
  }

  /** @param {string} id */
  theme(id) {
    return this.store.get("all", `theme:${this.teams().get(id)?.room}`);
  }

  render() {
    const news = [...this.news].filter((id) => this.theme(id));
    if (news.length === 0) return nothing;
    return html`<div class="notice message room-told">
      <div>${news.map((id) => this.told(id))}</div>
      ${understoodButton(() => this.understand())}
    </div>`;
  }

  /** With its emblem, and its name as the one thing to see. @param {string} id */
  told(id) {
    const theme = this.theme(id);
    const [before, after] = this.words(id, "\n").split("\n");
    return html`<p data-theme=${this.teams().get(id)?.room}>
      ${badge(theme)} <span>${before}<b lang=${languageOf(this.store)}>${theme.name}</b>${after}</span>
    </p>`;
  }

  understand() {
    this.news.clear();
    this.requestUpdate();
    // The button that was pressed is gone.
    this.updateComplete.then(() => document.getElementById("main")?.focus({ preventScroll: true }));
  }
}

customElements.define("room-told", RoomTold);
