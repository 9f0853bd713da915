/** What stands at the foot of a room: the card that one writes, or why nobody writes now and what becomes of a draft. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { names } from "./board-authorship.js";
import { begun } from "./board-begun.js";
import { silent, unseenIn } from "./board-standing.js";
import { weighTray } from "./board-weigh.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */

/**
 * @param {BoardRoom} room
 * @param {readonly string[]} questions
 */
export function foot(room, questions) {
  if (!room.open) return html`<p class="over">${t("This round is over. The cards stay.")}</p>`;
  const tray = room.weighing.on ? weighTray(room) : nothing;
  if (room.may.has("write") && (!aside(room) || room.writing))
    return html`${tray} ${composer(room, questions)}`;
  return html`${tray === nothing ? resting(room) : tray} ${kept(room, questions)}`;
}

/** Whether only the host writes in this step, and has to ask for the card. @param {BoardRoom} room */
export const aside = ({ standing, may }) => may.has("write") && !standing.offers.has("write");

/**
 * @param {BoardRoom} room
 * @param {readonly string[]} questions
 */
function composer(room, questions) {
  return html`<board-composer
    data-view=${room.view}
    .workshop=${room.workshop}
    .item=${room.item.id}
    .room=${room.room}
    .section=${Math.max(1, room.section)}
    .questions=${questions}
    .silent=${silent(room.standing)}
    .manner=${room.manner}
  ></board-composer>`;
}

/**
 * Nobody writes in this step: what one does instead, and before the first card whose it will be seen to be.
 * @param {BoardRoom} room
 */
function resting(room) {
  const { standing, store } = room;
  const words = RESTING[standing.does]?.();
  if (!words) return nothing;
  const told = standing.does === "arrive" ? names(store.get("all", "workshop") ?? {}) : [];
  return html`<div class="resting">
    ${icon(standing.does === "arrive" ? "info" : "pin")}
    <p><strong>${words}</strong> ${told.join(" ")}</p>
  </div>`;
}

/** @type {Record<string, () => string>} */
const RESTING = {
  arrive: () => t("Nobody writes yet: arrive, and read the questions."),
  weigh: () => t("No new cards in this step."),
  sharpen: () => t("No new cards in this step: it is about the goals."),
  wrap: () => t("The cards stand. What is still to be said, say as a comment."),
};

/**
 * A card that was begun while one could write is not lost.
 * @param {BoardRoom} room
 * @param {readonly string[]} questions
 */
function kept({ workshop, room, may }, questions) {
  const cards = begun(workshop.drafts, room, questions);
  if (cards.length === 0) return nothing;
  return html`<details class="begun">
    <summary>${tn("{n} card that you have begun is kept on this device.", "{n} cards that you have begun are kept on this device.", cards.length)}</summary>
    <p>${
      may.has("write")
        ? t("Press “More”, then “New card”, to pin it up.")
        : t("It can be pinned up when cards are written again, and after the end of this part.")
    }</p>
    ${cards.map(({ text }) => html`<blockquote><bdi>${text}</bdi></blockquote>`)}
  </details>`;
}

/**
 * How many cards the others are writing, while nobody sees them.
 * @param {BoardRoom} room
 */
export function unseen(room) {
  const { store, item, standing, cards } = room;
  if (!room.open || !silent(standing)) return nothing;
  const own = [...cards.values()].filter(({ veiled }) => veiled).length;
  const others = Math.max(0, unseenIn(store, item.id, room.room) - own);
  const words =
    others === 0
      ? t("Others are writing too. Nobody sees a card before it is revealed.")
      : tn(
          "{n} card of others is written, unseen until the reveal.",
          "{n} cards of others are written, unseen until the reveal.",
          others,
        );
  return html`<div class="unseen">
    <span class="pile" aria-hidden="true" data-many=${Math.min(others, 5)}>${Array.from({ length: Math.min(others, 5) }, () => html`<i></i>`)}</span>
    <p>${words}</p>
  </div>`;
}
