/**
 * What a host leads a room with: on, back, another step, more time or less, along with the agenda again; each with
 * what it will do.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { factsOf } from "../core/facts.js";
import { signed, t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import "../elements/own-undo.js";
import { Piece } from "../elements/piece.js";
import { consequences, Leading } from "./board-leading.js";
import "./board-menu.js";
import { standing, unseenIn } from "./board-standing.js";

/** @typedef {import("./board-standing.js").Standing} Standing */

export class BoardLead extends Piece {
  static properties = { ...Piece.properties, item: { attribute: false }, room: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.room = "";
    this.leading = new Leading(
      () => this,
      () => this.requestUpdate(),
    );
    /** @type {import("../../vendor/lit.js").Ref<import("./board-menu.js").BoardMenu>} */
    this.menu = createRef();
  }

  get hears() {
    return /** @type {("line")[]} */ (["line"]);
  }

  /** What leads on is gone in the last step, and what leads back in the first: one goes on at the step itself. */
  get anchor() {
    return /** @type {HTMLElement | null | undefined} */ (
      this.closest("board-steps")?.querySelector("[data-anchor]")
    );
  }

  watches() {
    const shared = ["all/clock", "all/led:", "all/cards:", `all/item:${this.item?.id}`];
    return [...shared, ...["note", "voted"].map((kind) => `room:${this.room}/${kind}:`)];
  }

  /** @returns {Standing} */
  get standing() {
    return standing(this.store, this.item, this.room, factsOf("board"));
  }

  /** What a move would show. @returns {import("./board-leading.js").Counts} */
  get counts() {
    const { store, room, item } = this;
    const voted = store.each(`room:${room}`, "voted").filter(({ id }) => id.startsWith(`${item.id}.`));
    return {
      unseen: unseenIn(store, item.id, room),
      hanging: store.each(`room:${room}`, "note").length,
      voters: Math.max(0, ...voted.map(({ value }) => Number(value))),
    };
  }

  render() {
    const now = this.standing;
    const { index, next, all } = now;
    const does = consequences(now, next, this.counts);
    return html`${this.pace(now)}
      <div class="lead" role="group" aria-label=${t("Lead the room")}>
        <div class="moves">
          ${this.back(index)}
          ${this.minutes(index)}
          ${all > 2 ? this.others(now) : nothing}
          ${this.workshop.staff ? nothing : html`<own-undo .workshop=${this.workshop}></own-undo>`}
        </div>
        ${
          next
            ? html`<div class="on">
                <p id=${`lead-does-${this.room}`}>${does.join(" ")}</p>
                <button
                  class="button go"
                  aria-disabled=${this.leading.left === index}
                  aria-describedby=${`lead-does-${this.room}`}
                  @click=${() => this.leading.go(index + 1, index)}
                >
                  <span>${t("Next")}: <span lang=${this.language}>${next.title}</span></span> ${icon("arrow-right")}
                </button>
              </div>`
            : html`<p class="on">${t("This is the last step; the agenda closes the room.")}</p>`
        }
      </div>
      ${
        this.leading.problem
          ? html`<p class="error" role="alert">
              ${icon("triangle-alert")} <span>${this.leading.problem}</span>
              <button class="button plain small" @click=${() => this.leading.tell("")}>${t("Close")}</button>
            </p>`
          : nothing
      }
      <board-menu ${ref(this.menu)}></board-menu>`;
  }

  /** Whether the room goes with the agenda. @param {Standing} now */
  pace({ led, agenda, index }) {
    if (!led) return html`<p class="pace">${icon("link")} ${t("The room goes with the agenda.")}</p>`;
    const title = this.item.steps?.[agenda]?.title ?? "";
    return html`<p class="pace">
      ${icon("flag")}
      <span>${t("At its own pace; the agenda is at “{title}”.", { title })}</span>
      <button class="button plain small" @click=${() => this.leading.follow(index)}>${t("Follow the agenda again")}</button>
    </p>`;
  }

  /** @param {number} index */
  back(index) {
    const before = this.item.steps?.[index - 1];
    if (!before) return nothing;
    return html`<button
      class="button quiet small"
      title=${before.title}
      aria-label=${`${t("Back")}: ${before.title}`}
      @click=${() => this.leading.go(index - 1, index)}
    >
      ${icon("arrow-left")} <span class="may-hide">${t("Back")}</span>
    </button>`;
  }

  /** @param {number} index */
  minutes(index) {
    return html`<span class="segmented minutes" role="group" aria-label=${t("Time for this step")}>
      ${[-1, 1, 5].map(
        (minutes) => html`<button
          aria-label=${`${signed(minutes)} min`}
          @click=${() => this.leading.stretch(minutes, index)}
        >
          ${signed(minutes)}
        </button>`,
      )}
    </span>`;
  }

  /** @param {Standing} now */
  others(now) {
    return html`<button
      class="button quiet small"
      aria-haspopup="menu"
      @click=${(/** @type {any} */ event) => this.offer(event.currentTarget, now)}
    >
      ${icon("list")} ${t("Another step")}
    </button>`;
  }

  /**
   * @param {HTMLElement} button
   * @param {Standing} now
   */
  offer(button, { index }) {
    const steps = this.item.steps ?? [];
    const choices = steps.flatMap(({ title }, place) => {
      const act = () => this.leading.go(place, index);
      return place === index ? [] : [{ words: `${place + 1}  ${title}`, act }];
    });
    this.menu.value?.show(button, t("Another step"), choices);
  }
}

customElements.define("board-lead", BoardLead);
