/**
 * *Next*, with what it will do, and the other moves of the clock. Everything that is pressed here goes through
 * the page's one `Steering`, as the keys do; a refusal is shown right below.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, following, items, present } from "../core/agenda.js";
import { spoken, t, tn } from "../core/words.js";
import { load } from "./activity-mount.js";
import { next } from "./control-foresight.js";
import { ControlPiece, refusal } from "./control-piece.js";
import { whereabouts } from "./control-roster.js";
import { icon } from "./icons.js";
import { property } from "./property.js";

/** @typedef {import("./control-foresight.js").Move} Move */
/** @typedef {import("./control-steering.js").Steering} Steering */

/** How many letters stand in the longest part that no line may break, so that it is set to fit. @param {string} title */
function longestPart(title) {
  return Math.max(...title.split(/[ \u00ad-]/).map((part) => part.length));
}

export class ControlNext extends ControlPiece {
  static properties = { ...ControlPiece.properties, steering: { attribute: false } };

  constructor() {
    super();
    /** @type {Steering} */
    this.steering = /** @type {any} */ (undefined);
    this.redraw = () => this.requestUpdate();
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("presence" | "line")[]} */ (["presence", "line"]);
  }

  watches() {
    return ["all/", "staff/person:"];
  }

  connectedCallback() {
    super.connectedCallback();
    this.steering?.addEventListener("change", this.redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.steering?.removeEventListener("change", this.redraw);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    for (const item of [present(this.store), following(this.store)]) {
      // Its element says what entering and leaving it does; until it is there, only that it closes is said.
      if (item && !customElements.get(`activity-${item.kind}`)) load(item.kind).then(this.redraw, () => {});
    }
  }

  /** What is needed to say what a move does. @returns {import("./control-foresight.js").Outlook} */
  get outlook() {
    return {
      store: this.store,
      now: this.workshop.clock.now(),
      people: this.workshop.connected,
      hosts: this.workshop.hosts,
      rooms: whereabouts(this.store).size > 0,
      kind: (name) => /** @type {any} */ (customElements.get(`activity-${name}`)),
    };
  }

  render() {
    const { state } = clockEntity(this.store);
    const move = next(this.outlook);
    return html`
      ${move ? this.big(move) : this.none()}
      ${this.steering.problem ? refusal(this.steering.problem, () => this.putAway()) : nothing}
      ${state === "planned" ? nothing : this.moves(state)}
    `;
  }

  /** @param {Move} move */
  big(move) {
    const { state } = clockEntity(this.store);
    const busy = ["clock.next", "clock.part", "clock.start", "clock.end"].includes(this.steering.underway);
    const opens = state === "planned" || move.ends;
    const title = opens ? `${move.title}\u00a0…` : move.title;
    return html`<section class="next" aria-label=${t("Next")}>
      <button
        class="go"
        aria-keyshortcuts="n"
        aria-disabled=${busy}
        aria-haspopup=${opens ? "dialog" : nothing}
        aria-describedby="next-does"
        @click=${() => this.press()}
      >
        <span>${busy ? t("is being sent") : move.words}</span>
        <b lang=${move.ends ? spoken() : this.language} ${property("--longest", longestPart(title))}>${title}</b>
        ${icon("arrow-right")}
      </button>
      <ul id="next-does">
        ${move.points.map(
          (point) =>
            html`<li data-tone=${point.tone ?? ""}>${icon(point.icon)} <span>${point.text}</span></li>`,
        )}
      </ul>
    </section>`;
  }

  none() {
    return html`<p class="next-none muted">${t("There is nothing more to come. “Back” goes on where it was.")}</p>`;
  }

  /** The big button, or its key: what cannot be told in a line is asked in a dialog. */
  press() {
    const { state } = clockEntity(this.store);
    if (state === "over") return;
    if (state === "planned") return this.ask("start");
    const move = next(this.outlook);
    if (move?.ends) this.ask("end");
    else if (move?.parts) this.steering.part(move.parts);
    else this.steering.next();
  }

  /** @param {"start" | "jump" | "end"} what */
  ask(what) {
    this.dispatchEvent(new CustomEvent("ask", { detail: what, bubbles: true }));
  }

  /** @param {string} state */
  moves(state) {
    const held = state === "held";
    const before = this.before(state);
    const over = state === "over";
    return html`<div class="moves" role="group" aria-label=${t("Clock")}>
      ${
        over
          ? nothing
          : html`${this.minutes(1)} ${this.minutes(5)} ${this.minutes(-1)}
              <button
                class=${held ? "button small" : "button quiet small"}
                aria-keyshortcuts="h"
                @click=${() => this.steering.hold()}
              >
                ${icon(held ? "play" : "pause")} ${held ? t("Let it run") : t("Hold")}
              </button>`
      }
      <button class="button quiet small" aria-keyshortcuts="j" aria-haspopup="dialog" @click=${() => this.ask("jump")}>
        ${icon("skip-forward")} ${t("Jump …")}
      </button>
      <button
        class="button quiet small back"
        aria-keyshortcuts="b"
        aria-disabled=${!before}
        title=${before ? t("Back to “{title}”", { title: before }) : t("There is nothing before this.")}
        @click=${() => before && this.steering.back()}
      >
        ${icon("undo-2")} ${t("Back")}
      </button>
    </div>`;
  }

  /** @param {1 | 5 | -1} minutes */
  minutes(minutes) {
    const words =
      minutes > 0
        ? tn("{n} minute more", "{n} minutes more", minutes)
        : tn("{n} minute less", "{n} minutes less", -minutes);
    return html`<button
      class="button quiet small"
      aria-label=${words}
      aria-keyshortcuts=${minutes === 1 ? "+" : minutes === -1 ? "-" : nothing}
      @click=${() => this.steering.extend(minutes)}
    >
      ${minutes > 0 ? "+" : "−"}${Math.abs(minutes)} min
    </button>`;
  }

  /** Where *Back* leads, empty where nothing is before. @param {string} state */
  before(state) {
    const agenda = items(this.store);
    const { item, step = 0, left } = clockEntity(this.store);
    if (state === "over") return (agenda.find(({ id }) => id === left) ?? agenda.at(-1))?.title ?? "";
    const at = agenda.findIndex(({ id }) => id === item);
    return (step > 0 ? agenda[at]?.steps?.[step - 1]?.title : agenda[at - 1]?.title) ?? "";
  }

  putAway() {
    this.steering.tell("");
    this.querySelector("button")?.focus();
  }
}

customElements.define("control-next", ControlNext);
