/** The overview of the keys, and the switch that turns them off for who speaks to their computer or mistypes. */

import { createRef, html, ref } from "../../vendor/lit.js";
import { device } from "../core/device.js";
import { t } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { shortcuts } from "./control-shortcuts.js";
import { icon } from "./icons.js";

const KEPT = "control/keys";

export class ControlKeys extends ControlPiece {
  static properties = { ...ControlPiece.properties, on: { state: true } };

  constructor() {
    super();
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    this.on = device.recall(KEPT) !== "off";
  }

  show() {
    this.dialog.value?.showModal();
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    device.remember(KEPT, on ? "" : "off");
  }

  render() {
    return html`
      <button class="button plain small" aria-haspopup="dialog" @click=${() => this.show()}>
        ${icon("keyboard")} ${t("Keys")}
      </button>
      <dialog ${ref(this.dialog)} class="dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">${t("Keys of the control panel")}</h2>
        <table class="table keys" data-off=${this.on ? "false" : "true"}>
          <thead class="visually-hidden">
            <tr><th scope="col">${t("Key")}</th><th scope="col">${t("What it does")}</th></tr>
          </thead>
          <tbody>
            ${shortcuts().map(([key, words]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${words}</td></tr>`)}
          </tbody>
        </table>
        <p class="muted">${t("They do nothing while you are typing, or while a dialog is open.")} ${t("Everything else is reached with Tab, and pressed with Enter.")}</p>
        <label class="choice">
          <input type="checkbox" .checked=${this.on} @change=${(/** @type {any} */ event) => this.turn(event.target.checked)} />
          ${t("Use these keys")}
        </label>
        <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
      </dialog>
    `;
  }
}

customElements.define("control-keys", ControlKeys);
