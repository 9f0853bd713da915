/** The day drawn to scale: as announced above, as it was and is forecast below, and where the present lies. */

import { html, nothing, repeat, svg } from "../../vendor/lit.js";
import { clockEntity } from "../core/agenda.js";
import { t, timeOfDay } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { ending, rows } from "./control-rows.js";
import { day } from "./control-scale.js";
import { driftWords, standing } from "./control-standing.js";

/** @typedef {import("./control-scale.js").Bar} Bar */

export class ControlDay extends ControlPiece {
  get ticks() {
    return true;
  }

  watches() {
    return ["all/clock", "all/item:", "all/ran:", "all/workshop"];
  }

  render() {
    const now = this.workshop.clock.now();
    const agenda = rows(this.store, now);
    if (agenda.length === 0) return nothing;
    const drawn = day(agenda, now, this.zone);
    return html`
      <p class="labels" aria-hidden="true"><span>${t("Plan")}</span><span>${t("Forecast")}</span></p>
      <svg class="scale" role="img" aria-label=${this.words(agenda, now)}>
        ${repeat(
          drawn.announced,
          (bar) => bar.id,
          (bar) => this.bar(bar, "plan"),
        )}
        ${repeat(
          drawn.stands,
          (bar) => bar.id,
          (bar) => this.bar(bar, "stands"),
        )}
        ${drawn.ticks.map(({ x, time }) => svg`<text class="tick" x=${`${x}%`} y="77">${time}</text>`)}
        ${drawn.now === undefined ? nothing : this.present(drawn.now)}
      </svg>
    `;
  }

  /**
   * A bar is a drawing of its own, so that its title ends where the bar does.
   * @param {Bar} bar
   * @param {"plan" | "stands"} line
   */
  bar({ title, kind, state, x, width, label }, line) {
    const [y, height] = line === "plan" ? [8, 21] : [35, 27];
    return svg`<svg class=${`bar ${line}`} data-state=${state} data-kind=${kind} x=${`${x}%`} y=${y} width=${`${Math.max(width, 0)}%`} height=${height}>
      <title>${title}</title>
      <rect width="100%" height="100%"></rect>
      ${label ? svg`<text x="6" y=${height / 2}>${title}</text>` : nothing}
    </svg>`;
  }

  /** @param {number} x */
  present(x) {
    return svg`<g class="present">
      <line x1=${`${x}%`} x2=${`${x}%`} y1="2" y2="80"></line>
      <text x=${`${x}%`} y="77" dx=${x > 94 ? -6 : 6} text-anchor=${x > 94 ? "end" : "start"}>${t("now")}</text>
    </g>`;
  }

  /**
   * The drawing in a sentence or two; the table of the agenda has every time.
   * @param {import("./control-rows.js").Row[]} agenda
   * @param {number} now
   */
  words(agenda, now) {
    const time = (/** @type {number} */ at) => timeOfDay(at, this.zone);
    const { announced, stands } = ending(agenda);
    const start = time(agenda[0]?.announced.start ?? 0);
    const plan = t("The day to scale: announced from {start} to {end}.", { start, end: time(announced) });
    const here = standing(this.store, now);
    if (!here || stands === undefined || clockEntity(this.store).state === "planned") return plan;
    const drift = here.drift === undefined ? "" : driftWords(here.drift);
    const present = t("Now, at {now}, “{title}” is on; it will end at {end}.", {
      now: time(now),
      title: here.item.title,
      end: time(stands),
    });
    return `${plan} ${present} ${drift}`;
  }
}

customElements.define("control-day", ControlDay);
