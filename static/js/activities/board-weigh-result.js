/** What the dots came to, once they are counted: a ranking for each question, above the cards, in every later step. */

import { html, nothing } from "../../vendor/lit.js";
import { device } from "../core/device.js";
import { t, tn } from "../core/words.js";
import { lookAt } from "./board-looking.js";
import { countedIn } from "./board-weigh-counted.js";
import { ranking, spent, targets } from "./board-weigh-model.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-weigh-model.js").Asked} Asked */
/** @typedef {import("./board-weigh-model.js").Ranked} Ranked */
/** @typedef {import("./board-weigh-counted.js").Counted} Counted */
/** @typedef {import("./board-weigh-counted.js").Tally} Tally */

// So many stand there at once; the others are folded away.
const AT_ONCE = 6;
const MEMORY = "board/result";
// In these steps people read what the dots came to; in the others the cards need the room, as they do where they hang
// beside the goals. What is ahead shows in each.
const READING = new Set(["sharpen", "wrap", ""]);
const BESIDE = "(width >= 1200px) and (height >= 640px)";

/** @param {BoardRoom} room */
export function results(room) {
  const counted = countedIn(room);
  if (counted.length === 0) return nothing;
  const rounds = new Set(counted.map(({ round }) => round)).size;
  return html`<details
    class="results"
    ?open=${shown(room)}
    @toggle=${(/** @type {any} */ event) => show(room, event.target.open)}
  >
    <summary><h3>${t("What the dots came to")}</h3> <span class="first">${counted.map((one) => leading(room, one))}</span></summary>
    <div class="rankings" data-many=${counted.length}>
      ${counted.map((one) => result(room, one, rounds > 1))}
    </div>
  </details>`;
}

/** As somebody wanted it last, else as it is usual in this step. @param {BoardRoom} room */
function shown({ standing: { does } }) {
  const beside = does === "sharpen" && matchMedia(BESIDE).matches;
  return (device.recall(MEMORY) || (READING.has(does) && !beside ? "open" : "shut")) === "open";
}

/**
 * @param {BoardRoom} room
 * @param {boolean} open as somebody wants it, or as it is anyway
 */
function show(room, open) {
  if (open !== shown(room)) device.remember(MEMORY, open ? "open" : "shut");
}

/**
 * What got most dots for a question, as it stands there when the rest is folded away.
 * @param {BoardRoom} room
 * @param {Counted} counted
 */
function leading(room, { asked, tally }) {
  const [first, second] = ranking(tally.dots, (of) => ageOf(room, of));
  if (!first) return nothing;
  return html`<span class="leading" data-question=${asked.place}>
    <i class="dot" aria-hidden="true"></i>
    <bdi lang=${room.language}>${labelOf(room, first.id)}</bdi>
    ${second?.rank === 1 ? t("and others") : nothing}
    <b>${tn("{n} dot", "{n} dots", first.dots)}</b>
  </span>`;
}

/**
 * @param {BoardRoom} room
 * @param {Counted} counted
 * @param {boolean} several rounds
 */
function result(room, { id, round, asked, tally }, several) {
  const ranked = ranking(tally.dots, (of) => ageOf(room, of));
  const title = `result-${room.room}-${id}`;
  return html`<section class="ranking" data-question=${asked.place} aria-labelledby=${title}>
    <h4 id=${title} lang=${room.language}><i class="dot" aria-hidden="true"></i> ${asked.question}</h4>
    <p class="counted">
      ${several ? html`${t("Round {number}", { number: round })} · ` : nothing}
      ${tn("{n} person gave dots", "{n} people gave dots", tally.people)} ·
      ${tn("{n} dot", "{n} dots", spent(tally.dots))}
    </p>
    ${
      ranked.length
        ? html`${rows(room, ranked.slice(0, AT_ONCE))} ${folded(ranked.slice(AT_ONCE), (rest) => rows(room, rest))}`
        : html`<p class="muted">${t("Nobody stuck a dot.")}</p>`
    }
    ${without(room, asked, tally)}
  </section>`;
}

/**
 * @param {Ranked[]} rest
 * @param {(rest: Ranked[]) => unknown} draw
 */
function folded(rest, draw) {
  if (rest.length === 0) return nothing;
  return html`<details class="more-ranks">
    <summary>${tn("{n} more with dots", "{n} more with dots", rest.length)}</summary>
    ${draw(rest)}
  </details>`;
}

/**
 * @param {BoardRoom} room
 * @param {Ranked[]} ranked
 */
function rows(room, ranked) {
  return html`<ol class="ranks" role="list">${ranked.map((one) => row(room, one))}</ol>`;
}

/**
 * @param {BoardRoom} room
 * @param {Ranked} ranked
 */
function row(room, { id, dots, rank, tied, part }) {
  const shown = room.cards.has(id) || room.clusters.has(id);
  return html`<li data-first=${rank === 1}>
    <b class="rank"><span aria-hidden="true">${rank}.</span><span class="visually-hidden">${tied ? t("Rank {rank}, with others", { rank }) : t("Rank {rank}", { rank })}</span></b>
    <div class="what">
      ${
        shown
          ? html`<button class="link" lang=${room.language} @click=${() => lookAt(room, id)}><bdi>${labelOf(room, id)}</bdi></button>`
          : html`<p lang=${room.language}><bdi>${labelOf(room, id)}</bdi></p>`
      }
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * part} height="4"></rect></svg>
    </div>
    <span class="num">${tn("{n} dot", "{n} dots", dots)}</span>
  </li>`;
}

/**
 * What hangs there and got nothing.
 * @param {BoardRoom} room
 * @param {Asked} asked
 * @param {Tally} tally
 */
function without(room, { on }, { dots }) {
  const none = [...targets(on, room.cards, room.clusters).values()].filter(({ id }) => !dots[id]);
  if (none.length === 0) return nothing;
  return html`<details class="without">
    <summary>${tn("{n} got no dot", "{n} got no dot", none.length)}</summary>
    <ul>${none.map(({ text }) => html`<li lang=${room.language}><bdi>${text}</bdi></li>`)}</ul>
  </details>`;
}

/**
 * @param {BoardRoom} room
 * @param {string} id
 */
function labelOf({ store, room, cards, clusters }, id) {
  const cluster = clusters.get(id);
  const known = targets("clusters", new Map(), cluster ? new Map([[id, cluster]]) : new Map()).get(id)?.text;
  const hidden = store.get(`host:${room}`, `note:${id}`);
  return known ?? cards.get(id)?.note.text ?? hidden?.text ?? t("no longer there");
}

/**
 * @param {BoardRoom} room
 * @param {string} id
 */
function ageOf({ cards, clusters }, id) {
  return cards.get(id)?.note.at ?? clusters.get(id)?.at ?? 0;
}
