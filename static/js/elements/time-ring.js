/** The time that is left, as a ring and in digits; colour and words at a fifth and a twentieth of the whole. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { clockEntity, left, MINUTE, present } from "../core/agenda.js";
import { countdown, urgency } from "../core/clock.js";
import { t } from "../core/words.js";

/** @typedef {{ left: number, whole: number, held: boolean }} Time in ms; `left` is negative when it is over time */

export { urgency };

/**
 * The time of what runs: of the present step, or of the item where it has none; its last step ends with the item.
 * @param {import("../core/store.js").Store} store
 * @param {number} now workshop time
 * @returns {Time | undefined} nothing before the start and after the end
 */
export function runningTime(store, now) {
  const clock = clockEntity(store);
  const item = present(store);
  if (!item) return undefined;
  const step = item.steps?.[clock.step ?? 0];
  const last = (clock.step ?? 0) + 1 >= (item.steps?.length ?? 0);
  const ends = (last ? clock.ends : clock.step_ends) ?? 0;
  const whole = step ? step.minutes * MINUTE : ends - (clock.began ?? 0);
  return { left: left(clock, ends, now), whole, held: clock.state === "held" };
}

/**
 * The share of the whole that is left, from 1 to 0.
 * @param {Time} time
 */
export function share({ left, whole }) {
  return whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0;
}

/** What is over its time counts up. @param {number} left in ms */
export function digits(left) {
  return left > -1000 ? countdown(left) : `+${countdown(-left)}`;
}

/** @param {Time} time */
export function timeLeft(time) {
  const { left, whole } = time;
  const tone = urgency(left, whole);
  return html`<span class="time-left" data-tone=${tone}>
    <svg class="ring" data-tone=${tone} viewBox="0 0 44 44" aria-hidden="true" ${ref((found) => fill(found, share(time)))}>
      <circle class="track" cx="22" cy="22" r="18"></circle>
      <circle class="left" cx="22" cy="22" r="18" pathLength="1"></circle>
    </svg>
    <b class="digits" role="timer" aria-label=${t("Time left")}>${digits(left)}</b>
    ${timeTag(time)}
  </span>`;
}

/** What the digits do not say: that the clock stands still, or that the time is over. @param {Time} time */
export function timeTag({ left, held }) {
  if (held) return html`<span class="tag" data-tone="signal">${t("held")}</span>`;
  return left < 0 ? html`<span class="tag" data-tone="signal">${t("over time")}</span>` : nothing;
}

/**
 * Tell a drawing of the time what share is left, as `--left`.
 * @param {Element | undefined} drawing
 * @param {number} left
 */
export function fill(drawing, left) {
  if (drawing instanceof HTMLElement || drawing instanceof SVGElement)
    drawing.style.setProperty("--left", left.toFixed(4));
}
