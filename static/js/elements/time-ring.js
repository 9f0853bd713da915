/** The time that is left, as a ring and in digits; colour and words at a fifth and a twentieth of the whole. */

import { html, nothing } from "../../vendor/lit.js";
import { urgency } from "../core/clock.js";
import { t } from "../core/words.js";
import { property } from "./property.js";
import { digits, share, toneWords } from "./running-time.js";

/** @typedef {import("./running-time.js").Time} Time */

/**
 * @param {Time} time
 * @param {string} [name] whose time it is, where another one is told on the page too
 */
export function timeLeft(time, name = t("Time left")) {
  const { left, whole } = time;
  const tone = urgency(left, whole);
  return html`<span class="time-left" data-tone=${tone}>
    <svg class="ring" data-tone=${tone} viewBox="0 0 44 44" aria-hidden="true" ${property("--left", share(time))}>
      <circle class="track" cx="22" cy="22" r="18"></circle>
      <circle class="left" cx="22" cy="22" r="18" pathLength="1"></circle>
    </svg>
    <b class="digits" role="timer" aria-label=${name}>${digits(left)}</b>
    ${timeTag(time)}
  </span>`;
}

/** What the colour says, in words: that the clock stands still, or how little is left. @param {Time} time */
function timeTag({ left, whole, held }) {
  const tone = held ? "signal" : urgency(left, whole);
  const words = held ? t("held") : toneWords(tone, left);
  const plain = held || left < 0;
  return words ? html`<span class=${plain ? "tag" : "tag tone"} data-tone=${tone}>${words}</span>` : nothing;
}
