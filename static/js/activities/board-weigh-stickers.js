/** One's own dots on a card or a cluster, while dots are stuck: a press takes one off, an empty place puts one on. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";

/** @typedef {import("./board-weighing.js").Sticker} Sticker */

// More dots than that are one dot and a number.
const MOST = 5;

/**
 * @param {string} id of the thing
 * @param {Sticker} sticker
 * @param {{ described: string, stop?: number }} about the id of its words, and whether the Tab key stops here
 */
export function stickers(id, { place, own, left, why }, { described, stop = 0 }) {
  return html`<span class="stickers" data-question=${place}>
    ${
      own
        ? html`<button
            class="off"
            data-dot=${id}
            tabindex=${stop}
            aria-label=${tn("Take a dot off, {n} of yours is here", "Take a dot off, {n} of yours are here", own)}
            aria-describedby=${`${described} weigh-question`}
            @click=${(/** @type {Event} */ event) => ask(event, id, -1)}
          >
            ${ownDots(own)}
          </button>`
        : nothing
    }
    <button
      class="on"
      data-anchor
      tabindex=${stop}
      aria-disabled=${Boolean(why)}
      aria-keyshortcuts="+"
      aria-label=${tn("Put a dot here, {n} is left", "Put a dot here, {n} are left", left)}
      aria-describedby=${`${described} weigh-question`}
      title=${why === "enough" ? t("No more of your dots may be here.") : nothing}
      @click=${(/** @type {Event} */ event) => ask(event, id, 1)}
    >
      <i class="dot" data-free></i>
    </button>
  </span>`;
}

/**
 * @param {Event} event
 * @param {string} id
 * @param {1 | -1} by
 */
function ask(event, id, by) {
  event.currentTarget?.dispatchEvent(new CustomEvent("dots", { bubbles: true, detail: { id, by } }));
}

/**
 * The same of a cluster, or how many dots it got once they were counted.
 * @param {import("./board-weighing.js").Weighing | undefined} weighing
 * @param {string} id
 * @param {string} described the id of its name
 */
export function clusterDots(weighing, id, described) {
  const sticker = weighing?.at(id);
  if (sticker) return stickers(id, sticker, { described });
  return gotDots(weighing?.got(id) ?? []);
}

/**
 * How many dots something got once they were counted, for each question in its own colour and shape.
 * @param {readonly import("./board-weigh-counted.js").Part[]} parts
 */
export function gotDots(parts) {
  if (parts.length === 0) return nothing;
  return html`<span class="support got" role="img" aria-label=${parts.map(inWords).join("; ")}>
    ${parts.map(
      ({ place, dots }) => html`<span class="part" data-question=${place}>
        <span class="dots">${Array.from({ length: seen(dots, parts) }, () => html`<i class="dot"></i>`)}</span>
        <b class="sum">${dots}</b>
      </span>`,
    )}
  </span>`;
}

/** A few dots are seen at once; of more, or of those for several questions, one stands beside their number. */
const seen = (/** @type {number} */ many, /** @type {readonly unknown[]} */ parts) =>
  many > MOST || parts.length > 1 ? 1 : many;

/** @param {import("./board-weigh-counted.js").Part} part */
function inWords({ dots, told }) {
  const many = tn("{n} dot", "{n} dots", dots);
  return told ? `${many}: ${told}` : many;
}

/** @param {number} many */
export function ownDots(many) {
  const shown = many > MOST ? 1 : many;
  return html`<span class="dots" aria-hidden="true">
    ${Array.from({ length: shown }, () => html`<i class="dot" data-own></i>`)}
    ${many > MOST ? html`<b class="many">${many}</b>` : nothing}
  </span>`;
}
