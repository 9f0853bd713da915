/**
 * What is to be mended, what a planner should look at, and what saving would do: how much of each in one line, all of it
 * where somebody opens it.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { advice } from "./advice.js";
import { EditPiece } from "./edit-piece.js";
import { placeWords } from "./place-words.js";
import { cautionWords } from "./sheet-words.js";

/** @typedef {import("./rows.js").Sheet} Sheet */

export class EditTroubles extends EditPiece {
  static properties = { ...EditPiece.properties, sheet: { attribute: false } };

  constructor() {
    super();
    /** @type {Sheet} */
    this.sheet = { rows: [], zone: "UTC" };
  }

  render() {
    const { changed, draft, verdict } = this.manuscript;
    const { faults, effects, state } = verdict;
    const cautions = [
      ...this.advice(),
      ...this.sheet.rows.flatMap((row) =>
        row.cautions.map((caution) => ({
          where: `item[${row.n + 1}].title`,
          words: cautionWords(caution, this.sheet.zone),
        })),
      ),
    ];
    return html`
      ${this.going()}
      ${this.told(
        "alarm",
        "triangle-alert",
        faults.length ? tn("{n} thing to mend", "{n} things to mend", faults.length) : "",
        faults.map((fault) => this.fault(fault)),
      )}
      ${this.told(
        "signal",
        "eye",
        cautions.length ? tn("{n} thing to look at", "{n} things to look at", cautions.length) : "",
        cautions.map(({ where, words }) => this.link(where, words)),
      )}
      ${this.told(
        "good",
        "users",
        changed && !draft && effects.length
          ? tn("Saving does one thing", "Saving does {n} things", effects.length)
          : "",
        effects.map((effect) => html`<li>${effect}</li>`),
      )}
      ${
        faults.length + cautions.length === 0 && state === "known"
          ? html`<p class="well">${icon("circle-check")} ${t("Nothing to mend, nothing to look at.")}</p>`
          : nothing
      }
      ${
        state === "silence"
          ? html`<p class="well" data-tone="signal">${icon("wifi-off")} ${t("The server does not answer; what is written is kept here.")}</p>`
          : nothing
      }
    `;
  }

  /** What to look at beside the course of the day, while nothing has begun. */
  advice() {
    return this.manuscript.state === "planned" ? advice(this.manuscript.tree, this.workshop.clock.now()) : [];
  }

  /** What can still be changed once people are at work. */
  going() {
    if (this.standing.state !== "running" && this.standing.state !== "held") return nothing;
    return html`<p class="going">${icon("info")} ${t("The workshop is running. What is over stays, what is on changes in words only, everything ahead can change. Times are the announced ones; what became of them stands in the control panel.")}</p>`;
  }

  /** @param {string} tone @param {string} sign @param {string} words @param {unknown[]} entries */
  told(tone, sign, words, entries) {
    if (!words) return nothing;
    return html`<details data-tone=${tone}>
      <summary>${icon(sign)} <span>${words}</span></summary>
      <ul>
        ${entries}
      </ul>
    </details>`;
  }

  /** @param {import("./verdict.js").Fault} fault */
  fault({ where, of_field }) {
    const place = placeWords(where, this.forms, this.manuscript.tree);
    return this.link(where, place ? `${place}: ${of_field}` : of_field);
  }

  /** @param {string} where @param {string} words */
  link(where, words) {
    const go = () => this.dispatchEvent(new CustomEvent("go", { detail: where, bubbles: true }));
    return html`<li><button type="button" class="linklike" @click=${go}>${words}</button></li>`;
  }
}

customElements.define("edit-troubles", EditTroubles);
