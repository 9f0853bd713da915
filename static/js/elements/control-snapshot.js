/** Keeps everything as it stands, under a name; what was kept so far is listed there. */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

export class ControlSnapshot extends ControlPiece {
  static properties = { ...ControlPiece.properties, taking: { state: true } };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.taking = false;
  }

  watches() {
    return ["staff/snapshot:"];
  }

  /** @returns {{ title: string, at: number }[]} the newest first */
  snapshots() {
    const found = this.store.each("staff", "snapshot").map(({ value }) => value);
    return found.sort((a, b) => b.at - a.at);
  }

  render() {
    return html`
      <button class="button plain small" aria-haspopup="dialog" aria-keyshortcuts="s" @click=${() => this.show()}>
        ${icon("file-down")} ${t("Snapshot …")}
      </button>
      <dialog ${ref(this.dialog)} class="dialog" aria-labelledby="snapshot-title">
        <h2 id="snapshot-title">${t("Keep a snapshot")}</h2>
        <p>${t("Everything as it stands now is kept for the results. At the end of every item this happens by itself.")}</p>
        <form class="stack" @submit=${(/** @type {SubmitEvent} */ event) => this.take(event)}>
          <p class="field">
            <label for="snapshot-name">${t("Name of the snapshot")}</label>
            <input id="snapshot-name" name="title" required maxlength="80" autocomplete="off" />
          </p>
          ${this.refused()}
          <div class="buttons">
            <button class="button quiet" type="button" @click=${() => this.dialog.value?.close()}>${t("Cancel")}</button>
            <button class="button" aria-disabled=${this.taking}>${t("Keep it")}</button>
          </div>
        </form>
        ${this.list()}
      </dialog>
    `;
  }

  show() {
    this.dialog.value?.showModal();
  }

  list() {
    const found = this.snapshots();
    if (found.length === 0) return nothing;
    return html`<section>
      <h3 id="snapshots-kept">${t("Kept so far")}</h3>
      <ul class="kept" tabindex="0" aria-labelledby="snapshots-kept">
        ${found.map(({ title, at }) => html`<li><time>${this.time(at)}</time> <bdi>${title}</bdi></li>`)}
      </ul>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async take(event) {
    event.preventDefault();
    if (this.taking) return;
    const form = /** @type {HTMLFormElement} */ (event.target);
    const title = String(new FormData(form).get("title"));
    this.taking = true;
    const done = await this.act({ type: "snapshot.take", title });
    this.taking = false;
    if (!done) return;
    form.reset();
    this.dialog.value?.close();
  }

  /** @param {number} at */
  time(at) {
    return timeOfDay(at, this.zone);
  }
}

customElements.define("control-snapshot", ControlSnapshot);
