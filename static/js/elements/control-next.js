/**
 * *Next*, with what it will do. What is pressed here goes through the page's one `Steering`, as the keys and the other
 * moves of the clock do (`control-moves`); a refusal of any of them is shown right below.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, following, present } from "../core/agenda.js";
import { spoken, t } from "../core/words.js";
import { next } from "./control-foresight.js";
import { ControlPiece, refusal } from "./control-piece.js";
import { whereabouts } from "./control-roster.js";
import { icon } from "./icons.js";
import { bring, elementOf } from "./kinds.js";
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
    // What has no room on a low screen is reached by the keyboard too.
    const does = this.querySelector("#next-does");
    if (does && does.scrollHeight > does.clientHeight) does.setAttribute("tabindex", "0");
    else does?.removeAttribute("tabindex");
    // Its element says what entering and leaving it does; until it is there, only that it closes is said.
    const about = [present(this.store), following(this.store)];
    bring(
      about.flatMap((item) => item?.kind ?? []),
      this.redraw,
    );
  }

  /** What is needed to say what a move does. @returns {import("./control-foresight.js").Outlook} */
  get outlook() {
    return {
      store: this.store,
      now: this.workshop.clock.now(),
      people: this.workshop.connected,
      untold: !this.workshop.present.has("all"),
      hosts: this.workshop.hosts,
      rooms: whereabouts(this.store).size > 0,
      kind: elementOf,
    };
  }

  render() {
    const move = next(this.outlook);
    return html`
      ${move ? this.big(move) : this.none()}
      ${this.steering.problem ? refusal(this.steering.problem, () => this.putAway()) : nothing}
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
    return html`<p class="next-none muted">${t("“Back” goes on where it was.")}</p>`;
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

  /** @param {"start" | "end"} what */
  ask(what) {
    this.dispatchEvent(new CustomEvent("ask", { detail: what, bubbles: true }));
  }

  putAway() {
    this.steering.tell("");
    this.querySelector("button")?.focus();
  }
}

customElements.define("control-next", ControlNext);
