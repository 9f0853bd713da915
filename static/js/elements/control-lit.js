/** What stands on the stage in place of what is on: a sentence in the light, or a view that is pinned there. */

import { html, nothing } from "../../vendor/lit.js";
import { present } from "../core/agenda.js";
import { t } from "../core/words.js";
import { whoWords } from "./control-deeds.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";
import { pinnable } from "./stage-pinned.js";

export class ControlLit extends ControlPiece {
  static properties = { ...ControlPiece.properties, unfolded: { state: true } };

  constructor() {
    super();
    /** Whether the views are shown: whoever pins one finds the way to take it off again where it was. */
    this.unfolded = false;
  }

  watches() {
    return ["all/spotlight", "all/pinned", "all/clock", "staff/person:"];
  }

  render() {
    const lit = this.store.get("all", "spotlight");
    if (!lit && !present(this.store)) return nothing;
    return html`${lit ? this.sentence(lit) : this.views()} ${this.refused()}`;
  }

  /** @param {{ text: string }} lit */
  sentence({ text }) {
    return html`<h2>${t("On the stage")}</h2>
      <p><bdi>${text}</bdi></p>
      <button class="button quiet small" @click=${() => this.act({ type: "spotlight.out" })}>
        ${icon("monitor")} ${t("Off the stage")}
      </button>`;
  }

  /** The buttons that pin a view, each pressed while its view is pinned; folded until one is, or they are looked for. */
  views() {
    const held = this.store.get("all", "pinned");
    return html`<details
      ?open=${Boolean(held) || this.unfolded}
      @toggle=${(/** @type {any} */ event) => {
        this.unfolded = event.target.open;
      }}
    >
      <summary><h2 id="on-stage">${t("On the stage")}</h2></summary>
      <p class="muted" role="status">
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
      </div>
    </details>`;
  }
}

customElements.define("control-lit", ControlLit);
