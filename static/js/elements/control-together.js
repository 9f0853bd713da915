/** Several people into one room at once: those who are picked, or all who are found. Hosts stay where they are. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn, unparted } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
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
            this.place(this.dragged, id);
          }}
        >${icon("move")} ${unparted(value.name)}</span>`,
      )}
    </div>`;
  }

  /** @param {string[]} people */
  pick(people) {
    this.done = "";
    this.dispatchEvent(new CustomEvent("picked", { detail: people.slice(0, MOST) }));
  }

  /** @param {SubmitEvent} event */
  async move(event) {
    event.preventDefault();
    if (this.picked.size === 0) return;
    await this.place(
      [...this.picked],
      String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("room")),
    );
  }

  /**
   * @param {string[]} people
   * @param {string} room
   */
  async place(people, room) {
    const moved = people.slice(0, MOST);
    const many = moved.length;
    const places = Object.fromEntries(moved.map((id) => [id, room]));
    if (!(await this.act({ type: "people.place", places }))) return;
    const name = this.store.get("all", `theme:${room}`)?.name ?? room;
    this.pick([]);
    this.done = tn("{n} person is now in {room}.", "{n} people are now in {room}.", many, { room: name });
  }
}

customElements.define("control-together", ControlTogether);
