/** A button that copies an address, and says so beside itself and aloud; where a browser forbids it, the address is selected. */

import { html, LitElement, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { copied, copyWords } from "../core/copy.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";

export class CopyLink extends LitElement {
  static properties = { address: { attribute: false }, copied: { state: true } };

  constructor() {
    super();
    this.address = "";
    /** Whether the browser copied it; undefined where nobody asked. @type {boolean | undefined} */
    this.copied = undefined;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("address")) this.copied = undefined;
  }

  render() {
    return html`<button class="button plain small" @click=${() => this.copy()}>
        ${icon(this.copied ? "check" : "copy")} <span class="may-hide">${this.copied === undefined ? t("Copy the link") : copyWords(this.copied)}</span>
      </button>
      ${this.copied === false ? html`<span class="address">${this.address}</span>` : nothing}`;
  }

  async copy() {
    this.copied = await copied(this.address);
    await this.updateComplete;
    const shown = this.querySelector(".address");
    if (shown) getSelection()?.selectAllChildren(shown);
    announce(copyWords(this.copied));
  }
}

customElements.define("copy-link", CopyLink);
