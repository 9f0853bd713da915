/** Where the host asks for clusters that might be made, and where they then stand. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { focusStays } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { silent } from "./board-standing.js";
import "./board-suggest.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */

/** What lies unseen is in no cluster that could be suggested. @param {BoardRoom} room */
const offered = (room) => room.hosting && room.may.has("arrange") && !silent(room.standing);

/** @param {BoardRoom} room */
const asked = (room) => Boolean(room.store.get(`host:${room.room}`, "suggestion"));

/** @param {BoardRoom} room */
export function suggesting(room) {
  if (!offered(room)) return nothing;
  const there = asked(room);
  return html`<button class="button quiet small" data-tool="suggest" aria-pressed=${there} @click=${() => suggest(room, !there)}>
    ${icon("group")} <span>${t("Suggest clusters")}</span>
  </button>`;
}

/**
 * @param {BoardRoom} room
 * @param {import("./board-model.js").Theme} theme
 */
export function suggestions(room, theme) {
  if (!offered(room) || !asked(room)) return nothing;
  return html`<board-suggest
    .workshop=${room.workshop}
    .room=${room.room}
    .cards=${room.cards}
    .questions=${theme.questions ?? []}
  ></board-suggest>`;
}

/**
 * What was suggested before cards were revealed knows none of them: the room's host looks again.
 * @param {BoardRoom} room
 */
export function suggestAnew(room) {
  if (room.workshop.me.room === room.room && offered(room) && asked(room))
    room.acts.perform({ type: "board.suggest", wanted: true }, { refusable: true });
}

/**
 * @param {BoardRoom} room
 * @param {boolean} wanted
 */
async function suggest(room, wanted) {
  const stays = focusStays();
  const outcome = await room.acts.perform({ type: "board.suggest", wanted });
  if (!outcome.ok || !wanted) return;
  await room.store.reached(`host:${room.room}`, outcome.sequence);
  await room.updateComplete;
  const part = /** @type {import("./board-suggest.js").BoardSuggest | null} */ (
    room.querySelector("board-suggest")
  );
  if (!stays()) return;
  await part?.updateComplete;
  part?.anchor?.focus({ preventScroll: true });
  part?.scrollIntoView({ block: "start" });
}
