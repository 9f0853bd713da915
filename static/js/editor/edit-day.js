/** The day that is planned, drawn to scale: breaks are seen, and where people go on for too long. */

import { html, nothing, repeat, svg } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";
import { EditPiece } from "./edit-piece.js";
import { MINUTE } from "./plan.js";

/** @typedef {import("./rows.js").Sheet} Sheet */
/** @typedef {import("./rows.js").Row} Row */

const HOUR = 60 * MINUTE;
// A bar as wide as that, in percent, has room for its title.
const ROOMY = 6;

export class EditDay extends EditPiece {
  static properties = { ...EditPiece.properties, sheet: { attribute: false } };

  constructor() {
    super();
    /** @type {Sheet} */
    this.sheet = { rows: [], zone: "UTC" };
  }

  render() {
    const { rows, start } = this.sheet;
    const end = Math.max(...rows.map((row) => row.end ?? 0));
    if (start === undefined || end <= start) return nothing;
    const at = (/** @type {number} */ moment) => ((moment - start) / (end - start)) * 100;
    const drawn = rows.filter((row) => row.start !== undefined && row.end !== undefined);
    return html`<svg class="scale" role="img" aria-label=${this.words(start, end)}>
      ${repeat(
        drawn,
        ({ key }) => key,
        (row) => this.bar(row, at(row.start ?? 0), at(row.end ?? 0)),
      )}
      ${drawn.flatMap(({ cautions }) =>
        cautions
          .filter(({ what }) => what === "no-break")
          .map(
            (caution) =>
              svg`<rect class="long" x=${`${at(caution.start)}%`} width=${`${at(caution.end) - at(caution.start)}%`} y="33" height="4"></rect>`,
          ),
      )}
      ${this.hours(start, end).map((moment) => svg`<svg class="hour" x=${`${at(moment)}%`}><text class="tick" y="52">${timeOfDay(moment, this.sheet.zone)}</text></svg>`)}
    </svg>`;
  }

  /** A bar is a drawing of its own, so that its title ends where the bar does. @param {Row} row @param {number} from @param {number} to */
  bar({ item, serves, key }, from, to) {
    const title = String(item.title ?? "").replaceAll("\u00ad", "");
    return svg`<svg class="bar" data-serves=${serves} data-bar=${key} x=${`${from}%`} y="4" width=${`${to - from}%`} height="27"
      @click=${() => this.dispatchEvent(new CustomEvent("row", { detail: key, bubbles: true }))}>
      <title>${title}</title>
      <rect width="100%" height="100%"></rect>
      ${to - from > ROOMY ? svg`<text x="6" y="14">${title}</text>` : nothing}
    </svg>`;
  }

  /** Full hours, or half ones of a short day. @param {number} start @param {number} end */
  hours(start, end) {
    const every = end - start > 3 * HOUR ? HOUR : HOUR / 2;
    const first = Math.ceil(start / every) * every;
    const ticks = Array.from({ length: Math.ceil((end - first) / every) }, (_, n) => first + n * every);
    return ticks.filter((tick) => tick - start > every / 5 && end - tick > every / 5).slice(0, 14);
  }

  /** @param {number} start @param {number} end */
  words(start, end) {
    const time = (/** @type {number} */ moment) => timeOfDay(moment, this.sheet.zone);
    return t("The day to scale: from {start} to {end}.", { start: time(start), end: time(end) });
  }
}

customElements.define("edit-day", EditDay);
