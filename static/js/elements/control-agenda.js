/** The agenda as a table: announced, forecast, minutes; the present item with its steps; a jump for each. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, MINUTE } from "../core/agenda.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { agreedEnd, ending, rows, sameDay, stepRows } from "./control-rows.js";
import { dayAndTime } from "./control-standing.js";
import { icon } from "./icons.js";

/** @typedef {import("./control-rows.js").Row} Row */

export class ControlAgenda extends ControlPiece {
  static properties = { ...ControlPiece.properties, whole: { state: true } };

  constructor() {
    super();
    this.shown = "";
    /** Whether what was before is shown on a low screen, which else begins with what is on. */
    this.whole = false;
  }

  get ticks() {
    return true;
  }

  watches() {
    return ["all/clock", "all/item:", "all/ran:", "all/workshop"];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    this.toggleAttribute("data-whole", this.whole);
    const here = clockEntity(this.store).item ?? "";
    if (here === this.shown) return;
    this.shown = here;
    const row = /** @type {HTMLElement | null} */ (this.querySelector("[aria-current]"));
    // Only where the table scrolls by itself; the page stays where it is.
    if (row) this.scrollTop = row.offsetTop - this.clientHeight / 3;
  }

  render() {
    const agenda = rows(this.store, this.workshop.clock.now());
    const jumps = clockEntity(this.store).state !== "planned" && this.workshop.staff;
    return html`
      <h2 tabindex="-1" data-anchor><span id="agenda-title">${t("Agenda")}</span> ${this.earlier(agenda)}</h2>
      <table class="table" aria-labelledby="agenda-title">
        <thead>
          <tr>
            <th scope="col">${t("Plan")}</th>
            <th scope="col">${t("Now")}</th>
            <th scope="col">${t("Item")}</th>
            <th scope="col" class="num">${t("min")}</th>
            ${jumps ? html`<th scope="col"><span class="visually-hidden">${t("Jump")}</span></th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            agenda,
            (row) => row.item.id,
            (row) => this.row(row, jumps),
          )}
        </tbody>
      </table>
      ${this.end(agenda)} ${this.ending()}
    `;
  }

  /** Unfolds what was before what is on, where the style sheet folds it. @param {Row[]} agenda */
  earlier(agenda) {
    const many = agenda.findIndex(({ state }) => state === "here");
    if (many < 1) return nothing;
    return html`<button
      class="button quiet small earlier"
      aria-expanded=${this.whole}
      @click=${() => {
        this.whole = !this.whole;
      }}
    >
      ${icon(this.whole ? "chevron-down" : "chevron-right")} ${tn("{n} earlier item", "{n} earlier items", many)}
    </button>`;
  }

  /**
   * @param {Row} row
   * @param {boolean} jumps
   */
  row(row, jumps) {
    const { item, state, announced, stands, minutes, later } = row;
    const here = state === "here";
    return html`
      <tr data-state=${state} aria-current=${here ? "step" : nothing}>
        <td>${this.time(announced.start)}</td>
        <td data-late=${state === "ahead" && later >= MINUTE ? "" : nothing}>
          ${stands ? this.time(stands.start) : state === "skipped" ? html`<span class="muted">${t("skipped")}</span>` : "–"}
        </td>
        <th scope="row" lang=${this.language}>${item.title}</th>
        <td class="num">${minutes}</td>
        ${jumps ? html`<td class="jump">${here ? nothing : this.jump(item)}</td>` : nothing}
      </tr>
      ${here ? this.steps(item, jumps) : nothing}
    `;
  }

  /** @param {import("../core/agenda.js").Item} item */
  jump({ id, title }) {
    return html`<button
      class="button plain small icon-only"
      aria-haspopup="dialog"
      title=${t("Jump to “{title}”", { title })}
      aria-label=${t("Jump to “{title}”", { title })}
      @click=${() => this.dispatchEvent(new CustomEvent("jump", { detail: id, bubbles: true }))}
    >
      ${icon("skip-forward")}
    </button>`;
  }

  /**
   * @param {import("../core/agenda.js").Item} item
   * @param {boolean} jumps
   */
  steps(item, jumps) {
    const steps = stepRows(item, clockEntity(this.store), this.workshop.clock.now());
    return steps.map(
      ({
        title,
        minutes,
        state,
        begins,
      }) => html`<tr class="step" data-state=${state} aria-current=${state === "here" ? "step" : nothing}>
        <td></td>
        <td>${begins ? this.time(begins) : state === "was" ? icon("check") : nothing}</td>
        <th scope="row">
          <span lang=${this.language}>${title}</span>${state === "was" ? html`<span class="visually-hidden"> ${t("done")}</span>` : nothing}
        </th>
        <td class="num">${minutes}</td>
        ${jumps ? html`<td></td>` : nothing}
      </tr>`,
    );
  }

  /** @param {Row[]} agenda */
  end(agenda) {
    if (agenda.length === 0) return nothing;
    const { announced, stands } = ending(agenda);
    const agreed = agreedEnd(this.store);
    const late = stands !== undefined && isLate(stands, agreed ?? announced);
    const over = clockEntity(this.store).state === "over";
    return html`<p class="end">
      <span>${t("End as planned {time}", { time: dayAndTime(announced, this.workshop.clock.now(), this.zone) })}</span>
      ${agreed === undefined ? nothing : html`<span>${t("agreed {time}", { time: timeOfDay(agreed, this.zone) })}</span>`}
      ${
        stands === undefined
          ? nothing
          : html`<span data-late=${late ? "" : nothing}>
              ${over ? t("ended {time}", { time: timeOfDay(stands, this.zone) }) : t("forecast {time}", { time: timeOfDay(stands, this.zone) })}
            </span>`
      }
    </p>
    ${late && this.workshop.staff && !over ? this.catchingUp() : nothing}`;
  }

  catchingUp() {
    return html`<button
      class="button small late"
      aria-haspopup="dialog"
      aria-keyshortcuts="c"
      @click=${() => this.dispatchEvent(new CustomEvent("plans", { bubbles: true }))}
    >
      ${icon("clock")} ${t("Catch up …")}
    </button>`;
  }

  ending() {
    const { state } = clockEntity(this.store);
    if (state === "planned" || state === "over") return nothing;
    return html`<button
      class="button plain small stop"
      aria-haspopup="dialog"
      @click=${() => this.dispatchEvent(new CustomEvent("ask", { detail: "end", bubbles: true }))}
    >
      ${icon("flag")} ${t("End the workshop …")}
    </button>`;
  }

  /** @param {number} at */
  time(at) {
    return html`<time datetime=${new Date(at).toISOString()}>${timeOfDay(at, this.zone)}</time>`;
  }
}

/**
 * Of another day's plan nothing is late.
 * @param {number} stands
 * @param {number} held the end that holds
 */
function isLate(stands, held) {
  return sameDay(stands, held) && stands - held >= MINUTE;
}

customElements.define("control-agenda", ControlAgenda);
