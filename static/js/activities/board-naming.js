/** Naming a cluster, in a small dialog. Who was faster is shown, and one's own words are kept. */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { characterCount, charactersLeft, tooLong } from "../elements/characters.js";
import { focusIsLoose } from "../elements/focus.js";
import { Piece } from "../elements/piece.js";
import { askRoom } from "./board-asking.js";

const MOST = 80;

export class BoardNaming extends Piece {
  static properties = {
    ...Piece.properties,
    room: { attribute: false },
    cluster: { state: true },
    text: { state: true },
    seen: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.room = "";
    this.cluster = "";
    this.text = "";
    /** The name that is being changed, as it was last seen. */
    this.seen = "";
    this.problem = "";
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
  }

  watches() {
    return [`room:${this.room}/cluster:`];
  }

  /** @returns {string | undefined} nothing where the cluster is gone */
  get name() {
    const cluster = this.store.get(`room:${this.room}`, `cluster:${this.cluster}`);
    return cluster ? (cluster.name ?? "") : undefined;
  }

  /** @param {string} cluster */
  async show(cluster) {
    this.cluster = cluster;
    this.seen = this.text = this.name ?? "";
    this.problem = "";
    await this.updateComplete;
    this.dialog.value?.showModal();
    this.querySelector("input")?.select();
  }

  /** What led here may be gone, as it is once cards are put together: then the focus goes to the cluster. */
  async shut() {
    const room = /** @type {import("./board-room.js").BoardRoom | null} */ (this.closest("board-room"));
    await room?.updateComplete;
    if (!focusIsLoose()) return;
    /** @type {HTMLElement | null | undefined} */
    const cluster = room?.querySelector(`.more[aria-describedby="cluster-${CSS.escape(this.cluster)}"]`);
    if (cluster) cluster.focus();
    else room?.acts.toUndo();
  }

  /** @param {Event} event */
  async save(event) {
    event.preventDefault();
    const name = this.text.trim();
    if (tooLong(name, MOST)) return this.querySelector("input")?.focus();
    if (name === this.name) return this.dialog.value?.close();
    const words = name ? t("The cluster is called “{name}”.", { name }) : t("The cluster has no name now.");
    const said = { type: "board.name", cluster: this.cluster, name, seen: this.seen };
    const outcome = await askRoom(this, said, { words, refusable: true });
    if (outcome.ok) return this.dialog.value?.close();
    this.problem = outcome.text;
    this.seen = this.name ?? this.seen;
    return undefined;
  }

  render() {
    const rest = charactersLeft(this.text, MOST);
    return html`<dialog ${ref(this.dialog)} class="dialog naming" aria-labelledby="naming-title" @close=${() => this.shut()}>
      <form @submit=${(/** @type {Event} */ event) => this.save(event)}>
        <h2 id="naming-title">${t("What holds these cards together?")}</h2>
        <div class="field">
          <label for="naming-name">${t("Name of the cluster")}</label>
          <p class="hint" id="naming-hint">${t("A few words, as they would stand on a heading.")} ${this.name ? t("Empty takes the name away.") : nothing}</p>
          <input
            id="naming-name"
            autocomplete="off"
            dir="auto"
            .value=${this.text}
            aria-describedby=${`naming-hint naming-count${this.problem ? " naming-problem" : ""}`}
            aria-invalid=${rest < 0 || Boolean(this.problem)}
            @input=${(/** @type {any} */ event) => this.type(event.target.value)}
          />
          ${characterCount(rest, { id: "naming-count", from: 20 })}
          ${this.problem ? this.overtaken() : nothing}
        </div>
        <div class="buttons">
          <button class="button">${t("Save")}</button>
          <button class="button quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("Cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  overtaken() {
    const now = this.name
      ? t("It is called “{name}” now. Save again to replace that.", { name: this.name })
      : "";
    return html`<p class="error" id="naming-problem" role="alert">${this.problem} ${now}</p>`;
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
  }
}

customElements.define("board-naming", BoardNaming);
