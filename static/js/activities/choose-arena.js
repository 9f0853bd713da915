/**
 * The select screen: the fighters in a row, the one under the cursor large, one's wishes beside it. The fighters
 * are tabs and what is said of each is its panel; on a phone all panels lie side by side in a strip that snaps.
 *
 * It says what was pressed as `pick`, `same` and `round`; sending is up to whoever mounts it.
 */

import { html, nothing, ref, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { together } from "../elements/breadth.js";
import { Piece } from "../elements/piece.js";
import { ready } from "./choose-choice.js";
import { panel } from "./choose-fighter.js";
import { firstSight, inRow, TWO_ROWS, towards } from "./choose-grid.js";
import { footLine, plate } from "./choose-roster.js";
import { Strip } from "./choose-strip.js";
import { wishes } from "./choose-wishes.js";

/** @typedef {import("./choose-choice.js").Choice} Choice */
/** @typedef {import("./choose-model.js").Fighter} Fighter */

const SIDEWAYS = new Set(["ArrowLeft", "ArrowRight"]);

export class ChooseArena extends Piece {
  static properties = {
    ...Piece.properties,
    choice: { attribute: false },
    round: { attribute: false },
    compact: { attribute: false },
    toggle: { attribute: false },
    cursor: { state: true },
  };

  constructor() {
    super();
    /** @type {Choice} */
    this.choice = /** @type {any} */ (undefined);
    /** The round that is looked at; the first open one if there is none of that id. */
    this.round = "";
    this.compact = false;
    /** @type {unknown} the button that leads to the list */
    this.toggle = nothing;
    /** The theme under the cursor. */
    this.cursor = "";
    /** Whether everything was chosen when it was last drawn; unknown before the first time. */
    this.wasReady = /** @type {boolean | undefined} */ (undefined);
    this.strip = new Strip(
      () => this.querySelector(".strip"),
      (theme) => {
        this.cursor = theme;
      },
    );
    /** @param {KeyboardEvent} event */
    this.takeUp = (event) => this.pickUp(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.takeUp);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.takeUp);
    this.strip.stop();
  }

  /** The round that is shown. */
  get shown() {
    const { rounds } = this.choice;
    return /** @type {import("./choose-model.js").Round} */ (
      rounds.find(({ id }) => id === this.round) ?? rounds[0]
    );
  }

  /** @returns {string[]} */
  get wished() {
    return this.choice.wishes.get(this.shown.id) ?? [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { fighters, person } = this.choice;
    if (!fighters.some(({ id }) => id === this.cursor))
      this.cursor = this.wished[0] ?? fighters[firstSight(person, fighters.length)]?.id ?? "";
    const now = ready(this.choice);
    if (this.wasReady === false && now) this.flourish();
    this.wasReady = now;
  }

  firstUpdated() {
    this.strip.bring(this.cursor, "instant");
  }

  /** Everything is chosen: a second of show, by the style sheet, and then quiet. */
  flourish() {
    this.removeAttribute("data-flourish");
    requestAnimationFrame(() => this.setAttribute("data-flourish", ""));
  }

  /** @param {Fighter["id"]} theme */
  look(theme) {
    this.cursor = theme;
    this.strip.bring(theme);
  }

  /** What shows then is elsewhere on the page: it is said. @param {Fighter} fighter */
  lookAt({ id, name }) {
    this.look(id);
    announce(t("{theme} is shown.", { theme: name }));
  }

  /** The arrow keys find the fighters even where nothing has the focus yet. @param {KeyboardEvent} event */
  pickUp(event) {
    const nowhere = document.activeElement === document.body || document.activeElement?.matches("h1, main");
    if (this.compact || !nowhere || !SIDEWAYS.has(event.key)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.tab(this.cursor)?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rank = Number(event.key);
    if (rank >= 1 && rank <= this.choice.most) {
      event.preventDefault();
      this.pick(this.cursor, rank);
    }
    const from = /** @type {Element} */ (event.target);
    // From the buttons of the wishes the arrows lead on from fighter to fighter as well.
    const leads = from.closest("[role=tab]") || (from.closest("button") && SIDEWAYS.has(event.key));
    const to = leads && towards(event.key, this.choice.fighters, this.cursor);
    if (!to) return;
    event.preventDefault();
    this.look(to);
    this.tab(to)?.focus();
  }

  /** @param {string} theme */
  tab(theme) {
    return /** @type {HTMLElement | null} */ (this.querySelector(`#plate-${theme}`));
  }

  /**
   * @param {string} theme
   * @param {number} rank
   */
  pick(theme, rank) {
    this.tell("pick", { theme, rank, round: this.shown.id });
  }

  /** To a round that has no wish yet; the button that led there is gone then. @param {string} round */
  async goOn(round) {
    this.tell("round", { round });
    const { title = "" } = this.choice.rounds.find(({ id }) => id === round) ?? {};
    announce(t("You choose for {round} now.", { round: title }));
    await this.updateComplete;
    this.tab(this.cursor)?.focus();
  }

  /** The same wishes for all rounds; what was pressed is gone then. */
  async takeSame() {
    this.tell("same", { round: this.shown.id });
    await new Promise((drawn) => requestAnimationFrame(drawn));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".ready"))?.focus();
  }

  /**
   * @param {"pick" | "same" | "round"} what
   * @param {Record<string, unknown>} detail
   */
  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  render() {
    const { fighters } = this.choice;
    const sizes = together(fighters.map(({ name }) => name));
    return html`<div
      class="arena"
      data-look="dark"
      data-many=${fighters.length >= TWO_ROWS ? "yes" : "no"}
      ?data-compact=${this.compact}
      ?data-ready=${ready(this.choice)}
      @keydown=${this.key}
      ${ref((found) => columns(found, fighters.length))}
    >
      ${this.toggle}
      <div class="roster" role="tablist" aria-label=${t("Themes")}>
        ${repeat(
          fighters,
          ({ id }) => id,
          (fighter) => plate(this, fighter, sizes),
        )}
      </div>
      <div class="strip" @scroll=${() => this.strip.moved()} @touchmove=${this.strip.hand} @wheel=${this.strip.hand}>
        ${repeat(
          fighters,
          ({ id }) => id,
          (fighter) => panel(this, fighter),
        )}
      </div>
      ${wishes(this)} ${footLine(this)}
    </div>`;
  }
}

/**
 * How many plates stand in a row: from the seventh on they stand in two.
 * @param {Element | undefined} arena
 * @param {number} many
 */
function columns(arena, many) {
  if (!(arena instanceof HTMLElement)) return;
  arena.style.setProperty("--columns", String(inRow(many)));
}

customElements.define("choose-arena", ChooseArena);
