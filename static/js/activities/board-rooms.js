/**
 * All rooms at a glance, for who moderates: who is there, whether the board grows, where help is needed; and
 * the ways into a room: look in, write to it, take people to another one. Hosts see their own room here.
 */

import { createRef, html, nothing, ref, repeat, svg } from "../../vendor/lit.js";
import { clockEntity } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { number, t, tn } from "../core/words.js";
import "../elements/compose-box.js";
import { badge, icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { atAGlance, attendance, byUrgency } from "./board-attendance.js";
import "./board-people.js";
import "./board-room.js";

/** @typedef {import("./board-model.js").Theme} Theme */
/** @typedef {import("./board-attendance.js").Row} Row */

const MINUTE = 60_000;

export class BoardRooms extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    rooms: { attribute: false },
    open: { attribute: false },
    inside: { state: true },
    addressed: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    /** @type {{ id: string, value: Theme }[]} */
    this.rooms = [];
    /** Whether cards can be worked on now. */
    this.open = false;
    /** The room into which one looks. */
    this.inside = "";
    /** The room to which one writes. */
    this.addressed = "";
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.window = createRef();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.letter = createRef();
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    const rooms = this.shown.flatMap(({ id }) => [
      `room:${id}/note:`,
      `room:${id}/name:`,
      `host:${id}/help:`,
    ]);
    return ["all/clock", ...rooms];
  }

  /** The rooms of which this person is told. */
  get shown() {
    if (!this.workshop || this.workshop.staff) return this.rooms;
    return this.rooms.filter(({ id }) => id === this.workshop.me.room);
  }

  /** @returns {Row[]} */
  get rows() {
    const opened = clockEntity(this.store).began ?? 0;
    const rows = this.shown.map(({ id }) => {
      const audience = `room:${id}`;
      const connected = this.workshop.present.get(audience)?.people ?? [];
      const guests = attendance(this.store.each(audience, "name"), connected);
      const notes = this.store.each(audience, "note").map(({ value }) => value);
      const calls = this.store.each(`host:${id}`, "help").map(({ value }) => value);
      return atAGlance({ id, guests, notes, calls, opened }, this.workshop.clock.now());
    });
    return byUrgency(rows);
  }

  render() {
    return html`
      <h3 id="rooms-title">${t("Rooms")}</h3>
      <table class="table" aria-labelledby="rooms-title">
        <thead>
          <tr>
            <th scope="col">${t("Room")}</th>
            <th scope="col">${t("People")}</th>
            <th scope="col" class="num">${t("Cards")}</th>
            <th scope="col" class="state">${t("Last 10 min")}</th>
            <th scope="col"><span class="visually-hidden">${t("What to do")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.rows,
            ({ id }) => id,
            (row) => this.row(row),
          )}
        </tbody>
      </table>
      ${this.lookingIn()} ${this.writing()}
    `;
  }

  /** @param {Row} row */
  row(row) {
    const theme = this.theme(row.id);
    return html`<tr data-theme=${row.id} data-state=${row.state}>
      <th scope="row">
        <span class="named">
          ${badge(theme)} <span><b>${theme.name}</b> ${theme.host ? html`<small>${theme.host}</small>` : nothing}</span>
        </span>
      </th>
      <td>
        <board-people
          .workshop=${this.workshop}
          .room=${row.id}
          .rooms=${this.doors()}
          .face=${this.people(row)}
        ></board-people>
      </td>
      <td class="num" data-title=${t("Cards")}>${number(row.cards)}</td>
      <td class="state">${pulse(row.pulse)} ${this.state(row)}</td>
      <td class="ways">
        <button class="button quiet small" @click=${() => this.lookInto(row.id)}>
          ${icon("door-open")} ${t("Look in")}<span class="visually-hidden">: ${theme.name}</span>
        </button>
        <button class="button plain small" @click=${() => this.address(row.id)}>
          ${icon("megaphone")} ${t("Message")}<span class="visually-hidden">: ${theme.name}</span>
        </button>
      </td>
    </tr>`;
  }

  /** @param {string} id @returns {Theme} */
  theme(id) {
    return this.rooms.find((room) => room.id === id)?.value ?? { place: 0, name: id };
  }

  /** Where people can be moved, which is for the staff alone. */
  doors() {
    return this.workshop.staff ? this.rooms.map(({ id, value }) => ({ id, name: value.name })) : [];
  }

  /** @param {Row} row */
  people({ connected, assigned }) {
    const words = t("{connected} of {assigned} connected", { connected, assigned });
    return html`<span class="visually-hidden">${words}</span><span class="num" aria-hidden="true">${connected} / ${assigned}</span>`;
  }

  /** @param {Row} row */
  state({ state, since, last, calls }) {
    const minutes = Math.max(1, Math.floor(since / MINUTE));
    if (state === "help") {
      const taken = calls[0]?.taken;
      const words = tn("Call for help, {n} min", "Call for help, {n} min", minutes);
      return html`<strong class="alarm">${words}</strong>
        <small>${taken ? t("{name} is looking after it.", { name: taken }) : calls[0]?.text}</small>`;
    }
    if (state === "empty") return html`<strong class="signal">${t("nobody connected")}</strong>`;
    if (state === "quiet")
      return html`<strong class="signal">${tn("no card for {n} min", "no card for {n} min", minutes)}</strong>`;
    const ago = last ? Math.floor((this.workshop.clock.now() - last) / MINUTE) : 0;
    return last
      ? html`<span>${tn("last card {n} min ago", "last card {n} min ago", ago)}</span>`
      : t("no card yet");
  }

  /** @param {string} room */
  async lookInto(room) {
    this.inside = room;
    await this.updateComplete;
    this.window.value?.showModal();
  }

  lookingIn() {
    const close = () => {
      this.inside = "";
    };
    return html`<dialog ${ref(this.window)} class="dialog look-in" aria-label=${t("Look into a room")} @close=${close}>
      ${
        this.inside
          ? html`<form method="dialog" class="leave">
              <button class="button quiet small">${icon("x")} ${t("Close")}</button>
            </form>
            <board-room .workshop=${this.workshop} .item=${this.item} .room=${this.inside} .looking=${true} .open=${this.open}></board-room>`
          : nothing
      }
    </dialog>`;
  }

  /** @param {string} room */
  async address(room) {
    this.addressed = room;
    await this.updateComplete;
    this.letter.value?.showModal();
  }

  writing() {
    const { name } = this.theme(this.addressed);
    return html`<dialog ${ref(this.letter)} class="dialog" aria-labelledby="letter-title">
      <h2 id="letter-title">${t("Message to {room}", { room: name })}</h2>
      <compose-box
        .workshop=${this.workshop}
        .about=${`message/${this.addressed}`}
        .command=${{ type: "message.send", room: this.addressed }}
        .label=${t("What shall everybody in the room read?")}
        .hint=${t("It stays for five minutes, above the board.")}
        .most=${500}
        .lines=${3}
        @sent=${(/** @type {CustomEvent} */ event) => event.detail.ok && this.written(name)}
      ></compose-box>
      <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
    </dialog>`;
  }

  /** @param {string} name */
  written(name) {
    this.letter.value?.close();
    announce(t("Sent to {room}.", { room: name }));
  }
}

/**
 * Cards in each of the last ten minutes, as columns.
 * @param {number[]} counts
 */
function pulse(counts) {
  const most = Math.max(4, ...counts);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return html`<svg class="pulse" viewBox="0 0 99 24" preserveAspectRatio="xMinYMax" role="img" aria-label=${tn("{n} card", "{n} cards", all)}>
    ${counts.map((count, place) => {
      const height = 1 + (count / most) * 23;
      return svg`<rect x=${place * 10} y=${24 - height} width="9" height=${height}></rect>`;
    })}
  </svg>`;
}

customElements.define("board-rooms", BoardRooms);
