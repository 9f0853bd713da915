/**
 * The list: the same sections as headings, the same cards as rows. Where there is little room, one section
 * shows at a time, and tabs lead to the others.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { BoardView } from "./board-view.js";

/** @typedef {import("./board-model.js").Section} Section */

export class BoardList extends BoardView {
  /** @param {number} section */
  turnTo(section) {
    this.dispatchEvent(new CustomEvent("section", { bubbles: true, detail: { section } }));
  }

  render() {
    return html`
      <nav class="tabs" aria-label=${t("Guiding questions")}>
        ${this.sections.map((section) => this.tab(section))}
      </nav>
      ${repeat(
        this.sections,
        ({ number }) => number,
        (section) => this.group(section),
      )}
    `;
  }

  /** @param {Section} section */
  tab({ number, cards }) {
    const fresh = this.fresh.get(number);
    return html`<button aria-current=${number === this.section} @click=${() => this.turnTo(number)}>
      ${number ? t("Question {number}", { number }) : t("More cards")}
      <small>
        ${tn("{n} card", "{n} cards", cards.length)}
        ${fresh ? html`<b class="fresh">${tn("{n} new", "{n} new", fresh)}</b>` : nothing}
      </small>
    </button>`;
  }

  /** @param {Section} section */
  group(section) {
    const { number, cards } = section;
    const id = `group-${this.room}-${number}`;
    return html`<section class="group" ?data-shown=${number === this.section} aria-labelledby=${id}>
      <h3 id=${id}><span lang=${this.tongue(section)}>${this.heading(section)}</span> <small>${tn("{n} card", "{n} cards", cards.length)}</small></h3>
      ${this.cards(section, html`<p class="blank">${t("No card hangs here yet. The first one could be yours.")}</p>`)}
    </section>`;
  }
}

customElements.define("board-list", BoardList);
