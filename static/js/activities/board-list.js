/**
 * The list: the same sections as headings, the same clusters and cards as rows, with all that can be done on the wall.
 * Where there is little room, one section shows at a time, and tabs lead to the others.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { blankWords } from "./board-blank.js";
import { clusterName } from "./board-kinds.js";
import { BoardView } from "./board-view.js";
import { clusterDots } from "./board-weigh-stickers.js";

/** @typedef {import("./board-model.js").Section} Section */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */

export class BoardList extends BoardView {
  /** @param {number} section */
  turnTo(section) {
    this.dispatchEvent(new CustomEvent("section", { bubbles: true, detail: { section } }));
  }

  render() {
    const shown = this.sections.some(({ number }) => number === this.section)
      ? this.section
      : (this.sections[0]?.number ?? 0);
    return html`
      ${
        this.sections.length > 1
          ? html`<nav class="tabs" aria-label=${t("Guiding questions")}>
              ${this.sections.map((section) => this.tab(section, shown))}
            </nav>`
          : nothing
      }
      ${repeat(
        this.sections,
        ({ number }) => number,
        (section) => this.group(section, shown),
      )}
    `;
  }

  /**
   * @param {Section} section
   * @param {number} shown
   */
  tab({ number, cards }, shown) {
    const fresh = this.fresh.get(number);
    return html`<button aria-current=${number === shown} @click=${() => this.turnTo(number)}>
      ${number ? t("Question {number}", { number }) : t("More cards")}
      <small>
        ${tn("{n} card", "{n} cards", cards.length)}
        ${fresh ? html`<b class="fresh">${tn("{n} new", "{n} new", fresh)}</b>` : nothing}
      </small>
    </button>`;
  }

  /**
   * @param {Section} section
   * @param {number} shown
   */
  group(section, shown) {
    const { number, cards } = section;
    const id = `group-${this.room}-${number}`;
    return html`<section class="group" ?data-shown=${number === shown} aria-labelledby=${id}>
      <h3 id=${id}><span lang=${this.tongue(section)}>${this.heading(section)}</span> <small>${tn("{n} card", "{n} cards", cards.length)}</small></h3>
      ${cards.length ? this.inside(section) : html`<p class="blank">${blankWords(this)}</p>`}
    </section>`;
  }

  /** @param {Section} section */
  inside(section) {
    const { clusters, loose } = section;
    if (clusters.length === 0) return this.rows(section, loose, this.heading(section));
    return html`${repeat(
      clusters,
      ({ id }) => id,
      (cluster) => this.cluster(section, cluster),
    )}
    ${
      loose.length
        ? html`<div class="cluster loose">
            <h4>${t("In no cluster yet")} <small>${tn("{n} card", "{n} cards", loose.length)}</small></h4>
            ${this.rows(section, loose, t("In no cluster yet"))}
          </div>`
        : nothing
    }`;
  }

  /**
   * @param {Section} section
   * @param {Cluster} cluster
   */
  cluster(section, cluster) {
    const { id, name, cards } = cluster;
    const title = `cluster-${id}`;
    return html`<div class="cluster" role="group" aria-labelledby=${title} data-cluster=${id} data-weigh=${this.weighing?.at(id) ? id : nothing}>
      <div class="cluster-head">
        <h4 id=${title} lang=${name ? this.language : nothing} ?data-unnamed=${!name}><bdi>${name || t("Cluster without a name")}</bdi></h4>
        <small>${tn("{n} card", "{n} cards", cards.length)}</small>
        ${this.clusterDots(cluster)}
        ${
          this.may.has("arrange")
            ? html`<button
                class="more"
                aria-haspopup="menu"
                aria-label=${t("What to do with this cluster")}
                aria-describedby=${title}
                @click=${(/** @type {any} */ event) => this.offer(id, event.currentTarget)}
              >
                ${icon("ellipsis")}
              </button>`
            : nothing
        }
      </div>
      ${this.rows(section, cards, clusterName(cluster))}
    </div>`;
  }

  /** What stands at the head of a cluster while dots are stuck, or once they are counted. @param {Cluster} cluster */
  clusterDots({ id }) {
    return clusterDots(this.weighing, id, `cluster-${id}`);
  }

  /**
   * @param {string} id of a cluster
   * @param {HTMLElement} button
   */
  offer(id, button) {
    this.dispatchEvent(new CustomEvent("cluster-menu", { bubbles: true, detail: { id, button } }));
  }

  /**
   * @param {Section} section
   * @param {Card[]} cards
   * @param {string} label
   */
  rows({ number }, cards, label) {
    const stop = this.stop(number, cards);
    return html`<ul class="cards" aria-label=${label}>
      ${repeat(
        cards,
        ({ id }) => id,
        (card) => html`<li>${this.card(card, card.id === stop)}</li>`,
      )}
    </ul>`;
  }
}

customElements.define("board-list", BoardList);
