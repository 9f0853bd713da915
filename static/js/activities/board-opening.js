/** The dialog in which moderators open another room: a name, questions, and what else a theme of the file may have. */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, unparted } from "../core/words.js";
import { ControlPiece } from "../elements/control-piece.js";
import { movable, roster } from "../elements/control-roster.js";
import { icon } from "../elements/icons.js";
import { roomsOf } from "./board-rounds.js";

export class BoardOpening extends ControlPiece {
  static properties = { ...ControlPiece.properties, item: { attribute: false }, shown: { state: true } };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.shown = false;
    this.sending = false;
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
  }

  async show() {
    this.problem = "";
    this.shown = true;
    await this.updateComplete;
    this.dialog.value?.showModal();
  }

  /** The questions that all rooms of this item share, as far as they do. @returns {string[]} */
  get shared() {
    const all = roomsOf(this.store, this.item).map(({ value }) => value.questions ?? []);
    const [first = [], ...others] = all;
    const same = others.every((questions) => questions.join("\n") === first.join("\n"));
    return same ? first.map(unparted) : [];
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog ask" aria-labelledby="opening-title" @close=${() => this.close()}>
      ${this.shown ? this.form() : nothing}
    </dialog>`;
  }

  close() {
    this.shown = false;
  }

  form() {
    const questions = this.shared;
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.send(event)}>
      <h2 id="opening-title" tabindex="-1" data-anchor>${t("Another room")}</h2>
      <p class="muted">
        ${t("It is open at once, with an empty board. Whoever comes in late goes where most seats are free; everybody else you move there yourself.")}
      </p>
      <p class="field">
        <label for="opening-name">${t("Name of the room")}</label>
        <input id="opening-name" name="name" required maxlength="80" autocomplete="off" />
      </p>
      <p class="field">
        <label for="opening-questions">${t("Guiding questions, one per line")}</label>
        <textarea id="opening-questions" name="questions" required rows=${Math.max(2, Math.min(4, questions.length + 1))} maxlength="3000" .value=${questions.join("\n")}></textarea>
      </p>
      <p class="field">
        <label for="opening-host">${t("Host")}</label>
        <select id="opening-host" name="host">
          <option value="">${t("Nobody yet")}</option>
          ${this.candidates().map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </p>
      <p class="field">
        <label for="opening-seats">${t("Seats, if they are limited")}</label>
        <input id="opening-seats" name="seats" type="number" min="1" max="5000" inputmode="numeric" />
      </p>
      <p class="field">
        <label for="opening-conference">${t("Video conference, if it has one of its own")}</label>
        <input id="opening-conference" name="conference" type="url" maxlength="500" pattern="https://.*" placeholder="https://" autocomplete="off" />
      </p>
      ${this.refused()}
      <div class="buttons">
        <button class="button quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("Cancel")}</button>
        <button class="button">${icon("plus")} ${t("Open the room")}</button>
      </div>
    </form>`;
  }

  /** Who takes part and is connected. */
  candidates() {
    return roster(this.store, new Set(this.workshop.present.get("staff")?.people ?? [])).filter(
      (one) => one.connected && movable(one),
    );
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    if (this.sending) return;
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const said = (/** @type {string} */ field) => String(fields.get(field) ?? "").trim();
    const lines = said("questions").split("\n");
    const questions = lines.map((line) => line.trim()).filter(Boolean);
    const [host, conference, seats] = [said("host"), said("conference"), said("seats")];
    const command = { type: "board.open", item: this.item.id, name: said("name"), questions };
    const more = {
      ...(host && { host }),
      ...(conference && { conference }),
      ...(seats && { seats: Number(seats) }),
    };
    this.sending = true;
    const done = await this.act({ ...command, ...more });
    this.sending = false;
    if (!done) return;
    this.dialog.value?.close();
    announce(t("{room} is open.", { room: command.name }));
  }
}

customElements.define("board-opening", BoardOpening);
