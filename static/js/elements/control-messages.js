/** Messages to everybody or to one room, for some minutes; those that are shown now can be withdrawn. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { MINUTE } from "../core/agenda.js";
import { t, tn, unparted } from "../core/words.js";
import "./compose-box.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {{ id: string, room: string, value: { text: string, by: string, at: number, until: number } }} Shown */

const MINUTES = [2, 5, 10, 30];

export class ControlMessages extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    only: { attribute: false },
    room: { state: true },
    minutes: { state: true },
  };

  constructor() {
    super();
    /** The one room to which this person may write; the staff writes to all. */
    this.only = "";
    this.room = "";
    this.minutes = 5;
  }

  get ticks() {
    return true;
  }

  watches() {
    return ["all/theme:", "all/message:", ...this.rooms().map(({ id }) => `room:${id}/message:`)];
  }

  rooms() {
    if (!this.workshop) return [];
    return this.store
      .each("all", "theme")
      .filter(({ id }) => !this.only || id === this.only)
      .sort((a, b) => a.value.place - b.value.place);
  }

  /** @returns {Shown[]} the newest first */
  messages() {
    const now = this.workshop.clock.now();
    const audiences = [...(this.only ? [] : [""]), ...this.rooms().map(({ id }) => id)];
    return audiences
      .flatMap((room) =>
        this.store.each(room ? `room:${room}` : "all", "message").map((one) => ({ ...one, room })),
      )
      .filter(({ value }) => value.until > now)
      .sort((a, b) => b.value.at - a.value.at);
  }

  render() {
    const room = this.only || this.room;
    return html`
      <h2 tabindex="-1" data-anchor>${t("Message")}</h2>
      <compose-box
        .workshop=${this.workshop}
        .about=${"message"}
        .command=${{ type: "message.send", minutes: this.minutes, ...(room && { room }) }}
        .label=${this.toWhom(room)}
        .most=${500}
        .lines=${1}
      ></compose-box>
      <div class="to">${this.only ? nothing : this.choosing()} ${this.lasting()}</div>
      ${this.list()} ${this.refused()}
    `;
  }

  /** @param {string} room */
  toWhom(room) {
    return room ? t("To the room {name}", { name: this.roomName(room) }) : t("To everybody");
  }

  /** @param {string} room */
  roomName(room) {
    return this.store.get("all", `theme:${room}`)?.name ?? room;
  }

  choosing() {
    return html`<p class="field">
      <label for="message-room">${t("To whom")}</label>
      <select id="message-room" @change=${(/** @type {any} */ event) => this.choose({ room: event.target.value })}>
        <option value="" ?selected=${this.room === ""}>${t("everybody")}</option>
        ${this.rooms().map(({ id, value }) => html`<option value=${id} ?selected=${this.room === id}>${unparted(value.name)}</option>`)}
      </select>
    </p>`;
  }

  lasting() {
    return html`<p class="field">
      <label for="message-minutes">${t("Shown for")}</label>
      <select id="message-minutes" @change=${(/** @type {any} */ event) => this.choose({ minutes: Number(event.target.value) })}>
        ${MINUTES.map((n) => html`<option value=${n} ?selected=${this.minutes === n}>${n} min</option>`)}
      </select>
    </p>`;
  }

  /** @param {{ room?: string, minutes?: number }} chosen */
  choose({ room = this.room, minutes = this.minutes }) {
    this.room = room;
    this.minutes = minutes;
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
  message({ id, room, value }) {
    const rest = Math.ceil((value.until - this.workshop.clock.now()) / MINUTE);
    const command = { type: "message.withdraw", message: id, ...(room && { room }) };
    return html`<li>
      <p><bdi>${value.text}</bdi></p>
      <p class="muted">
        ${room ? this.roomName(room) : t("everybody")} · <bdi>${this.workshop.nameOf(value.by, room) || t("the moderators")}</bdi> ·
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
