/** What one takes in hand in a room: wall or list, search, what is chosen, written and suggested, back and forth. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { aside } from "./board-foot.js";
import { toTool, viewSwitch } from "./board-head.js";
import { search } from "./board-search.js";
import { narrows, WIDE } from "./board-sieve.js";
import { suggesting } from "./board-suggesting.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-model.js").Theme} Theme */
/** @typedef {import("./board-model.js").Section} Section */

/**
 * @param {BoardRoom} room
 * @param {Theme} theme
 * @param {Section[]} all
 * @param {Section[]} shown
 */
export function tools(room, theme, all, shown) {
  const fresh = [...room.cards.values()].filter((card) => room.memory?.isNew(card)).length;
  const open = room.searching || narrows(room.sieve);
  return html`<div class="tools">
      ${viewSwitch(room.view, (view) => room.see(view))}
      <button class="button quiet small" data-tool="search" aria-expanded=${open} @click=${() => searching(room, !open)}>
        ${icon("search")} <span class="may-hide">${t("Search")}</span>
      </button>
      ${aside(room) ? folded(room) : arranging(room)}
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
const arranging = (room) => [room.may.has("arrange") ? chooser(room) : nothing, suggesting(room)];

/**
 * What only hosts may do in this step stands behind a key of its own: the step is about something else.
 * @param {BoardRoom} room
 */
function folded(room) {
  return html`<button class="button quiet small" aria-expanded=${room.unfolded} @click=${() => unfold(room)}>
      ${icon("ellipsis")} <span class="may-hide">${t("More")}</span>
    </button>
    ${room.unfolded ? [writer(room), ...arranging(room)] : nothing}`;
}

/** @param {BoardRoom} room */
function unfold(room) {
  room.unfolded = !room.unfolded;
}

/**
 * A step begins with what it is about: of what only hosts may do in it, nothing stands open but what they are at.
 * @param {BoardRoom} room
 */
export function beginStep(room) {
  const { index } = room.standing;
  if (index === room.begun) return;
  room.begun = index;
  room.writing = Boolean(room.composing?.contains(document.activeElement));
  room.unfolded = room.writing || Boolean(room.querySelector(".tools")?.contains(document.activeElement));
}

/** @param {BoardRoom} room */
function chooser(room) {
  return html`<button class="button quiet small" data-tool="choose" aria-pressed=${room.choosing} @click=${() => room.choose(!room.choosing)}>
    ${icon("group")} <span class="may-hide">${t("Choose cards")}</span>
  </button>`;
}

/** Hosts may write in every step. @param {BoardRoom} room */
function writer(room) {
  return html`<button class="button quiet small" aria-expanded=${room.writing} @click=${() => writing(room)}>
    ${icon("square-pen")} <span class="may-hide">${t("New card")}</span>
  </button>`;
}

/** @param {BoardRoom} room */
async function writing(room) {
  room.writing = !room.writing;
  await room.updateComplete;
  await room.composing?.updateComplete;
  room.composing?.querySelector("textarea")?.focus();
}

/** Where results and goals stand above the cards, those that were asked for come into sight. @param {BoardRoom} room */
async function bringCards(room) {
  await room.updateComplete;
  const view = room.view === "wall" ? room.wall : room.list;
  await view.updateComplete;
  const { top } = view.getBoundingClientRect();
  if (top > innerHeight / 2) view.scrollIntoView({ block: "start" });
}

/**
 * What others have pinned up since this person was last here.
 * @param {BoardRoom} room
 * @param {number} many
 */
function freshCards(room, many) {
  const { fresh } = room.sieve;
  const show = (/** @type {MouseEvent} */ { detail: pressed }) => {
    room.sieve = { ...room.sieve, fresh: !fresh };
    // Who presses a key stays at the button.
    if (!fresh && pressed) bringCards(room);
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
