/** What stands alone on the stage now, and the way to put it out. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

export class ControlLit extends ControlPiece {
  watches() {
    return ["all/spotlight"];
  }

  render() {
    const lit = this.store.get("all", "spotlight");
    if (!lit) return nothing;
    return html`<h2>${t("On the stage")}</h2>
      <p><bdi>${lit.text}</bdi></p>
      <button class="button quiet small" @click=${() => this.act({ type: "spotlight.out" })}>
        ${icon("monitor")} ${t("Off the stage")}
      </button>
      ${this.refused()}`;
  }
}

customElements.define("control-lit", ControlLit);
