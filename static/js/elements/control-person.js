/** What can be done about one person: rename, give another role, write to them, move them, remove and readmit them. */

import { html, nothing } from "../../vendor/lit.js";
import { t, unparted } from "../core/words.js";
import "./compose-box.js";
import { goneWords } from "./control-person-gone.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";
import { openRooms } from "./open-rooms.js";
import "./role-link.js";

/** @typedef {import("./control-roster.js").Attendee} Attendee */

export class ControlPerson extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    person: { attribute: false },
    rooms: { attribute: false },
    asking: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** @type {Attendee} */
    this.person = /** @type {any} */ (undefined);
    /** Whether there are rooms to be moved to. */
    this.rooms = false;
    /** Whether it is being asked if they shall be removed. */
    this.asking = false;
    this.done = "";
    /** Beside which button that is said. */
    this.doneAt = "";
  }

  watches() {
    return ["all/theme:", "all/merged:", "all/clock", "staff/person:"];
  }

  render() {
    const { removed, role } = this.person;
    const moves = this.rooms && ["participant", "host"].includes(role);
    return html`
      ${removed ? this.readmitting() : this.renaming()}
      ${removed || !moves ? nothing : this.moving()}
      ${removed || this.person.id === this.workshop.me.person || role === "organiser" ? nothing : this.appointing()}
      ${removed ? nothing : this.writing()}
      ${removed || this.person.id === this.workshop.me.person ? nothing : this.removing(role)}
      ${this.told("")}
    `;
  }

  renaming() {
    const { name, organisation } = this.person;
    const id = `person-${this.person.id}`;
    return html`<form class="line" @submit=${(/** @type {SubmitEvent} */ event) => this.rename(event)}>
      <p class="field">
        <label for=${`${id}-name`}>${t("Name")}</label>
        <input id=${`${id}-name`} name="name" required maxlength="80" .value=${name} autocomplete="off" />
      </p>
      <p class="field">
        <label for=${`${id}-organisation`}>${t("Organisation")}</label>
        <input id=${`${id}-organisation`} name="organisation" maxlength="80" .value=${organisation} autocomplete="off" />
      </p>
      <button class="button quiet small">${icon("pencil")} ${t("Rename")}</button>
      ${this.told("rename")} ${this.refused("rename")}
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [name, organisation] = [String(fields.get("name")), String(fields.get("organisation"))];
    const command = { type: "people.rename", person: this.person.id, name, organisation };
    this.tell((await this.act(command, "rename")) ? t("Renamed everywhere.") : "", "rename");
  }

  /** Into another room, while there are rooms. */
  moving() {
    const id = `person-${this.person.id}-room`;
    const rooms = openRooms(this.store);
    return html`<form class="line" @submit=${(/** @type {SubmitEvent} */ event) => this.move(event)}>
      <p class="field">
        <label for=${id}>${t("Room")}</label>
        <select id=${id} name="room">
          ${rooms.map(({ id: room, value }) => html`<option value=${room} ?selected=${room === this.person.room}>${unparted(value.name)}</option>`)}
        </select>
      </p>
      <button class="button quiet small">${icon("move")} ${t("Move there")}</button>
      ${this.told("move")} ${this.refused("move")}
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async move(event) {
    event.preventDefault();
    const room = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("room"));
    const moved = await this.act({ type: "people.move", person: this.person.id, room }, "move");
    this.tell(moved ? t("Moved.") : "", "move");
  }

  /** As what they take part: for hosts with their room. */
  appointing() {
    const id = `person-${this.person.id}-role`;
    const { role, hosts } = this.person;
    const rooms = this.store.each("all", "theme").sort((a, b) => a.value.place - b.value.place);
    const now = role === "host" ? `host/${hosts}` : role;
    const option = (/** @type {string} */ value, /** @type {string} */ words) =>
      html`<option value=${value} ?selected=${value === now}>${words}</option>`;
    return html`<form class="line" @submit=${(/** @type {SubmitEvent} */ event) => this.appoint(event)}>
      <p class="field">
        <label for=${id}>${t("Role")}</label>
        <select id=${id} name="role" aria-describedby=${`${id}-hint`}>
          ${option("participant", t("Participant"))}
          ${rooms.map(({ id: room, value }) => option(`host/${room}`, t("Host of {room}", { room: unparted(value.name) })))}
          ${option("moderator", t("Moderator"))}
        </select>
      </p>
      <button class="button quiet small">${icon("users")} ${t("Give this role")}</button>
      <p class="muted hint" id=${`${id}-hint`}>
        ${t("Hosts and moderators find “Control panel” at the top of their page at once; nothing has to be handed over.")}
      </p>
      ${this.told("role")} ${this.refused("role")}
    </form>
    ${role === "participant" ? nothing : html`<role-link .workshop=${this.workshop} .role=${role} .room=${hosts}></role-link>`}`;
  }

  /** @param {SubmitEvent} event */
  async appoint(event) {
    event.preventDefault();
    const chosen = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("role"));
    const [role, room] = chosen.split("/");
    const command = { type: "people.appoint", person: this.person.id, role, ...(room && { room }) };
    this.tell((await this.act(command, "role")) ? t("The role is given.") : "", "role");
  }

  writing() {
    return html`<compose-box
      .workshop=${this.workshop}
      .about=${`message/${this.person.id}`}
      .command=${{ type: "message.send", person: this.person.id }}
      .label=${t("Message to this person only")}
      .most=${500}
      .lines=${2}
      @sent=${(/** @type {CustomEvent} */ event) => event.detail.ok && this.tell(t("The message is sent."))}
    ></compose-box>`;
  }

  /** @param {string} role */
  removing(role) {
    if (!this.asking) {
      return html`<p>
        <button class="button danger small" @click=${() => this.ask(true)}>${icon("user-minus")} ${t("Remove …")}</button>
      </p>`;
    }
    const { name } = this.person;
    return html`<div class="notice" data-tone="alarm" role="group" aria-label=${t("Remove {name}?", { name })}>
      ${icon("triangle-alert")}
      <p>${goneWords(this.person, role, this.store)}</p>
      <div class="buttons">
        <button class="button danger small" @click=${() => this.shutOut()}>${icon("user-minus")} ${t("Remove")}</button>
        <button class="button quiet small" @click=${() => this.ask(false)}>${t("Do not remove")}</button>
      </div>
      ${this.refused("remove")}
    </div>`;
  }

  /** @param {boolean} asking */
  async ask(asking) {
    this.asking = asking;
    this.problem = this.done = "";
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(asking ? ".notice .quiet" : ".danger"))?.focus();
  }

  async shutOut() {
    if (await this.act({ type: "people.remove", person: this.person.id }, "remove")) this.asking = false;
  }

  readmitting() {
    return html`<p>
        ${t("{name} was removed.", { name: this.person.name })}
        <button class="button quiet small" @click=${() => this.readmit()}>${icon("user-plus")} ${t("Readmit")}</button>
      </p>
      ${this.refused("readmit")}`;
  }

  async readmit() {
    const done = await this.act({ type: "people.readmit", person: this.person.id }, "readmit");
    this.tell(done ? t("Readmitted. Their page goes on by itself.") : "");
  }

  /**
   * @param {string} done
   * @param {string} [where] it was pressed
   */
  tell(done, where = "") {
    this.done = done;
    this.doneAt = where;
  }

  /** What was done, beside what was pressed. @param {string} where */
  told(where) {
    const here = this.doneAt === where ? this.done : "";
    return html`<p role="status" class="muted hint told" tabindex="-1" ?data-anchor=${!where}>${here}</p>`;
  }
}

customElements.define("control-person", ControlPerson);
