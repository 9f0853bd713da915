/** Messages to everybody or to some of the rooms, for some minutes; those that are shown now can be withdrawn. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, MINUTE } from "../core/agenda.js";
import { t, tn, unparted } from "../core/words.js";
import "./compose-box.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {{ id: string, rooms: string[], value: { text: string, by: string, at: number, until: number } }} Shown */

const MINUTES = [2, 5, 10, 30];

export class ControlMessages extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    only: { attribute: false },
    picked: { state: true },
    minutes: { state: true },
    choosing: { state: true },
  };

  constructor() {
    super();
    /** The one room to which this person may write; the staff writes to all. */
    this.only = "";
    /** @type {string[]} to which rooms; to everybody where there is none */
    this.picked = [];
    this.minutes = 5;
    /** Whether it is being chosen who is meant. */
    this.choosing = false;
    /** During which item they were picked. */
    this.during = "";
  }

  get ticks() {
    return true;
  }

  watches() {
    return [
      "all/clock",
      "all/theme:",
      "all/message:",
      ...this.rooms().map(({ id }) => `room:${id}/message:`),
    ];
  }

  /** Whoever was meant in one item is not meant any more in the next. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { state, item = "" } = clockEntity(this.store);
    const now = `${state === "planned" || state === "over" ? state : ""}${item}`;
    if (now !== this.during) this.picked = [];
    this.during = now;
  }

  rooms() {
    if (!this.workshop) return [];
    return this.store
      .each("all", "theme")
      .filter(({ id }) => !this.only || id === this.only)
      .sort((a, b) => a.value.place - b.value.place);
  }

  /** @returns {Shown[]} the newest first; what several rooms are shown is one */
  messages() {
    const now = this.workshop.clock.now();
    /** @type {Map<string, Shown>} */
    const shown = new Map();
    if (!this.only)
      for (const one of this.store.each("all", "message")) shown.set(one.id, { ...one, rooms: [] });
    for (const { id: room } of this.rooms()) {
      for (const one of this.store.each(`room:${room}`, "message"))
        shown.set(one.id, { ...one, rooms: [...(shown.get(one.id)?.rooms ?? []), room] });
    }
    return [...shown.values()]
      .filter(({ value }) => value.until > now)
      .sort((a, b) => b.value.at - a.value.at);
  }

  render() {
    const rooms = this.only ? [this.only] : this.picked;
    return html`
      <div class="to">
        <h2 tabindex="-1" data-anchor>${t("Message")}</h2>
        ${this.only ? nothing : this.whom()} ${this.lasting()}
      </div>
      ${this.choosing ? this.addressees() : nothing}
      <compose-box
        .workshop=${this.workshop}
        .about=${"message"}
        .command=${{ type: "message.send", minutes: this.minutes, rooms }}
        .label=${this.toWhom(rooms)}
        .action=${this.sends(rooms)}
        .most=${500}
        .lines=${2}
        @sent=${(/** @type {CustomEvent} */ event) => this.sent(event)}
      ></compose-box>
      ${this.list()} ${this.refused()}
    `;
  }

  /** @param {string[]} rooms */
  toWhom(rooms) {
    if (rooms.length === 0) return t("To everybody, and on the stage");
    if (rooms.length > 3) return tn("To {n} room", "To {n} rooms", rooms.length);
    const name = rooms.map((room) => unparted(this.roomName(room))).join(", ");
    return rooms.length === 1
      ? t("To the room {name}", { name })
      : t("To the rooms {names}", { names: name });
  }

  /** What the button says: the last thing that is read. @param {string[]} rooms */
  sends(rooms) {
    if (this.only) return t("Send");
    return rooms.length ? tn("Send to {n} room", "Send to {n} rooms", rooms.length) : t("Send to everybody");
  }

  /** The next message is meant for others; one that was refused still for these. @param {CustomEvent} event */
  sent({ detail }) {
    if (detail.ok) this.picked = [];
  }

  /** @param {string} room */
  roomName(room) {
    return this.store.get("all", `theme:${room}`)?.name ?? room;
  }

  /** Shows the rooms to choose from: most is said to everybody. */
  whom() {
    return html`<button
      type="button"
      class="button quiet small"
      aria-expanded=${this.choosing}
      @click=${() => {
        this.choosing = !this.choosing;
      }}
    >
      ${icon(this.choosing ? "chevron-down" : "chevron-right")} ${t("To whom")}
    </button>`;
  }

  addressees() {
    return html`<div class="whom" role="group" aria-label=${t("To whom")}>
      ${this.addressee(t("everybody"), this.picked.length === 0, [])}
      ${this.rooms().map(({ id, value }) => {
        const picked = this.picked.includes(id);
        const others = this.picked.filter((room) => room !== id);
        return this.addressee(unparted(value.name), picked, picked ? others : [...others, id]);
      })}
    </div>`;
  }

  /**
   * @param {string} words
   * @param {boolean} picked
   * @param {string[]} then who is picked once it was pressed
   */
  addressee(words, picked, then) {
    return html`<button
      type="button"
      class="button quiet small"
      aria-pressed=${picked}
      @click=${() => {
        this.picked = then;
      }}
    >${words}</button>`;
  }

  lasting() {
    return html`<p class="lasting">
      <label for="message-minutes" class="visually-hidden">${t("Shown for")}</label>
      <select id="message-minutes" @change=${(/** @type {any} */ event) => {
        this.minutes = Number(event.target.value);
      }}>
        ${MINUTES.map((n) => html`<option value=${n} ?selected=${this.minutes === n}>${n} min</option>`)}
      </select>
    </p>`;
  }

  list() {
    const messages = this.messages();
    if (messages.length === 0) return nothing;
    return html`<ul class="sent" aria-label=${t("Shown now")}>
      ${repeat(
        messages,
        ({ id }) => id,
        (one) => this.message(one),
      )}
    </ul>`;
  }

  /** @param {Shown} shown */
  message({ id, rooms, value }) {
    const rest = Math.ceil((value.until - this.workshop.clock.now()) / MINUTE);
    const command = { type: "message.withdraw", message: id, rooms };
    return html`<li>
      <p title=${value.text}><bdi>${value.text}</bdi></p>
      <p class="muted">
        ${rooms.map((room) => this.roomName(room)).join(", ") || t("everybody")} · <bdi>${this.workshop.nameOf(value.by, rooms[0]) || t("the moderators")}</bdi> ·
        ${tn("{n} more minute", "{n} more minutes", rest)}
      </p>
      <button class="button quiet small" @click=${() => this.act(command, id)}>${icon("undo-2")} ${t("Withdraw")}</button>
      ${this.refused(id)}
    </li>`;
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.querySelector("compose-box"))?.focus();
  }
}

customElements.define("control-messages", ControlMessages);
