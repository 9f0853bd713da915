/**
 * Several people into one room at once: those who are picked, or all who are found. Hosts stay where they are. Where
 * they are many, or more than there are seats, it is asked first.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn, unparted } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { roster } from "./control-roster.js";
import { crowding } from "./crowding.js";
import { icon } from "./icons.js";
import { openRooms } from "./open-rooms.js";

/** @typedef {import("./control-roster.js").Attendee} Attendee */

// As many as the server moves at once.
const MOST = 300;

export class ControlTogether extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    found: { attribute: false },
    picked: { attribute: false },
    dragged: { attribute: false },
    asking: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** @type {Attendee[]} */
    this.found = [];
    /** @type {Set<string>} */
    this.picked = new Set();
    /** Who is being dragged: a row alone, or with all who are picked. @type {string[]} */
    this.dragged = [];
    /** Whom to take where, once it is said that it is meant. @type {{ people: string[], room: string } | undefined} */
    this.asking = undefined;
    this.done = "";
  }

  watches() {
    return ["all/theme:", "all/merged:", "all/clock"];
  }

  render() {
    const rooms = openRooms(this.store);
    const all = this.found.length > 0 && this.found.every(({ id }) => this.picked.has(id));
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.move(event)}>
        <label class="choice">
          <input type="checkbox" .checked=${all} @change=${() => this.pick(all ? [] : this.found.map(({ id }) => id))} />
          ${t("All who are found")}
        </label>
        <label for="together-room" class="visually-hidden">${t("Room")}</label>
        <select id="together-room" name="room">
          ${rooms.map(({ id, value }) => html`<option value=${id}>${unparted(value.name)}</option>`)}
        </select>
        <button class="button small" aria-disabled=${this.picked.size === 0}>
          ${icon("move")} ${tn("Move {n} person", "Move {n} people", this.picked.size)}
        </button>
        <span role="status">${this.done}</span>
      </form>
      ${this.asking ? this.question(this.asking) : nothing}
      ${this.dragged.length ? this.targets(rooms) : nothing}
      ${this.refused()}`;
  }

  /** Where rows can be let go; the keyboard has the boxes and the list above. @param {{ id: string, value: any }[]} rooms */
  targets(rooms) {
    const over = (/** @type {DragEvent} */ event) => event.preventDefault();
    return html`<div class="targets" aria-hidden="true">
      ${rooms.map(
        ({ id, value }) => html`<span
          class="target"
          @dragover=${over}
          @drop=${(/** @type {DragEvent} */ event) => {
            event.preventDefault();
            this.wish(this.dragged, id);
          }}
        >${icon("move")} ${unparted(value.name)}</span>`,
      )}
    </div>`;
  }

  /** @param {string[]} people */
  pick(people) {
    this.done = "";
    this.asking = undefined;
    this.dispatchEvent(new CustomEvent("picked", { detail: people.slice(0, MOST) }));
  }

  /** @param {SubmitEvent} event */
  async move(event) {
    event.preventDefault();
    if (this.picked.size === 0) return;
    await this.wish(
      [...this.picked],
      String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("room")),
    );
  }

  /** @param {string} room */
  named(room) {
    return this.store.get("all", `theme:${room}`)?.name ?? room;
  }

  /** What it would come to. @param {{ people: string[], room: string }} wish */
  figures({ people, room }) {
    const seats = this.store.get("all", `theme:${room}`)?.seats ?? undefined;
    return crowding(roster(this.store, new Set()), people, room, seats);
  }

  /** @param {{ people: string[], room: string }} wish */
  question(wish) {
    const { many, there, seats, full } = this.figures(wish);
    const name = unparted(this.named(wish.room));
    return html`<div class="notice" data-tone=${full ? "alarm" : "signal"} role="group" aria-label=${t("Move them?")}>
      ${icon("triangle-alert")}
      <p>
        <strong>${tn("Move {n} person to {room}?", "Move {n} people to {room}?", many, { room: name })}</strong>
        ${
          seats === undefined
            ? tn("Then {n} person is there.", "Then {n} people are there.", there)
            : tn(
                "Then {n} person is there; it has {seats} seats.",
                "Then {n} people are there; it has {seats} seats.",
                there,
                { seats },
              )
        }
        ${t("What they write hangs in the room in which they write it, also once this is taken back.")}
      </p>
      <div class="buttons">
        <button class="button small" @click=${() => this.place(wish.people, wish.room)}>
          ${icon("move")} ${tn("Move {n} person", "Move {n} people", many)}
        </button>
        <button class="button quiet small" @click=${() => this.ask(undefined)}>${t("Do not move")}</button>
      </div>
    </div>`;
  }

  /** @param {{ people: string[], room: string } | undefined} wish */
  async ask(wish) {
    this.asking = wish;
    this.done = "";
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(wish ? ".notice .quiet" : "form .button"))?.focus();
  }

  /**
   * @param {string[]} people
   * @param {string} room
   */
  wish(people, room) {
    const wish = { people: people.slice(0, MOST), room };
    return this.figures(wish).asks ? this.ask(wish) : this.place(wish.people, room);
  }

  /**
   * @param {string[]} moved
   * @param {string} room
   */
  async place(moved, room) {
    const many = moved.length;
    const places = Object.fromEntries(moved.map((id) => [id, room]));
    if (!(await this.act({ type: "people.place", places }))) return;
    this.pick([]);
    this.done = tn("{n} person is now in {room}.", "{n} people are now in {room}.", many, {
      room: unparted(this.named(room)),
    });
  }
}

customElements.define("control-together", ControlTogether);
