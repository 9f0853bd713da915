/** The dialog in which moderators put two rooms together: it says who goes where before it is done. */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn, unparted } from "../core/words.js";
import { ControlPiece } from "../elements/control-piece.js";
import { icon } from "../elements/icons.js";
import { roomsOf } from "./board-rounds.js";

export class BoardMerging extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    item: { attribute: false },
    shown: { state: true },
    room: { state: true },
    into: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.shown = false;
    this.sending = false;
    /** The room that closes. */
    this.room = "";
    /** The room in which both work. */
    this.into = "";
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
  }

  watches() {
    if (!this.shown) return [];
    return ["all/theme:", "all/merged:", ...this.rooms.map(({ id }) => `room:${id}/name:`)];
  }

  get rooms() {
    return roomsOf(this.store, this.item);
  }

  /** Proposed is the room with the fewest people, and the next to it. */
  async show() {
    const [fewest, next] = this.rooms.toSorted((a, b) => this.people(a.id) - this.people(b.id));
    [this.room, this.into] = [fewest?.id ?? "", next?.id ?? ""];
    this.problem = "";
    this.shown = true;
    await this.updateComplete;
    this.dialog.value?.showModal();
  }

  close() {
    this.shown = false;
  }

  /** How many are in a room. @param {string} room */
  people(room) {
    return this.store.each(`room:${room}`, "name").filter(({ value }) => value.here).length;
  }

  /** @param {string} id */
  nameOf(id) {
    return unparted(this.store.get("all", `theme:${id}`)?.name ?? id);
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog ask" aria-labelledby="merging-title" @close=${() => this.close()}>
      ${this.shown ? this.form() : nothing}
    </dialog>`;
  }

  form() {
    const { rooms } = this;
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.send(event)}>
      <h2 id="merging-title" tabindex="-1" data-anchor>${t("Put rooms together")}</h2>
      ${
        rooms.length < 2
          ? html`<p>${t("There is only one room open.")}</p>`
          : html`${this.choice("room", t("This room closes for now"), rooms)}
              ${this.choice(
                "into",
                t("Its people go to"),
                rooms.filter(({ id }) => id !== this.room),
              )}
              <div role="status"><ul class="points">${this.consequences().map((words) => html`<li>${icon("arrow-right")} <span>${words}</span></li>`)}</ul></div>`
      }
      ${this.refused()}
      <div class="buttons">
        <button class="button quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("Cancel")}</button>
        ${rooms.length < 2 ? nothing : html`<button class="button">${icon("users")} ${t("Put them together")}</button>`}
      </div>
    </form>`;
  }

  /**
   * @param {"room" | "into"} what
   * @param {string} label
   * @param {{ id: string }[]} rooms
   */
  choice(what, label, rooms) {
    return html`<p class="field">
      <label for=${`merging-${what}`}>${label}</label>
      <select id=${`merging-${what}`} @change=${(/** @type {any} */ event) => this.choose(what, event.target.value)}>
        ${rooms.map(({ id }) => html`<option value=${id} ?selected=${id === this[what]}>${this.nameOf(id)} (${this.people(id)})</option>`)}
      </select>
    </p>`;
  }

  /**
   * @param {"room" | "into"} what
   * @param {string} id
   */
  choose(what, id) {
    this[what] = id;
    if (this.room === this.into) this.into = this.rooms.find((one) => one.id !== this.room)?.id ?? "";
  }

  /** What will be, in sentences. @returns {string[]} */
  consequences() {
    const [many, there] = [this.people(this.room), this.people(this.into)];
    const names = { room: this.nameOf(this.room), into: this.nameOf(this.into) };
    const seats = this.store.get("all", `theme:${this.into}`)?.seats;
    const both = { all: many + there, seats, ...names };
    return [
      tn(
        "{n} person goes from {room} to {into}, at once.",
        "{n} people go from {room} to {into}, at once.",
        many,
        names,
      ),
      seats && both.all > seats
        ? t("{into} then has {all} people on {seats} seats.", both)
        : t("{into} then has {all} people.", both),
      t(
        "What hangs in {room} stays, also in the documentation. Whoever comes late goes to the rooms that are open.",
        names,
      ),
      t("“Undo” brings everybody back."),
    ];
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    if (this.sending) return;
    const { room, into } = this;
    this.sending = true;
    const done = await this.act({ type: "board.merge", item: this.item.id, room, into });
    this.sending = false;
    if (!done) return;
    this.dialog.value?.close();
    announce(t("{room} works with {other}.", { room: this.nameOf(room), other: this.nameOf(into) }));
  }
}

customElements.define("board-merging", BoardMerging);
