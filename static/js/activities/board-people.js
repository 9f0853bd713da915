/**
 * Who is in a room: a dialog with their names, and for the room itself a button with how many. Who moderates can
 * take somebody to another room from here.
 */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { focusStays } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import "./board-menu.js";
import { guestsIn } from "./board-attendance.js";

/** @typedef {import("./board-menu.js").BoardMenu} BoardMenu */
/** @typedef {import("./board-attendance.js").Guest} Guest */

/** @typedef {{ person: string, words: string }} Problem why somebody could not be moved */

let dialogs = 0;

export class BoardPeople extends Piece {
  static properties = {
    ...Piece.properties,
    room: { attribute: false },
    rooms: { attribute: false },
    problem: { state: true },
  };

  constructor() {
    super();
    this.room = "";
    /** @type {{ id: string, name: string }[]} where somebody can be moved; none where that is not this page's business */
    this.rooms = [];
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.titleId = `board-people-${++dialogs}`;
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

  show() {
    this.problem = undefined;
    this.dialog.value?.showModal();
  }

  render() {
    const guests = guestsIn(this.workshop, this.room);
    const room = this.store.get("all", `theme:${this.room}`)?.name ?? this.room;
    return html`<dialog ${ref(this.dialog)} class="dialog" aria-labelledby=${this.titleId}>
      <div class="top">
        <h2 id=${this.titleId} tabindex="-1" data-anchor>${t("Who is in {room}", { room })}</h2>
        <form method="dialog"><button class="button quiet small">${icon("x")} ${t("Close")}</button></form>
      </div>
      ${guests.length ? this.list(guests) : html`<p class="empty">${t("Nobody is in this room yet.")}</p>`}
      ${this.rooms.length ? html`<board-menu ${ref(this.menu)}></board-menu>` : nothing}
    </dialog>`;
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
    const refused = this.problem?.person === person ? this.problem.words : "";
    const problemId = `${this.titleId}-problem`;
    return html`<button
        class="button quiet small"
        aria-haspopup="menu"
        aria-describedby=${refused ? problemId : nothing}
        aria-label=${t("Move {name} to another room", { name })}
        @click=${(/** @type {any} */ event) => this.offer(event.currentTarget, person, name)}
      >
        ${icon("move")} ${t("Move")}
      </button>
      ${refused ? html`<p class="error" id=${problemId} role="alert">${refused}</p>` : nothing}`;
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
    this.problem = outcome.ok ? undefined : { person, words: outcome.text };
    if (!outcome.ok) return;
    announce(t("{name} is now in {room}.", { name, room: room.name }));
    if (stays()) this.anchor?.focus();
  }
}

/** The same at the head of a room, behind a button with how many are here. */
export class PeopleHere extends Piece {
  static properties = { ...Piece.properties, room: { attribute: false } };

  constructor() {
    super();
    this.room = "";
    /** @type {import("../../vendor/lit.js").Ref<BoardPeople>} */
    this.people = createRef();
  }

  watches() {
    return [`room:${this.room}/name:`];
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  render() {
    const here = guestsIn(this.workshop, this.room).filter(({ connected }) => connected).length;
    return html`
      <button class="button quiet small people" aria-haspopup="dialog" @click=${() => this.people.value?.show()}>
        ${icon("users")} ${count(here)}
      </button>
      <board-people ${ref(this.people)} .workshop=${this.workshop} .room=${this.room}></board-people>
    `;
  }
}

/** In words, and where there is little room in digits. @param {number} here */
function count(here) {
  return html`<span class="words may-hide">${t("{n} connected", { n: here })}</span>
    <b class="digits" aria-hidden="true">${here}</b>`;
}

customElements.define("board-people", BoardPeople);
customElements.define("people-here", PeopleHere);
