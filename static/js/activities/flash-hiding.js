/** A revealed sentence is hidden from everybody, and shown again: by moderators, and by the host of its room. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { focusStays } from "../elements/focus.js";
import { icon } from "../elements/icons.js";

/** @typedef {import("./flash.js").ActivityFlash} ActivityFlash */
/** @typedef {import("./flash-circle.js").Circle} Circle */
/** @typedef {import("./flash-wall.js").Spoken} Spoken */

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {Spoken} spoken its text stands in an element `sentence-…`
 */
export function hideButton(flash, circle, { id }) {
  return html`<button
    class="button plain small"
    title=${t("Hide")}
    aria-describedby=${`sentence-${id}`}
    @click=${() => hide(flash, circle, id, true)}
  >
    ${icon("eye-off")} <span class="may-hide">${t("Hide")}</span>
  </button>`;
}

/**
 * What is hidden, for those who may show it again.
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 */
export function putAway(flash, circle) {
  const { hidden } = circle;
  if (hidden.length === 0) return nothing;
  return html`<details class="put-away">
    <summary>${tn("{n} hidden sentence", "{n} hidden sentences", hidden.length)}</summary>
    <ul class="plain" lang=${flash.language}>
      ${hidden.map(
        ({ id, text }) => html`<li>
          <bdi id=${`sentence-${id}`} dir="auto">${text}</bdi>
          <button class="button quiet small" aria-describedby=${`sentence-${id}`} @click=${() => hide(flash, circle, id, false)}>
            ${icon("eye")} ${t("Show again")}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * @param {ActivityFlash} flash
 * @param {Circle} circle
 * @param {string} id with the item's before it
 * @param {boolean} hidden
 */
async function hide(flash, { item, room }, id, hidden) {
  const stays = focusStays();
  const sentence = id.slice(item.length + 1);
  const done = await flash.act("flash.hide", { sentence, hidden, ...(room && { room }) });
  if (done && stays()) flash.anchor?.focus();
}
