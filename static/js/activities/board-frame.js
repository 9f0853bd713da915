/** How a room is arranged: its head with the steps, the goals, the tools, the cards, what was put away, the foot. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { items } from "../core/agenda.js";
import { chosenBar } from "./board-chosen.js";
import "./board-comments.js";
import "./board-composer.js";
import { foot, unseen } from "./board-foot.js";
import "./board-goals.js";
import { invitation, nameplate, said, talkLink } from "./board-head.js";
import "./board-menu.js";
import "./board-naming.js";
import "./board-people.js";
import { putAway } from "./board-put-away.js";
import { roundsOf } from "./board-rounds.js";
import { narrows, sieved } from "./board-sieve.js";
import "./board-steps.js";
import { suggestions } from "./board-suggesting.js";
import { tools } from "./board-tools.js";
import { results } from "./board-weigh-result.js";
import "./board-wording.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-model.js").Theme} Theme */
/** @typedef {import("./board-model.js").Section} Section */

// In these steps people read the goals; in the others they work on the cards.
const READING = new Set(["", "arrive", "wrap"]);

/**
 * @param {BoardRoom} room
 * @param {Theme} theme
 */
export function frame(room, theme) {
  const sections = room.sections;
  const shown = sieved(sections, room.sieve, room.about);
  return html`<section class="room" data-theme=${room.room} data-view=${room.view} aria-labelledby=${`room-${room.room}`}>
    ${head(room, theme)}
    <div class="above">${tools(room, theme, sections, shown)} ${results(room)} ${goals(room)}</div>
    ${suggestions(room, theme)}
    ${unseen(room)}
    ${board(room, shown)}
    ${said(room.notice, room.acts)}
    ${putAway(room)}
    <div class="foot">
      ${room.choosing ? chosenBar(room, sections) : foot(room, theme.questions ?? [])}
    </div>
    <board-menu ${ref(room.menu)}></board-menu>
    <board-comments .workshop=${room.workshop} .item=${room.item.id} .room=${room.room} .may=${room.may} .hosting=${room.hosting}></board-comments>
    <board-naming .workshop=${room.workshop} .room=${room.room}></board-naming>
    <board-wording .workshop=${room.workshop} .room=${room.room}></board-wording>
  </section>`;
}

/** @param {BoardRoom} room */
function goals(room) {
  return html`<board-goals
    .workshop=${room.workshop}
    .item=${room.item}
    .room=${room.room}
    .sharpening=${room.open && room.standing.does === "sharpen"}
    .inviting=${READING.has(room.standing.does)}
    .wrapping=${room.open && room.standing.does === "wrap"}
    .may=${room.may}
    .hosting=${room.hosting}
    .cards=${room.cards}
    .clusters=${room.clusters}
  ></board-goals>`;
}

/**
 * @param {BoardRoom} room
 * @param {Theme} theme
 */
function head(room, theme) {
  const talk = theme.conference || room.store.get("all", "workshop")?.links?.conference;
  // Whoever leads the room has much to do in its head, and knows where the talk is.
  const arriving = talk && !room.settled && room.open && !room.hosting;
  return html`<header class="room-head">
      ${nameplate(theme, { id: `room-${room.room}`, language: room.language })}
      <div class="room-tools">
        <people-here .workshop=${room.workshop} .room=${room.room}></people-here>
        ${talk && !arriving ? talkLink(talk) : nothing}
      </div>
      <board-steps
        .workshop=${room.workshop}
        .item=${room.item}
        .room=${room.room}
        .hosting=${room.hosting}
        .open=${room.open}
      ></board-steps>
    </header>
    ${arriving ? invitation(theme, talk, () => room.settle()) : nothing}`;
}

/**
 * @param {BoardRoom} room
 * @param {Section[]} sections
 */
function board(room, sections) {
  const view = room.view === "wall" ? room.wall : room.list;
  Object.assign(view, {
    workshop: room.workshop,
    sections,
    section: room.section,
    item: room.item.id,
    room: room.room,
    rounds: roundsOf(items(room.store), room.item.kind, room.room, room.theme?.opened),
    standing: room.standing,
    may: room.may,
    hosting: room.hosting,
    open: room.open,
    editing: room.editing,
    choosing: room.choosing,
    chosen: room.chosen,
    fresh: room.news.fresh,
    isNew: (/** @type {import("./board-model.js").Card} */ card) => room.memory?.isNew(card) ?? false,
    narrowed: narrows(room.sieve),
    weighing: room.weighing,
  });
  return view;
}
