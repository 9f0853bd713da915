/**
 * Help and everything else about oneself: call for help, how this part works, one's name, going on with
 * another device, taking one's contributions along, leaving.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

export class HelpMenu extends Piece {
  static properties = {
    ...Piece.properties,
    problem: { state: true },
    link: { state: true },
    renamed: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.problem = "";
    this.renamed = false;
    /** @type {{ address: string, qr: string } | undefined} */
    this.link = undefined;
  }

  watches() {
    return ["all/clock", `me:${this.workshop?.me.person}/`];
  }

  get call() {
    return this.store.get(`me:${this.workshop.me.person}`, "help");
  }

  render() {
    const call = this.call;
    return html`
      <button class="button quiet small help" aria-haspopup="dialog" @click=${() => this.dialog.value?.showModal()}>
        ${icon("life-buoy")} <span>${call ? (call.taken ? t("Help is coming") : t("Help is called")) : t("Help")}</span>
      </button>
      <dialog ${ref(this.dialog)} class="dialog" aria-labelledby="help-title">
        <h2 id="help-title">${t("Help")}</h2>
        ${this.guide()} ${this.calling(call)} ${this.device()} ${this.about()}
        <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
      </dialog>
    `;
  }

  /** How the present part works: written by the server for each kind. */
  guide() {
    const item = present(this.store);
    const found =
      item && /** @type {HTMLTemplateElement | null} */ (document.getElementById(`guide-${item.kind}`));
    return found ? html`<section class="guide">${found.content.cloneNode(true)}</section>` : nothing;
  }

  /** @param {{ taken?: string, text?: string } | undefined} call */
  calling(call) {
    if (call) {
      return html`<section>
        <p role="status">
          ${call.taken ? t("{name} is looking after it.", { name: call.taken }) : t("The moderators have been told.")}
        </p>
        <button class="button quiet" @click=${() => this.end()}>${t("I no longer need help")}</button>
      </section>`;
    }
    return html`<form class="stack" @submit=${(/** @type {SubmitEvent} */ event) => this.ask(event)}>
      <h3>${t("Call a moderator")}</h3>
      <p class="field">
        <label for="help-text">${t("What is the matter? (optional)")}</label>
        <input id="help-text" name="text" maxlength="80" autocomplete="off" />
      </p>
      <button class="button">${icon("hand")} ${t("Call for help")}</button>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
    </form>`;
  }

  device() {
    return html`<section class="stack">
      <h3>${t("Go on with another device")}</h3>
      ${
        this.link
          ? html`<p>${t("Open this on the other device. It is yours alone; do not pass it on.")}</p>
              <p class="address">${this.link.address}</p>
              <button class="button quiet small" @click=${() => this.copy()}>${icon("copy")} ${t("Copy the link")}</button>`
          : html`<button class="button quiet" @click=${() => this.personal()}>${t("Show my personal link")}</button>`
      }
    </section>`;
  }

  about() {
    const { id } = this.workshop.about;
    const { person } = this.workshop.me;
    const name = this.store.get(`me:${person}`, `name:${person}`)?.name ?? "";
    return html`<section class="stack">
      <form class="row" @submit=${(/** @type {SubmitEvent} */ event) => this.rename(event)}>
        <p class="field">
          <label for="help-name">${t("Your name here")}</label>
          <input id="help-name" name="name" required maxlength="80" .value=${name} autocomplete="name" />
        </p>
        <button class="button quiet">${t("Change")}</button>
        ${this.renamed ? html`<p role="status">${t("Changed.")}</p>` : nothing}
      </form>
      <p><a href=${`/w/${id}/mine.txt`} download>${t("Download what I wrote")}</a></p>
      <form method="post" action=${`/w/${id}/leave`}>
        <button class="button quiet small">${icon("log-out")} ${t("Leave the workshop on this device")}</button>
      </form>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async ask(event) {
    event.preventDefault();
    const text = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("text");
    const outcome = await this.workshop.send({ type: "help.call", text: String(text ?? "") });
    this.problem = outcome.ok ? "" : outcome.text;
    if (outcome.ok) announce(t("The moderators have been told."));
  }

  end() {
    return this.workshop.send({ type: "help.end", person: this.workshop.me.person });
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("name"));
    const outcome = await this.workshop.send({
      type: "people.rename",
      person: this.workshop.me.person,
      name,
    });
    this.renamed = outcome.ok;
    this.problem = outcome.ok ? "" : outcome.text;
  }

  async personal() {
    const answer = await fetch(`/w/${this.workshop.about.id}/links/mine`);
    if (answer.ok) this.link = await answer.json();
    else this.problem = t("The link could not be fetched. Please try again.");
  }

  async copy() {
    await navigator.clipboard?.writeText(this.link?.address ?? "");
    announce(t("Copied."));
  }
}

customElements.define("help-menu", HelpMenu);
