/**
 * Everybody who ever came in, in a dialog: searched, sifted, and each of them opened for what can be done.
 * Rows out of sight are not laid out (`content-visibility`), so that two thousand of them are no burden.
 */

import { createRef, guard, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { Assigned } from "./control-assigned.js";
import { connection, picking, role, searching, sieves, whereOf } from "./control-attendee.js";
import "./control-person.js";
import { ControlPiece } from "./control-piece.js";
import "./control-together.js";
import { counts, movable, roster, search } from "./control-roster.js";
import { icon } from "./icons.js";

/** @typedef {import("./control-roster.js").Attendee} Attendee */
/** @typedef {import("./control-roster.js").Sieve} Sieve */

const AT_ONCE = 150;

export class ControlRegister extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    shown: { state: true },
    wanted: { state: true },
    sieve: { state: true },
    opened: { state: true },
    most: { state: true },
    picked: { state: true },
    dragged: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.shown = false;
    this.wanted = "";
    /** @type {Sieve} */
    this.sieve = "all";
    /** The person whose row is open. */
    this.opened = "";
    /** How many rows are drawn by now: the first at once, the others frame by frame. */
    this.most = AT_ONCE;
    this.total = 0;
    /** @type {Set<string>} who is to be moved together */
    this.picked = new Set();
    /** @type {string[]} */
    this.dragged = [];
    /** Whether people were in rooms since this was opened: who is just being moved is for a moment in none. */
    this.rooms = false;
    this.assigned = new Assigned(this);
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    const rooms = this.workshop ? this.store.each("all", "theme") : [];
    return [
      "staff/person:",
      "all/clock",
      "all/teams:",
      "all/theme:",
      ...rooms.map(({ id }) => `room:${id}/name:`),
    ];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("shown")) this.most = AT_ONCE;
    // Rows that are drawn already stay; only those that a wider search brings are drawn bit by bit.
    if (changed.has("wanted") || changed.has("sieve"))
      this.most = Math.max(AT_ONCE, Math.min(this.most, this.total));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.shown) this.assigned.follow();
    if (!this.shown || this.most >= this.total) return;
    requestAnimationFrame(() => {
      this.most += AT_ONCE;
    });
  }

  async show() {
    this.shown = true;
    await this.updateComplete;
    this.dialog.value?.showModal();
  }

  /** @param {string} room */
  roomName(room) {
    return room ? (this.store.get("all", `theme:${room}`)?.name ?? room) : "";
  }

  render() {
    return html`<dialog
      ${ref(this.dialog)}
      class="dialog register"
      aria-labelledby="register-title"
      @close=${() => {
        this.shown = false;
        this.opened = "";
        this.picked = new Set();
        this.rooms = false;
      }}
    >
      ${this.shown ? this.content() : nothing}
    </dialog>`;
  }

  content() {
    const present = this.workshop.present.get("staff");
    const people = this.assigned.of(roster(this.store, new Set(present?.people), present?.since));
    const fitting = new Set(search(people, this.wanted, this.sieve, (room) => this.roomName(room)));
    // Who is open stays, renamed or removed: what was done can be seen, and taken back.
    const found = people.filter((one) => fitting.has(one) || one.id === this.opened);
    this.total = found.length;
    const many = counts(people);
    this.rooms ||= many.rooms;
    return html`
      <div class="register-head">
        <h2 id="register-title" tabindex="-1" data-anchor>${t("People")}</h2>
        <button class="button quiet small" @click=${() => this.dialog.value?.close()}>${icon("x")} ${t("Close")}</button>
      </div>
      <div class="register-tools">
        ${searching(this.wanted, (wanted) => {
          this.wanted = wanted;
        })}
        ${sieves(many, this.sieve, (sieve) => {
          this.sieve = sieve;
        })}
      </div>
      <p class="muted" role="status">${tn("{n} person", "{n} people", found.length)}</p>
      ${this.rooms ? this.together(found) : nothing}
      ${found.length ? this.table(found, this.rooms) : html`<p class="empty">${t("Nobody of that kind is here.")}</p>`}
    `;
  }

  /** @param {Attendee[]} found */
  together(found) {
    return html`<control-together
      .workshop=${this.workshop}
      .found=${found.filter(movable)}
      .picked=${this.picked}
      .dragged=${this.dragged}
      @picked=${(/** @type {CustomEvent} */ event) => {
        this.picked = new Set(event.detail);
      }}
    ></control-together>`;
  }

  /** @param {string} id */
  pick(id) {
    const picked = new Set(this.picked);
    if (!picked.delete(id)) picked.add(id);
    this.picked = picked;
  }

  /**
   * A row that is picked takes the others that are with it.
   * @param {string} id
   * @param {DragEvent} event
   */
  drag(id, event) {
    event.dataTransfer?.setData("text/plain", id);
    // The page may change what is shown only once the browser has taken up the row.
    setTimeout(() => {
      this.dragged = this.picked.has(id) ? [...this.picked] : [id];
    });
  }

  /**
   * @param {Attendee[]} people
   * @param {boolean} rooms whether there are rooms to be moved to
   */
  table(people, rooms) {
    return html`<div class="people" role="table" aria-label=${t("People")} aria-rowcount=${people.length + 1}>
      <div role="rowgroup">
        <div role="row" class="heads">
          ${[t("Name"), t("Organisation"), t("Role"), t("Room"), t("Connection")].map((head) => html`<span role="columnheader">${head}</span>`)}
        </div>
      </div>
      <div role="rowgroup" class="rows">
        ${repeat(
          people.slice(0, this.most),
          ({ id }) => id,
          (one) =>
            guard(
              [
                JSON.stringify(one),
                this.opened === one.id,
                this.roomName(one.room || (one.given ?? "")),
                rooms,
                this.picked.has(one.id),
              ],
              () => this.row(one, rooms),
            ),
        )}
      </div>
    </div>`;
  }

  /**
   * @param {Attendee} one
   * @param {boolean} rooms
   */
  row(one, rooms) {
    const open = this.opened === one.id;
    return html`<div
      role="row"
      class="person"
      ?data-open=${open}
      draggable=${rooms && movable(one) && !open}
      @dragstart=${(/** @type {DragEvent} */ event) => this.drag(one.id, event)}
      @dragend=${() => {
        this.dragged = [];
      }}
    >
      <span role="cell" class="name">
        ${rooms && movable(one) ? picking(one, this.picked.has(one.id), () => this.pick(one.id)) : nothing}
        <button class="button plain small" aria-expanded=${open} @click=${() => this.toggle(one.id)}>
          ${icon(open ? "chevron-down" : "chevron-right")} <bdi>${one.name}</bdi>
        </button>
      </span>
      <span role="cell"><bdi>${one.organisation}</bdi></span>
      <span role="cell">${role(one.role)}</span>
      <span role="cell">${whereOf(one, (room) => this.roomName(room))}</span>
      <span role="cell">${connection(one, this.zone)}</span>
      ${
        open
          ? html`<span role="cell" class="more"><control-person .workshop=${this.workshop} .person=${one} .rooms=${rooms}></control-person></span>`
          : nothing
      }
    </div>`;
  }

  /** @param {string} id */
  toggle(id) {
    this.opened = this.opened === id ? "" : id;
  }
}

customElements.define("control-register", ControlRegister);
