/** What stands on the stage in place of what is on: a sentence in the light, or a view that is pinned there. */

import { html, nothing } from "../../vendor/lit.js";
import { present } from "../core/agenda.js";
import { t } from "../core/words.js";
import { whoWords } from "./control-deeds.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";
import { pinnable } from "./stage-pinned.js";

export class ControlLit extends ControlPiece {
  watches() {
    return ["all/spotlight", "all/pinned", "all/clock", "staff/person:"];
  }

  render() {
    const lit = this.store.get("all", "spotlight");
    if (!lit && !present(this.store)) return nothing;
    return html`<h2 id="on-stage">${t("On the stage")}</h2>
      ${lit ? this.sentence(lit) : this.views()} ${this.refused()}`;
  }

  /** @param {{ text: string }} lit */
  sentence({ text }) {
    return html`<p><bdi>${text}</bdi></p>
      <button class="button quiet small" @click=${() => this.act({ type: "spotlight.out" })}>
        ${icon("monitor")} ${t("Off the stage")}
      </button>`;
  }

  /** The buttons that pin a view, each pressed while its view is pinned. */
  views() {
    const held = this.store.get("all", "pinned");
    return html`<p class="muted" role="status">
        ${
          held
            ? t("Pinned by {name}, until it is pressed again or the agenda moves on.", {
                name: whoWords(held.by, this.workshop),
              })
            : t("Pin a view until the agenda moves on:")
        }
      </p>
      <div class="buttons" role="group" aria-labelledby="on-stage">
        ${pinnable().map(([view, words]) => {
          const on = held?.view === view;
          const command = on ? { type: "stage.unpin" } : { type: "stage.pin", view };
          return html`<button class="button quiet small" aria-pressed=${on} @click=${() => this.act(command)}>
            ${icon("monitor")} ${words}
          </button>`;
        })}
      </div>`;
  }
}

customElements.define("control-lit", ControlLit);
