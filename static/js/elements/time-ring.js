/** The time that is left, as a ring and in digits; colour and words at a fifth and a twentieth of the whole. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { countdown } from "../core/clock.js";
import { t } from "../core/words.js";

/**
 * How urgent it is: nothing, `signal` at 20 %, `alarm` at 5 %.
 * @param {number} left
 * @param {number} whole
 */
export function urgency(left, whole) {
  if (whole <= 0) return "";
  if (left <= whole * 0.05) return "alarm";
  return left <= whole * 0.2 ? "signal" : "";
}

/**
 * @param {{ left: number, whole: number, held?: boolean }} time in ms
 */
export function timeLeft({ left, whole, held = false }) {
  const share = whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0;
  const tone = urgency(left, whole);
  return html`<span class="time-left" data-tone=${tone}>
    <svg class="ring" data-tone=${tone} viewBox="0 0 44 44" aria-hidden="true" ${ref((found) => draw(found, share))}>
      <circle class="track" cx="22" cy="22" r="18"></circle>
      <circle class="left" cx="22" cy="22" r="18" pathLength="1"></circle>
    </svg>
    <b class="digits" role="timer">${left >= 0 ? countdown(left) : `+${countdown(-left)}`}</b>
    ${held ? html`<span class="tag" data-tone="signal">${t("held")}</span>` : nothing}
    ${left < 0 && !held ? html`<span class="tag" data-tone="signal">${t("over time")}</span>` : nothing}
  </span>`;
}

/**
 * @param {Element | undefined} ring
 * @param {number} share
 */
function draw(ring, share) {
  if (ring instanceof SVGElement) ring.style.setProperty("--left", share.toFixed(4));
}
