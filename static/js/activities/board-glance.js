/** What a row of the rooms at a glance says: who is there, how many cards came lately, how the room stands. Pure drawing. */

import { html, nothing, svg } from "../../vendor/lit.js";
import { MINUTE } from "../core/agenda.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { digits } from "../elements/running-time.js";

/** @typedef {import("./board-attendance.js").Row} Row */

/** @param {Row} row */
export function turnout({ connected, assigned }) {
  const words = t("{connected} of {assigned} connected", { connected, assigned });
  return html`<span class="visually-hidden">${words}</span><span class="num" aria-hidden="true">${connected} / ${assigned}</span>`;
}

/**
 * @param {Row} row
 * @param {number} now workshop time
 * @param {(person: string) => string} nameOf how somebody is called
 */
export function stateOf({ state, since, last, calls, at, hidden }, now, nameOf) {
  const minutes = Math.max(1, Math.floor(since / MINUTE));
  if (state === "help") return calling(calls[0], minutes, nameOf);
  if (state === "empty") return html`<strong class="signal">${t("nobody connected")}</strong>`;
  if (state === "quiet")
    return html`<strong class="signal">${tn("no card for {n} min", "no card for {n} min", minutes)}</strong>`;
  if (at?.unseen) return t("not shown yet");
  if (!last) return hidden ? tn("{n} hidden card", "{n} hidden cards", hidden) : t("no card yet");
  const ago = Math.floor((now - last) / MINUTE);
  if (ago <= 0) return html`<span>${t("card just now")}</span>`;
  return html`<span>${tn("card {n} min ago", "card {n} min ago", ago)}</span>`;
}

/**
 * Where a room has more people than seats: how many it has; hosts sit on none.
 * @param {Row} row
 * @param {number | null} [seats]
 */
export function crowd({ seated }, seats = null) {
  if (seats === null || seated <= seats) return nothing;
  return html`<small class="signal crowd">${tn("only {n} seat", "only {n} seats", seats)}</small>`;
}

/** How many hands are up. @param {Row} row */
export function handsOf({ hands }) {
  if (!hands) return nothing;
  const words = tn("{n} hand", "{n} hands", hands);
  return html`<b class="hands" title=${words}>${icon("hand")} <span class="visually-hidden">${words}</span><span aria-hidden="true">${hands}</span></b>`;
}

/**
 * In which step a room is, whether it goes with the agenda, how long it has, who is done.
 * @param {Row} row
 * @param {string} language in which the steps are written
 */
export function stepOf({ at }, language) {
  if (!at) return nothing;
  const { number, all, title, left, led, agenda, ready, people, unseen } = at;
  const place = t("Step {number} of {all}", { number, all });
  const [short, words] = unseen
    ? [t("{n} unseen", { n: unseen }), tn("{n} card unseen", "{n} cards unseen", unseen)]
    : [
        t("{n}/{all} done", { n: ready, all: people }),
        tn("{n} of {all} is done", "{n} of {all} are done", ready, { all: people }),
      ];
  return html`<b lang=${language}>${title}</b> ${led ? html`<span class="led" title=${t("at its own pace")}>${icon("flag")} <span class="visually-hidden">${t("at its own pace")}</span></span>` : nothing}
    <small>
      <span class="visually-hidden">${place}</span><span aria-hidden="true">${number}/${all}</span>
      · <span class="num" role="timer" aria-label=${t("Time left in this step")}>${digits(left)}</span>
      · <span class="visually-hidden">${words}</span><span aria-hidden="true">${short}</span>
    </small>
    ${led && agenda !== number ? html`<small class="apart may-hide">${t("agenda: step {n}", { n: agenda })}</small>` : nothing}`;
}

/** What it means to whoever moderates that a room is led. */
export function whatAFlagMeans() {
  return t(
    "A flag: led by its host, whatever “Next” does, until they or you (“Look in”) let it follow the agenda again, at the latest until this item ends.",
  );
}

/**
 * @param {import("./board-attendance.js").Call | undefined} call
 * @param {number} minutes since when
 * @param {(person: string) => string} nameOf
 */
function calling(call, minutes, nameOf) {
  return html`<strong class="alarm">${tn("Help, {n} min", "Help, {n} min", minutes)}</strong>
    <small>${call?.taken ? t("{name} is looking after it.", { name: nameOf(call.taken) || t("Somebody") }) : call?.text}</small>`;
}

/**
 * Cards in each of the last ten minutes, as columns.
 * @param {number[]} counts
 */
export function pulse(counts) {
  const most = Math.max(4, ...counts);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return html`<svg class="pulse" viewBox="0 0 99 24" preserveAspectRatio="xMinYMax" role="img" aria-label=${tn("{n} card", "{n} cards", all)}>
    ${counts.map((count, place) => {
      const height = 1 + (count / most) * 23;
      return svg`<rect x=${place * 10} y=${24 - height} width="9" height=${height}></rect>`;
    })}
  </svg>`;
}
