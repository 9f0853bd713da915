/**
 * The moves of the clock other than *Next*: minutes more or less, hold, jump, back. They stand above *Next*, so that
 * none moves when what *Next* does takes more lines or fewer. What is refused is shown below *Next*.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, items } from "../core/agenda.js";
import { signed, t } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

export class ControlMoves extends ControlPiece {
  static properties = { ...ControlPiece.properties, steering: { attribute: false } };

  constructor() {
    super();
    /** @type {import("./control-steering.js").Steering} */
    this.steering = /** @type {any} */ (undefined);
  }

  watches() {
    return ["all/clock", "all/item:", "all/ran:"];
  }

  render() {
    const { state } = clockEntity(this.store);
    if (state === "planned") return nothing;
    const before = this.before(state);
    return html`<div class="moves" role="group" aria-label=${t("Clock")}>
      ${state === "over" ? nothing : this.running(state === "held")}
      <button class="button quiet small" aria-keyshortcuts="j" aria-haspopup="dialog" @click=${() => this.jump()}>
        ${icon("skip-forward")} ${t("Jump …")}
      </button>
      <button
        class="button quiet small back"
        aria-keyshortcuts="b"
        aria-disabled=${!before}
        title=${before ? t("Back to “{title}”", { title: before }) : t("There is nothing before this.")}
        @click=${() => before && this.steering.back()}
      >
        ${icon("undo-2")} ${t("Back")}
      </button>
    </div>`;
  }

  /** @param {boolean} held */
  running(held) {
    return html`${this.minutes(1)} ${this.minutes(5)} ${this.minutes(-1)}
      <button
        class=${held ? "button small" : "button quiet small"}
        aria-keyshortcuts="h"
        @click=${() => this.steering.hold()}
      >
        ${icon(held ? "play" : "pause")} ${held ? t("Let it run") : t("Hold")}
      </button>`;
  }

  /** @param {1 | 5 | -1} minutes */
  minutes(minutes) {
    return html`<button
      class="button quiet small"
      aria-keyshortcuts=${{ 1: "+", 5: "5", [-1]: "-" }[minutes]}
      @click=${() => this.steering.extend(minutes)}
    >
      ${signed(minutes)} min
    </button>`;
  }

  /** Where *Back* leads, empty where nothing is before. @param {string} state */
  before(state) {
    const agenda = items(this.store);
    const { item, step = 0, left } = clockEntity(this.store);
    if (state === "over") return (agenda.find(({ id }) => id === left) ?? agenda.at(-1))?.title ?? "";
    const at = agenda.findIndex(({ id }) => id === item);
    if (step > 0) return agenda[at]?.steps?.[step - 1]?.title ?? "";
    const past = agenda.slice(0, Math.max(at, 0));
    // What was jumped over is not entered by that.
    const ran = past.findLast(({ id }) => this.store.get("all", `ran:${id}`)?.spans?.length);
    return (ran ?? past.at(-1))?.title ?? "";
  }

  jump() {
    this.dispatchEvent(new CustomEvent("ask", { detail: "jump", bubbles: true }));
  }
}

customElements.define("control-moves", ControlMoves);
