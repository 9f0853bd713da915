/** Doing something with several cards of the list at once: they are chosen there, and what is done stands at the foot. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn, unparted } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { toTool } from "./board-head.js";
import { clusterName } from "./board-kinds.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-model.js").Section} Section */

/**
 * @param {BoardRoom} room
 * @param {Section[]} sections
 */
export function chosenBar(room, sections) {
  const { acts, chosen } = room;
  const all = [...chosen];
  return html`<div class="chosen-bar" role="group" aria-label=${t("The chosen cards")}>
    <p role="status">
      ${all.length ? tn("{n} card chosen", "{n} cards chosen", all.length) : t("Choose the cards that belong together.")}
    </p>
    <button class="button" aria-disabled=${all.length < 2} @click=${() => all.length > 1 && acts.gather(all)}>
      ${icon("group")} ${t("Put together")}
    </button>
    ${all.length ? others(sections, acts, all) : nothing}
    <button class="button plain" @click=${() => leave(room)}>${t("Cancel")}</button>
  </div>`;
}

/** @param {BoardRoom} room */
function leave(room) {
  toTool(room, "choose");
  room.choose(false);
}

/**
 * What else can be done with them.
 * @param {Section[]} sections
 * @param {import("./board-acts.js").RoomActs} acts
 * @param {string[]} cards
 */
function others(sections, acts, cards) {
  const clusters = sections.flatMap((section) => section.clusters);
  const questions = sections.filter(({ number }) => number);
  return html`
    ${
      clusters.length
        ? choice(
            t("Into a cluster …"),
            clusters.map((cluster) => [cluster.id, clusterName(cluster)]),
            (into) => acts.gather(cards, into),
          )
        : nothing
    }
    ${choice(
      t("To a question …"),
      questions.map(({ number, question }) => [String(number), unparted(question)]),
      (section) => acts.placeAll(cards, Number(section)),
    )}
  `;
}

/**
 * A list of which something is done as soon as it is chosen, by a button: nothing happens while somebody looks through.
 * @param {string} label
 * @param {string[][]} options value and words
 * @param {(value: string) => void} act
 */
function choice(label, options, act) {
  const go = (/** @type {any} */ event) => {
    const { value } = event.currentTarget.parentElement.querySelector("select");
    if (value) act(value);
  };
  return html`<span class="pick">
    <select aria-label=${label}>
      <option value="">${label}</option>
      ${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
    </select>
    <button class="button quiet small icon-only" aria-label=${label} @click=${go}>${icon("arrow-right")}</button>
  </span>`;
}
