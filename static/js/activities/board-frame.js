/** How a room is arranged: its head with the steps, the goals, the tools, the cards, what was put away, the foot. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { items } from "../core/agenda.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { chosenBar } from "./board-chosen.js";
import "./board-comments.js";
import "./board-composer.js";
import { aside, foot, unseen } from "./board-foot.js";
import "./board-goals.js";
import { invitation, nameplate, said, talkLink, toTool, viewSwitch } from "./board-head.js";
import "./board-menu.js";
import "./board-naming.js";
import "./board-people.js";
import { putAway } from "./board-put-away.js";
import { roundsOf } from "./board-rounds.js";
import { search } from "./board-search.js";
import { narrows, sieved, WIDE } from "./board-sieve.js";
import "./board-steps.js";
import { suggesting, suggestions } from "./board-suggesting.js";
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
    ${putAway(room)}
    <div class="foot">
      ${said(room.notice, room.acts)}
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
 * @param {Theme} theme
 * @param {Section[]} all
 * @param {Section[]} shown
 */
function tools(room, theme, all, shown) {
  const fresh = [...room.cards.values()].filter((card) => room.memory?.isNew(card)).length;
  const open = room.searching || narrows(room.sieve);
  return html`<div class="tools">
      ${viewSwitch(room.view, (view) => room.see(view))}
      <button class="button quiet small" data-tool="search" aria-expanded=${open} @click=${() => searching(room, !open)}>
        ${icon("search")} <span>${t("Search")}</span>
      </button>
      ${room.may.has("arrange") ? chooser(room) : nothing}
      ${aside(room) ? writer(room) : nothing}
      ${suggesting(room)}
      ${fresh ? freshCards(room, fresh) : nothing}
      <span class="ways" role="group" aria-label=${t("What I did last")}>${way(room, "back")} ${way(room, "forth")}</span>
    </div>
    ${
      open
        ? search(room.sieve, {
            questions: theme.questions ?? [],
            shown: count(shown),
            all: count(all),
            fresh,
            changed: (sieve) => {
              room.sieve = sieve;
            },
            widen: () => {
              toTool(room, "search");
              room.sieve = { ...WIDE, order: room.sieve.order };
            },
          })
        : nothing
    }`;
}

/** @param {Section[]} sections */
const count = (sections) => sections.reduce((sum, { cards }) => sum + cards.length, 0);

/**
 * @param {BoardRoom} room
 * @param {boolean} open
 */
async function searching(room, open) {
  room.searching = open;
  if (!open) room.sieve = WIDE;
  await room.updateComplete;
  if (open) /** @type {HTMLElement | null} */ (room.querySelector(".search input"))?.focus();
}

/** @param {BoardRoom} room */
function chooser(room) {
  return html`<button class="button quiet small" data-tool="choose" aria-pressed=${room.choosing} @click=${() => room.choose(!room.choosing)}>
    ${icon("group")} <span>${t("Choose cards")}</span>
  </button>`;
}

/** Hosts may write in every step. @param {BoardRoom} room */
function writer(room) {
  return html`<button class="button quiet small" aria-expanded=${room.writing} @click=${() => writing(room)}>
    ${icon("square-pen")} <span>${t("New card")}</span>
  </button>`;
}

/** @param {BoardRoom} room */
async function writing(room) {
  room.writing = !room.writing;
  await room.updateComplete;
  await room.composing?.updateComplete;
  room.composing?.querySelector("textarea")?.focus();
}

/**
 * What others have pinned up since this person was last here.
 * @param {BoardRoom} room
 * @param {number} many
 */
function freshCards(room, many) {
  const { fresh } = room.sieve;
  const show = () => {
    room.sieve = { ...room.sieve, fresh: !fresh };
    if (!fresh) return;
    toTool(room, "search");
    room.memory?.seen(room.cards.keys());
  };
  return html`<button class="button quiet small fresh-cards" aria-pressed=${fresh} @click=${show}>
    ${icon("history")} ${tn("{n} new since you were here", "{n} new since you were here", many)}
  </button>`;
}

/**
 * @param {BoardRoom} room
 * @param {"back" | "forth"} which
 */
function way(room, which) {
  const { [which]: found } = room.acts.history;
  const name = which === "back" ? t("Undo what I did last") : t("Do again what I have undone");
  return html`<button
    class="button quiet small icon-only"
    aria-label=${name}
    title=${found?.words ? `${name}: ${found.words}` : name}
    aria-keyshortcuts=${which === "back" ? "Control+Z" : "Control+Shift+Z"}
    aria-disabled=${!found}
    @click=${() => found && room.acts.go(which)}
  >
    ${which === "back" ? icon("undo-2") : icon("redo-2")}
  </button>`;
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
