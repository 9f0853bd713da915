/** How an area of the wall is drawn: its question on a strip, its clusters, its cards. Where they hang is set later. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { askRoom } from "./board-asking.js";
import { blankWords } from "./board-blank.js";
import "./board-cluster.js";
import { clusterDots } from "./board-weigh-stickers.js";

/** @typedef {import("./board-wall.js").BoardWall} BoardWall */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-model.js").Section} Section */

/**
 * @param {BoardWall} wall
 * @param {Section} section
 */
export function area(wall, section) {
  const { number, question, cards, clusters, loose } = section;
  const title = `area-${wall.room}-${number}`;
  const stop = wall.stop(number, cards);
  return html`<section class="area" data-section=${number || ""} aria-labelledby=${title}>
    <h3 class="question" id=${title} data-head=${number}>
      <i class="pin" aria-hidden="true"></i><span lang=${wall.tongue(section)}>${wall.heading(section)}</span><i class="pin" aria-hidden="true"></i>
    </h3>
    ${tidier(wall, section)}
    ${cards.length ? nothing : html`<p class="blank">${blankWords(wall)}</p>`}
    ${repeat(
      clusters,
      ({ id }) => id,
      (one) => cluster(wall, one, stop),
    )}
    ${loose.length ? list(wall, loose, { label: question || t("More cards"), stop }) : nothing}
  </section>`;
}

/**
 * Where something hangs at a place of its own, it can all be brought into order again.
 * @param {BoardWall} wall
 * @param {Section} section
 */
function tidier(wall, { number, clusters, loose }) {
  const placed = [...clusters, ...loose].some(({ x }) => x !== null);
  if (!number || !placed || !wall.may.has("arrange")) return nothing;
  const tidy = () => askRoom(wall, { type: "board.tidy", section: number }, { words: t("Tidied up.") });
  return html`<button class="tidy" @click=${tidy}>${icon("layout-grid")} ${t("Tidy up")}</button>`;
}

/**
 * @param {BoardWall} wall
 * @param {Cluster} cluster
 * @param {string | undefined} stop
 */
function cluster(wall, { id, name, cards, ...rest }, stop) {
  const arranges = wall.may.has("arrange");
  return html`<div
    class="cluster hung"
    role="group"
    aria-labelledby=${`cluster-${id}`}
    data-hangs=${id}
    data-kind="cluster"
    data-weigh=${wall.weighing?.at(id) ? id : nothing}
    ?data-movable=${arranges}
    ?data-chosen=${wall.choosing && wall.chosen.has(id)}
  >
    <svg class="outline" aria-hidden="true"><path></path></svg>
    <cluster-name
      .workshop=${wall.workshop}
      .cluster=${{ id, name, cards, ...rest }}
      .arranges=${arranges}
      .reached=${id === stop}
    ></cluster-name>
    ${clusterDots(wall.weighing, id, `cluster-${id}`)}
    ${list(wall, cards, { label: name || t("Cluster without a name"), stop })}
  </div>`;
}

/**
 * @param {BoardWall} wall
 * @param {Card[]} cards
 * @param {{ label: string, stop: string | undefined }} about
 */
function list(wall, cards, { label, stop }) {
  return html`<ul class="cards" aria-label=${label}>
    ${repeat(
      cards,
      ({ id }) => id,
      (card) =>
        html`<li class="hung" data-hangs=${card.id} ?data-movable=${wall.movable(card.id)}>${wall.card(card, card.id === stop)}</li>`,
    )}
  </ul>`;
}
