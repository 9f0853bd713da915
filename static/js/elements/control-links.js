/**
 * The links that let people in: shown to the staff, renewed by organisers. Addresses are fetched when the
 * dialog opens and forgotten when it closes; none of them stands in the page before.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { copiedOrSelected, copyWords } from "../core/copy.js";
import { t } from "../core/words.js";
import { joining } from "./control-joining.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {{ role: string, room: string, address: string }} Link */

export class ControlLinks extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    shown: { state: true },
    links: { state: true },
    asking: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.shown = false;
    /** @type {Link[]} */
    this.links = [];
    /** Which link shall be renewed. */
    this.asking = "";
    this.done = "";
  }

  watches() {
    return ["all/workshop", "all/theme:"];
  }

  get address() {
    return `/w/${this.workshop.about.id}/links`;
  }

  async show() {
    this.shown = true;
    await this.updateComplete;
    this.dialog.value?.showModal();
    await this.ask();
  }

  /** @param {RequestInit} [request] */
  async ask(request) {
    this.problem = "";
    const answer = await fetch(this.address, request).catch(() => undefined);
    if (answer?.ok) this.links = (await answer.json()).links;
    else this.problem = t("The links could not be fetched. Nothing has changed; please try again.");
    return Boolean(answer?.ok);
  }

  close() {
    this.shown = false;
    this.links = [];
    this.asking = this.done = this.problem = "";
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog links" aria-labelledby="links-title" @close=${() => this.close()}>
      ${this.shown ? this.content() : nothing}
    </dialog>`;
  }

  content() {
    const people = this.links.find(({ role }) => role === "participant");
    const others = this.links.filter((link) => link !== people);
    return html`
      <div class="register-head">
        <h2 id="links-title" tabindex="-1" data-anchor>${t("Links")}</h2>
        <button class="button quiet small" @click=${() => this.dialog.value?.close()}>${icon("x")} ${t("Close")}</button>
      </div>
      <p class="muted">${t("Whoever has one of these links comes in by it: pass each on only to those for whom it is.")}</p>
      ${this.refused()}
      <p role="status" class=${this.done ? "" : "visually-hidden"}>${this.done}</p>
      ${people ? html`<section class="door">${joining(people.address, this.code)} ${this.link(people)}</section>` : nothing}
      <ul class="list">
        ${this.page ? html`<li>${this.link(this.page)}</li>` : nothing}
        ${others.map((link) => html`<li>${this.link(link)}</li>`)}
      </ul>
    `;
  }

  /** Where people read what it is about, and register; a draft has no such page yet. @returns {Link | undefined} */
  get page() {
    const { id } = this.workshop.about;
    const { draft } = this.store.get("all", "workshop") ?? { draft: true };
    return draft ? undefined : { role: "page", room: "", address: `${location.origin}/w/${id}` };
  }

  /** The code that can be said aloud. @returns {string} */
  get code() {
    return this.store.get("all", "workshop")?.code ?? "";
  }

  /** @param {Link} link */
  link(link) {
    const name = this.whose(link);
    return html`<div class="link">
      <h3>${name}</h3>
      ${
        link.address
          ? html`<p class="address">${link.address}</p>
              <button class="button quiet small" aria-label=${t("Copy the link: {name}", { name })} @click=${(/** @type {Event} */ event) => this.copy(link, event)}>
                ${icon("copy")} ${t("Copy")}
              </button>`
          : html`<p class="address">${t("Still valid, but made with another key of this server: it can only be renewed.")}</p>`
      }
      ${this.workshop.me.role === "organiser" && link.role !== "page" ? this.renewing(link, name) : nothing}
    </div>`;
  }

  /** @param {Link} link */
  whose({ role, room }) {
    const words = {
      page: t("Event page, public"),
      participant: t("For participants"),
      stage: t("For the stage"),
      moderator: t("For moderators"),
      organiser: t("For organisers"),
    };
    if (role !== "host") return words[/** @type {"stage"} */ (role)] ?? role;
    return t("For the host of {room}", { room: this.store.get("all", `theme:${room}`)?.name ?? room });
  }

  /**
   * @param {Link} link
   * @param {string} name
   */
  renewing(link, name) {
    const id = `${link.role} ${link.room}`;
    if (this.asking !== id) {
      return html`<button class="button plain small" aria-label=${t("Renew the link: {name}", { name })} @click=${() => this.doubt(id)}>
        ${icon("refresh-cw")} ${t("Renew …")}
      </button>`;
    }
    return html`<div class="notice" data-tone="signal" role="group" aria-label=${t("Renew the link: {name}", { name })}>
      ${icon("triangle-alert")}
      <p>${this.consequence(link)}</p>
      <div class="buttons">
        <button class="button small" @click=${() => this.renew(link)}>${t("Renew")}</button>
        <button class="button quiet small" @click=${() => this.doubt("")}>${t("Keep the old one")}</button>
      </div>
    </div>`;
  }

  /** @param {Link} link */
  consequence({ role }) {
    if (role === "participant") {
      return t(
        "The old link no longer lets anybody in; whoever is in already stays. The code stays the same.",
      );
    }
    if (role === "organiser") {
      return t(
        "The old link ends at once, and with it the access of everybody who came by it, yours included. The new one is shown on the server by “facilitator links”.",
      );
    }
    return t(
      "The old link ends at once, and with it the access of everybody who came by it. They need the new one.",
    );
  }

  /** @param {string} id */
  async doubt(id) {
    this.asking = id;
    await this.updateComplete;
    const place = id ? ".notice .quiet" : "[data-anchor]";
    /** @type {HTMLElement | null} */ (this.querySelector(place))?.focus();
  }

  /** @param {Link} link */
  async renew(link) {
    const body = JSON.stringify({ role: link.role, ...(link.room && { room: link.room }) });
    const done = await this.ask({ method: "POST", headers: { "content-type": "application/json" }, body });
    this.done = done ? t("{name}: the new link holds.", { name: this.whose(link) }) : "";
    await this.doubt("");
  }

  /**
   * @param {Link} link
   * @param {Event} event
   */
  async copy(link, event) {
    const shown = /** @type {Element} */ (event.currentTarget).parentElement?.querySelector(".address");
    const done = await copiedOrSelected(link.address, shown ?? null);
    this.done = done ? t("Copied: {name}", { name: this.whose(link) }) : copyWords(done);
    announce(this.done);
  }
}

customElements.define("control-links", ControlLinks);
