/**
 * Help and everything else about oneself: how this part works, call for help, go on with another device,
 * one's name, taking one's contributions along, leaving.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { otherLanguage, t } from "../core/words.js";
import { wayTo } from "./conference.js";
import { guideOf } from "./guide.js";
import { icon } from "./icons.js";
import "./personal-link.js";
import { Piece } from "./piece.js";

/** @typedef {{ at: number, text?: string, room?: string, taken?: string }} Call `taken` is the person who looks after it */
/** @typedef {"call" | "name"} Part of the dialog */

export class HelpMenu extends Piece {
  static properties = {
    ...Piece.properties,
    problem: { state: true },
    renamed: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {{ part: Part, text: string } | undefined} what went wrong, where it belongs */
    this.problem = undefined;
    this.renamed = false;
    /** The guide that is shown, and of which part it is. @type {{ item: string, node: Node | undefined }} */
    this.shown = { item: "", node: undefined };
  }

  watches() {
    return ["all/clock", "all/workshop", `me:${this.workshop?.me.person}/`];
  }

  /** @returns {Call | undefined} */
  get call() {
    const { person } = this.workshop.me;
    return this.store.get(`me:${person}`, `help:${person}`);
  }

  /** What was pressed may be gone with what it did: the dialog keeps the place. */
  get anchor() {
    return /** @type {HTMLElement | null} */ (this.querySelector(".calling button"));
  }

  render() {
    const call = this.call;
    return html`
      <button class="button quiet small help" aria-haspopup="dialog" ?data-called=${Boolean(call)} @click=${() => this.open()}>
        ${icon("life-buoy")} <span>${call ? (call.taken ? t("Help is coming") : t("Help is called")) : t("Help")}</span>
      </button>
      <dialog ${ref(this.dialog)} class="dialog" aria-labelledby="help-title" closedby="any">
        <div class="head">
          <h2 id="help-title">${t("Help")}</h2>
          <form method="dialog"><button class="button plain icon-only" aria-label=${t("Close")}>${icon("x")}</button></form>
        </div>
        ${this.guide()} ${this.calling(call)} ${this.talk()} ${this.name()} ${this.otherLanguage()} <personal-link .workshop=${this.workshop}></personal-link> ${this.leaving()}
      </dialog>
    `;
  }

  open() {
    this.renamed = false;
    this.problem = undefined;
    this.dialog.value?.showModal();
  }

  /** How the present part works: written by the server for each kind. */
  guide() {
    const item = present(this.store);
    const node = item ? this.written(item) : undefined;
    if (!item || !node) return nothing;
    return html`<section>
      <h3>${t("“{title}”: how it works", { title: item.title })}</h3>
      ${node}
    </section>`;
  }

  /** The same node as long as it is the same part. @param {import("../core/agenda.js").Item} item */
  written(item) {
    if (this.shown.item !== item.id)
      this.shown = { item: item.id, node: guideOf(item, this.workshop.me.role) };
    return this.shown.node;
  }

  /** @param {Call | undefined} call */
  calling(call) {
    return html`<section class="calling stack">
      <h3>${t("Call a moderator")}</h3>
      ${call ? this.called(call) : this.asking()}
      ${this.refused("call")}
    </section>`;
  }

  /** @param {Call} call */
  called(call) {
    return html`<p class="notice" data-tone="good" role="status">
        ${icon("hand")}
        <span>${call.taken ? t("{name} is looking after it.", { name: this.workshop.nameOf(call.taken, call.room) || t("Somebody") }) : t("The moderators have been told. They will come to you.")}</span>
      </p>
      <button class="button quiet" @click=${() => this.end()}>${t("I no longer need help")}</button>`;
  }

  asking() {
    return html`<form class="row" @submit=${(/** @type {SubmitEvent} */ event) => this.ask(event)}>
      <div class="field">
        <label for="help-text">${t("What is the matter? (optional)")}</label>
        <input
          id="help-text"
          name="text"
          maxlength="80"
          autocomplete="off"
          aria-describedby=${this.described("call")}
          aria-invalid=${this.problem?.part === "call"}
        />
      </div>
      <button class="button">${icon("hand")} ${t("Call for help")}</button>
    </form>`;
  }

  /** Where the spoken part takes place. */
  talk() {
    const { conference } = this.store.get("all", "workshop")?.links ?? {};
    if (!conference) return nothing;
    return html`<section>
      <h3>${t("Video conference")}</h3>
      <p>${wayTo(conference)}</p>
    </section>`;
  }

  name() {
    const { person } = this.workshop.me;
    const name = this.store.get(`me:${person}`, `name:${person}`)?.name ?? "";
    return html`<section class="stack">
      <h3>${t("Your name")}</h3>
      <form class="row" @submit=${(/** @type {SubmitEvent} */ event) => this.rename(event)}>
        <div class="field">
          <label for="help-name">${t("So the others see you")}</label>
          <input
            id="help-name"
            name="name"
            required
            maxlength="80"
            .value=${name}
            autocomplete="name"
            aria-describedby=${this.described("name")}
            aria-invalid=${this.problem?.part === "name"}
          />
        </div>
        <button class="button quiet">${t("Change")}</button>
      </form>
      ${this.renamed ? html`<p role="status">${icon("check")} ${t("Changed.")}</p>` : nothing}
      ${this.refused("name")}
    </section>`;
  }

  /** The page in the other language, at the same place; what is being written stays. */
  otherLanguage() {
    const [other, words] = otherLanguage();
    return html`<p><a href=${`?lang=${other}`} lang=${other} hreflang=${other} rel="alternate">${words}</a></p>`;
  }

  leaving() {
    const { id } = this.workshop.about;
    return html`<section class="stack">
      <h3>${t("Take along and leave")}</h3>
      <p><a href=${`/w/${id}/mine.txt`} download>${icon("file-down")} ${t("Download what I wrote")}</a></p>
      <p>${t("Once you have left, only your personal link brings you back as the same person.")}</p>
      <form method="post" action=${`/w/${id}/leave`}>
        <button class="button quiet">${icon("log-out")} ${t("Leave the workshop on this device")}</button>
      </form>
    </section>`;
  }

  /** @param {Part} part */
  refused(part) {
    if (this.problem?.part !== part) return nothing;
    return html`<p class="error" id=${`help-${part}-problem`} role="alert">${icon("triangle-alert")} ${this.problem.text}</p>`;
  }

  /** What is said of its field. @param {Part} part */
  described(part) {
    return this.problem?.part === part ? `help-${part}-problem` : nothing;
  }

  /**
   * @param {Part} part
   * @param {import("../core/outbox.js").Outcome} outcome
   */
  settle(part, outcome) {
    this.problem = outcome.ok ? undefined : { part, text: outcome.text };
    return outcome.ok;
  }

  /** @param {SubmitEvent} event */
  async ask(event) {
    const text = written(event, "text");
    if (this.settle("call", await this.workshop.send({ type: "help.call", text })))
      announce(t("The moderators have been told. They will come to you."));
  }

  async end() {
    const { person } = this.workshop.me;
    this.settle("call", await this.workshop.send({ type: "help.end", person }));
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    const name = written(event, "name");
    const { person } = this.workshop.me;
    this.renamed = this.settle("name", await this.workshop.send({ type: "people.rename", person, name }));
  }
}

/**
 * What stands in a form's field, instead of sending the form.
 * @param {SubmitEvent} event
 * @param {string} name
 */
function written(event, name) {
  event.preventDefault();
  return String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get(name) ?? "");
}

customElements.define("help-menu", HelpMenu);
