/** Who is here, in figures; the list of everybody opens from here. */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity } from "../core/agenda.js";
import { t } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { counts, crew, roster } from "./control-roster.js";
import { icon } from "./icons.js";

export class ControlPeople extends ControlPiece {
  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    const rooms = this.workshop ? this.store.each("all", "theme") : [];
    return ["all/clock", "staff/person:", "all/theme:", ...rooms.map(({ id }) => `room:${id}/name:`)];
  }

  render() {
    const connected = new Set(this.workshop.present.get("staff")?.people);
    const people = roster(this.store, connected);
    const many = counts(people);
    const { moderators, hosted } = crew(people, (id) => this.store.get("staff", `person:${id}`)?.room ?? "");
    // Once it is over no room waits for its host.
    const over = clockEntity(this.store).state === "over";
    const rooms = over ? 0 : this.store.each("all", "theme").length;
    return html`
      <h2 tabindex="-1" data-anchor>
        ${t("People")}
        <button class="button quiet small" aria-haspopup="dialog" aria-keyshortcuts="p" @click=${() => this.open()}>
          ${icon("users")} ${t("List")}
        </button>
      </h2>
      <dl class="figures">
        <div class="all"><dt>${t("Connected")}</dt><dd>${many.connected}</dd></div>
        ${
          many.rooms
            ? html`<div><dt>${t("in their rooms")}</dt><dd>${many.inRooms}</dd></div>
                <div data-tone=${many.roomless ? "signal" : ""}><dt>${t("without a room")}</dt><dd>${many.roomless}</dd></div>`
            : nothing
        }
        <div><dt>${t("not connected")}</dt><dd>${many.away}</dd></div>
        ${many.removed ? html`<div><dt>${t("removed")}</dt><dd>${many.removed}</dd></div>` : nothing}
        ${
          rooms
            ? html`<div class="whole" data-tone=${hosted < rooms ? "signal" : ""}>
                <dt>${t("rooms with their host here")}</dt>
                <dd>${t("{n} of {all}", { n: hosted, all: rooms })}</dd>
              </div>`
            : nothing
        }
      </dl>
      <p class="crew muted">
        ${t("Moderating, not counted:")}
        <bdi>${moderators.join(", ")}</bdi>
      </p>
    `;
  }

  open() {
    this.dispatchEvent(new CustomEvent("register", { bubbles: true }));
  }
}

customElements.define("control-people", ControlPeople);
