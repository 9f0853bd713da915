/**
 * The name strip of a cluster on the wall: its name, which can be changed right there, and a button for what else can
 * be done with it.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { charactersLeft } from "../elements/characters.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { askRoom } from "./board-asking.js";

/** @typedef {import("./board-model.js").Cluster} Cluster */

const MOST = 80;

export class ClusterName extends Piece {
  static properties = {
    ...Piece.properties,
    cluster: { attribute: false },
    arranges: { attribute: false },
    reached: { attribute: false },
    text: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Cluster} */
    this.cluster = /** @type {any} */ (undefined);
    /** Whether this person may arrange what hangs here. */
    this.arranges = false;
    /** Whether the Tab key stops here. */
    this.reached = false;
    /** What is being typed. @type {string | undefined} */
    this.text = undefined;
    /** The name that is being changed, as it was last seen. */
    this.seen = "";
    this.problem = "";
  }

  get headingId() {
    return `cluster-${this.cluster.id}`;
  }

  get stop() {
    return this.reached ? 0 : -1;
  }

  /** The control that a keyboard reaches first. */
  focus() {
    /** @type {HTMLElement | null} */ (this.querySelector("input, button"))?.focus();
  }

  async edit() {
    if (!this.arranges || this.text !== undefined) return;
    this.text = this.seen = this.cluster.name;
    await this.updateComplete;
    const field = this.querySelector("input");
    field?.focus();
    field?.select();
  }

  /** @param {boolean} stays whether the focus stays here */
  async leave(stays) {
    this.text = undefined;
    this.problem = "";
    if (!stays) return;
    await this.updateComplete;
    this.focus();
  }

  /** @param {boolean} stays */
  async save(stays) {
    const name = (this.text ?? "").trim();
    if (charactersLeft(name, MOST) < 0) return;
    if (name === this.cluster.name) return this.leave(stays);
    const words = name ? t("The cluster is called “{name}”.", { name }) : t("The cluster has no name now.");
    const said = { type: "board.name", cluster: this.cluster.id, name, seen: this.seen };
    const outcome = await askRoom(this, said, { words, refusable: true });
    if (outcome.ok) return this.leave(stays && this.contains(document.activeElement));
    this.problem = outcome.text;
    this.seen = this.cluster.name;
    return undefined;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    event.stopPropagation();
    if (event.key === "Enter") {
      event.preventDefault();
      this.save(true);
    }
    if (event.key === "Escape") this.leave(true);
  }

  render() {
    const { name, cards } = this.cluster;
    return html`<div class="strip" ?data-nameless=${!name && this.text === undefined}>
        ${this.text === undefined ? this.heading() : this.field(this.text)}
        ${this.arranges && this.text === undefined ? this.more() : nothing}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <small class="many">${tn("{n} card", "{n} cards", cards.length)}</small>`;
  }

  heading() {
    const { name } = this.cluster;
    const words = name ? html`<bdi lang=${this.language}>${name}</bdi>` : t("Cluster without a name");
    if (!this.arranges)
      return html`<h4 id=${this.headingId} class="name" title=${name || nothing}>${words}</h4>`;
    return html`<h4 id=${this.headingId} class="name">
      <button tabindex=${this.stop} title=${t("Press to name it")} @click=${() => this.edit()}>
        ${name ? words : html`${icon("tag")} ${t("Name the cluster")}`}
      </button>
    </h4>`;
  }

  /** @param {string} text */
  field(text) {
    return html`<h4 id=${this.headingId} class="name">
      <input
        aria-label=${t("Name of the cluster")}
        placeholder=${t("Name of the cluster")}
        aria-invalid=${charactersLeft(text, MOST) < 0}
        autocomplete="off"
        dir="auto"
        .value=${text}
        @input=${(/** @type {any} */ event) => {
          this.text = event.target.value;
        }}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
        @blur=${() => this.text !== undefined && !this.problem && this.save(false)}
      />
    </h4>`;
  }

  more() {
    return html`<button
      class="more"
      tabindex=${this.stop}
      aria-haspopup="menu"
      aria-label=${t("What to do with this cluster")}
      aria-describedby=${this.headingId}
      @click=${(/** @type {Event} */ event) => this.ask(event.currentTarget)}
    >
      ${icon("ellipsis")}
    </button>`;
  }

  /** @param {EventTarget | null} button */
  ask(button) {
    const detail = { id: this.cluster.id, button };
    this.dispatchEvent(new CustomEvent("cluster-menu", { bubbles: true, detail }));
  }
}

customElements.define("cluster-name", ClusterName);
