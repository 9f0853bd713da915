/**
 * Who is in a room: a button with how many, and a dialog with their names. Who moderates can take somebody to
 * another room from here.
 */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { focusStays } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import "./board-menu.js";
import { attendance } from "./board-attendance.js";

/** @typedef {import("./board-menu.js").BoardMenu} BoardMenu */
/** @typedef {import("./board-attendance.js").Guest} Guest */

export class BoardPeople extends Piece {
  static properties = {
    ...Piece.properties,
    room: { attribute: false },
    rooms: { attribute: false },
    face: { attribute: false },
    problem: { state: true },
  };

  constructor() {
    super();
    this.room = "";
    /** @type {{ id: string, name: string }[]} where somebody can be moved; none where that is not this page's business */
    this.rooms = [];
    /** @type {unknown} what its button shows, where that is not how many are here */
    this.face = undefined;
    this.problem = "";
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {import("../../vendor/lit.js").Ref<BoardMenu>} */
    this.menu = createRef();
  }

  watches() {
    return [`room:${this.room}/name:`];
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  /** @returns {Guest[]} */
  get guests() {
    const connected = this.workshop.present.get(`room:${this.room}`)?.people ?? [];
    return attendance(this.store.each(`room:${this.room}`, "name"), connected);
  }

  render() {
    const guests = this.guests;
    const here = guests.filter(({ connected }) => connected).length;
    return html`
      <button class="button quiet small people" aria-haspopup="dialog" @click=${() => this.dialog.value?.showModal()}>
        ${icon("users")} ${this.face ?? count(here)}
      </button>
      <dialog ${ref(this.dialog)} class="dialog" aria-labelledby=${`people-${this.room}`}>
        <h2 id=${`people-${this.room}`} tabindex="-1">${t("Who is in {room}", { room: this.store.get("all", `theme:${this.room}`)?.name ?? this.room })}</h2>
        ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
        ${guests.length ? this.list(guests) : html`<p class="empty">${t("Nobody is in this room yet.")}</p>`}
        <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
        ${this.rooms.length ? html`<board-menu ${ref(this.menu)}></board-menu>` : nothing}
      </dialog>
    `;
  }

  /** @param {Guest[]} guests */
  list(guests) {
    return html`<ul class="guests">
      ${repeat(
        guests,
        ({ id }) => id,
        (guest) => this.guest(guest),
      )}
    </ul>`;
  }

  /** @param {Guest} guest */
  guest({ id, name, host, connected }) {
    return html`<li>
      <bdi>${name}</bdi>
      ${id === this.workshop.me.person ? html`<span class="muted">${t("you")}</span>` : nothing}
      ${host ? html`<span class="tag">${t("host")}</span>` : nothing}
      ${connected ? nothing : html`<span class="muted">${t("not connected now")}</span>`}
      ${this.rooms.length ? this.moving(id, name) : nothing}
    </li>`;
  }

  /**
   * @param {string} person
   * @param {string} name
   */
  moving(person, name) {
    return html`<button
      class="button quiet small"
      aria-haspopup="menu"
      aria-label=${t("Move {name} to another room", { name })}
      @click=${(/** @type {any} */ event) => this.offer(event.currentTarget, person, name)}
    >
      ${icon("move")} ${t("Move")}
    </button>`;
  }

  /**
   * @param {HTMLElement} button
   * @param {string} person
   * @param {string} name
   */
  offer(button, person, name) {
    const others = this.rooms.filter(({ id }) => id !== this.room);
    this.menu.value?.show(
      button,
      t("Move {name} to another room", { name }),
      others.map((room) => ({
        words: room.name,
        icon: "arrow-right",
        act: () => this.move(person, name, room),
      })),
    );
  }

  /**
   * @param {string} person
   * @param {string} name
   * @param {{ id: string, name: string }} room
   */
  async move(person, name, room) {
    const stays = focusStays();
    const outcome = await this.workshop.send({ type: "people.move", person, room: room.id });
    this.problem = outcome.ok ? "" : outcome.text;
    if (outcome.ok) announce(t("{name} is now in {room}.", { name, room: room.name }));
    if (stays()) this.dialog.value?.querySelector("h2")?.focus();
  }
}

/** In words, and where there is little room in digits. @param {number} here */
function count(here) {
  return html`<span class="words">${tn("{n} person here", "{n} people here", here)}</span>
    <b class="digits" aria-hidden="true">${here}</b>`;
}

customElements.define("board-people", BoardPeople);
