/**
 * The link of a role, to be handed over to whoever has just been given it: the one that stands among all links. It is
 * fetched when asked for, and lets in whoever opens it under a name of their own; it is nobody's identity.
 */

import { html } from "../../vendor/lit.js";
import { t, unparted } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import "./copy-link.js";
import { icon } from "./icons.js";

export class RoleLink extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    role: { attribute: false },
    room: { attribute: false },
    address: { state: true },
  };

  constructor() {
    super();
    /** @type {"host" | "moderator"} */
    this.role = "moderator";
    /** Of a host. */
    this.room = "";
    /** @type {string | undefined} once it was fetched; empty where there is none */
    this.address = undefined;
  }

  watches() {
    return ["all/theme:"];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("role") || changed.has("room")) this.address = undefined;
  }

  get whose() {
    if (this.role === "moderator") return t("For moderators");
    const theme = this.store.get("all", `theme:${this.room}`)?.name ?? this.room;
    return t("For the host of {room}", { room: unparted(theme) });
  }

  render() {
    return html`${this.address === undefined ? this.offer() : this.shown(this.address)}${this.refused()}`;
  }

  offer() {
    return html`<button class="button quiet small" @click=${() => this.bring()}>
      ${icon("link")} ${t("Show the link to hand over")}
    </button>`;
  }

  /** @param {string} address */
  shown(address) {
    if (!address) {
      return html`<p class="muted" tabindex="-1">${t("There is no link of its own for this, as for a room that was opened meanwhile.")}</p>`;
    }
    return html`<p tabindex="-1"><b>${this.whose}:</b> ${t("whoever opens this link comes in as one, with a name of their own.")}</p>
      <p class="address">${address}</p>
      <copy-link .address=${address}></copy-link>`;
  }

  async bring() {
    this.problem = "";
    const answer = await fetch(`/w/${this.workshop.about.id}/links`).catch(() => undefined);
    if (!answer?.ok) {
      this.problem = t("The links could not be fetched. Nothing has changed; please try again.");
      return;
    }
    /** @type {import("./control-links.js").Link[]} */
    const links = (await answer.json()).links;
    const room = this.role === "host" ? this.room : "";
    this.address = links.find((link) => link.role === this.role && link.room === room)?.address ?? "";
    await this.updateComplete;
    // The button that was pressed is gone.
    this.querySelector("p")?.focus();
  }
}

customElements.define("role-link", RoleLink);
