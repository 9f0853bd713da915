/**
 * All rooms at a glance, for who moderates: who is there, whether the board grows, where help is needed; and
 * the ways into a room: look in, write to it, take people to another one. Hosts see their own room here.
 */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { number, t } from "../core/words.js";
import "../elements/compose-box.js";
import { badge, icon } from "../elements/icons.js";
import { Order } from "../elements/order.js";
import { Piece } from "../elements/piece.js";
import "./board-doors.js";
import { atAGlance, byUrgency, guestsIn } from "./board-attendance.js";
import { crowd, handsOf, pulse, stateOf, stepOf, turnout, whatAFlagMeans } from "./board-glance.js";
import "./board-people.js";
import "./board-room.js";
import { standsIn } from "./board-stands.js";

/** @typedef {import("./board-model.js").Theme} Theme */
/** @typedef {import("./board-attendance.js").Row} Row */

/** What is said where nobody looks after a room. @param {Row} row */
function hostWords({ hosted, hosts }) {
  if (hosted) return nothing;
  const words = hosts ? t("its host is away") : t("has no host");
  return html`<small class="signal">${words}</small>`;
}

export class BoardRooms extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    rooms: { attribute: false },
    open: { attribute: false },
    inside: { state: true },
    addressed: { state: true },
    visited: { state: true },
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
    /** The room whose people one looks at. */
    this.visited = "";
    this.order = new Order(() => this.querySelector("tbody"));
    /** @type {import("../../vendor/lit.js").Ref<import("./board-people.js").BoardPeople>} */
    this.people = createRef();
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
      ...["note", "name", "ready"].map((kind) => `room:${id}/${kind}:`),
      ...["note", "help", "hand"].map((kind) => `host:${id}/${kind}:`),
    ]);
    return ["all/clock", "all/led:", "all/cards:", ...rooms];
  }

  /** The rooms of which this person is told. */
  get shown() {
    if (!this.workshop || this.workshop.staff) return this.rooms;
    return this.rooms.filter(({ id }) => id === this.workshop.me.room);
  }

  /** Those in which something is the matter first. @returns {Row[]} */
  get rows() {
    const now = this.workshop.clock.now();
    const rows = this.shown.map(({ id }) => {
      const audience = `room:${id}`;
      const guests = guestsIn(this.workshop, id);
      const notes = this.store.each(audience, "note").map(({ value }) => value);
      const hidden = this.store.each(`host:${id}`, "note").length;
      const hands = this.store.each(`host:${id}`, "hand").length;
      const calls = this.store.each(`host:${id}`, "help").map(({ value }) => value);
      const stands = standsIn(this.store, this.item, { id, guests }, now);
      return atAGlance({ id, guests, notes, hidden, calls, hands, ...stands }, now);
    });
    return this.order.settle(byUrgency(rows));
  }

  render() {
    const rows = this.rows;
    const led = rows.some(({ at }) => at?.led);
    return html`
      <h3 class="may-hide" id="rooms-title">${t("Rooms")}</h3>
      <table class="table" aria-labelledby="rooms-title">
        <thead class="may-hide">
          <tr>
            <th scope="col">${t("Room")}</th>
            ${this.item.steps?.length ? html`<th scope="col" class="at">${t("Step")}</th>` : nothing}
            <th scope="col">${t("Connected")}</th>
            <th scope="col" class="num">${t("Cards")}</th>
            <th scope="col" class="state">${t("Last 10 min")}</th>
            <th scope="col"><span class="visually-hidden">${t("What to do")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            ({ id }) => id,
            (row) => this.row(row),
          )}
        </tbody>
      </table>
      <p class="muted counted may-hide" ?data-led=${led}>
        ${led ? whatAFlagMeans() : t("Connected counts the host, done does not.")}
      </p>
      ${
        this.workshop.staff
          ? html`<board-doors
              .workshop=${this.workshop}
              .item=${this.item}
              .open=${this.open}
              .look=${(/** @type {string} */ room) => this.lookInto(room)}
            ></board-doors>`
          : nothing
      }
      <board-people
        ${ref(this.people)}
        .workshop=${this.workshop}
        .room=${this.visited}
        .rooms=${this.doors()}
      ></board-people>
      ${this.lookingIn()} ${this.writing()}
    `;
  }

  /** @param {Row} row */
  row(row) {
    const theme = this.theme(row.id);
    return html`<tr data-theme=${row.id} data-state=${row.state}>
      <th scope="row">
        <span class="named">
          ${badge(theme)} <span><b lang=${this.language}>${theme.name}</b> ${theme.host ? html`<small>${theme.host}</small>` : nothing}
          ${hostWords(row)}</span>
        </span>
      </th>
      ${row.at ? html`<td class="at">${stepOf(row, this.language)}</td>` : nothing}
      <td>
        <button class="button quiet small people" aria-haspopup="dialog" @click=${() => this.visit(row.id)}>
          ${icon("users")} ${turnout(row)}<span class="visually-hidden">: ${theme.name}</span>
        </button>
        ${crowd(row, theme.seats)}
      </td>
      <td class="num" data-title=${t("Cards")}>${number(row.cards)}</td>
      <td class="state"><span class="lately">${pulse(row.pulse)} ${handsOf(row)}</span> ${stateOf(row, this.workshop.clock.now(), (id) => this.workshop.nameOf(id, row.id))}</td>
      <td class="ways">
        <button class="button quiet small" @click=${() => this.lookInto(row.id)}>
          ${icon("door-open")} <span class="may-hide">${t("Look in")}</span><span class="visually-hidden">: ${theme.name}</span>
        </button>
        <button class="button plain small" @click=${() => this.address(row.id)}>
          ${icon("megaphone")} <span class="may-hide">${t("Message")}</span><span class="visually-hidden">: ${theme.name}</span>
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

  /** Shows who is in a room. @param {string} room */
  async visit(room) {
    this.visited = room;
    await this.updateComplete;
    await this.people.value?.updateComplete;
    this.people.value?.show();
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
        .command=${{ type: "message.send", rooms: [this.addressed] }}
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

customElements.define("board-rooms", BoardRooms);
