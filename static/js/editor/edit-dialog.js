/** What the dialogs of the editor have in common. */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { EditPiece } from "./edit-piece.js";

export class EditDialog extends EditPiece {
  static properties = { ...EditPiece.properties, shown: { state: true } };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.shown = false;
  }

  async show() {
    this.shown = true;
    await this.updateComplete;
    if (!this.dialog.value?.open) this.dialog.value?.showModal();
  }

  close() {
    this.dialog.value?.close();
  }

  /** Close it, and tell whoever listens. @param {string} what @param {unknown} [detail] */
  agree(what, detail) {
    this.close();
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  render() {
    return html`<dialog ${ref(this.dialog)} class="dialog edit-dialog" aria-labelledby=${`${this.localName}-title`} @close=${() => {
      this.shown = false;
    }}>
      ${this.shown ? this.content() : nothing}
    </dialog>`;
  }

  /** @returns {unknown} */
  content() {
    return nothing;
  }

  /** @param {string[]} sentences */
  list(sentences) {
    return html`<ul class="effects">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
  }
}
