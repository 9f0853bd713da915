/**
 * The wall: areas side by side on packing paper, in which cards and clusters hang where people have hung them. What
 * hangs where is computed in `board-layout.js`; here it is drawn, and what the hands on it do comes together.
 */

import { html, repeat } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { focusIsLost } from "../elements/focus.js";
import { reading } from "./board-aim.js";
import { area } from "./board-areas.js";
import { roomToChange } from "./board-changing.js";
import { Drag } from "./board-drag.js";
import { Hand } from "./board-hand.js";
import { Hanger } from "./board-hanger.js";
import { Keys } from "./board-keys.js";
import { Lasso } from "./board-lasso.js";
import { layOut } from "./board-layout.js";
import { Measures } from "./board-measures.js";
import { Movements } from "./board-movements.js";
import { Panning } from "./board-panning.js";
import { drawAreas, drawOutlines } from "./board-paper.js";
import { Showing } from "./board-showing.js";
import { Steady } from "./board-steady.js";
import { BoardView } from "./board-view.js";
import { Viewport } from "./board-viewport.js";
import { hints, tools } from "./board-wall-tools.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-hand.js").Held} Held */
/** @typedef {import("./board-layout.js").Layout} Layout */

// Narrower than that, in pixels, one area shows at a time.
const NARROW = 600;

export class BoardWall extends BoardView {
  constructor() {
    super();
    /** @type {Layout | undefined} */
    this.layout = undefined;
    this.steady = new Steady();
    const arrange = () => this.arrange();
    this.measures = new Measures(arrange);
    this.movements = new Movements(arrange);
    this.viewport = new Viewport(arrange, () => this.resized());
    this.hanger = new Hanger();
    this.showing = new Showing(this);
    this.hand = new Hand(this);
    this.lasso = new Lasso(this);
    const meant = (/** @type {PointerEvent} */ event) => !this.lasso.wanted(event) && !this.panning.grabbing;
    this.panning = new Panning(this, this.viewport, (event) => meant(event) && !movableAt(event.target));
    this.drag = new Drag(this, this.hand, this.viewport, meant);
    this.keys = new Keys(this);
    /** What had the focus last, and in which area. */
    this.last = "";
    this.lastArea = 0;
    /** What is drawn once and for all. @type {HTMLElement | null} */
    this.scroller = null;
    /** @type {HTMLElement | null} */
    this.landing = null;
    /** @type {HTMLElement | null} */
    this.rope = null;
    /** @type {HTMLElement | null} */
    this.where = null;
    // These lists are alive, and cost nothing while nothing is drawn anew.
    this.things = /** @type {HTMLCollectionOf<HTMLElement>} */ (this.getElementsByClassName("hung"));
    this.outlined = this.getElementsByClassName("cluster");
    this.areas = this.getElementsByClassName("area");
    this.measured = [this.getElementsByTagName("board-card"), this.getElementsByClassName("question")];
  }

  /** @param {string} id @returns {HTMLElement | null} */
  thing(id) {
    return id ? this.querySelector(`[data-hangs="${CSS.escape(id)}"]`) : null;
  }

  // What may be done with what hangs here.

  /** @param {string} id of a card or a cluster */
  movable(id) {
    return (
      this.may.has("arrange") || (this.may.has("arrange-own") && Boolean(this.home?.cards.get(id)?.mine))
    );
  }

  /** @param {string} id */
  choosable(id) {
    return this.may.has("arrange") && !this.home?.cards.get(id)?.veiled;
  }

  /**
   * @param {Held} held
   * @param {string} id
   */
  joins(held, id) {
    return this.choosable(id) && this.choosable(held.id);
  }

  /** Whether the others see it move: not the last card of a cluster, which would be gone. @param {Held} held */
  shows({ id, cluster }) {
    const alone = this.home?.clusters.get(cluster)?.cards.length === 1;
    return !alone && !this.home?.cards.get(id)?.veiled;
  }

  // Drawing.

  connectedCallback() {
    super.connectedCallback();
    this.keys.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.keys.end();
    this.drag.cancel();
    this.hand.cancel();
    this.measures.stop();
    this.movements.stop();
    this.viewport.detach();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.measures.changing = this.editing;
    const things = this.sections.flatMap(({ cards, clusters }) => [...cards, ...clusters]);
    this.movements.see(things, (id) => this.home?.hopes.read("place", id) !== undefined);
  }

  firstUpdated() {
    for (const part of /** @type {const} */ (["scroller", "landing", "rope", "where"])) {
      this[part] = /** @type {HTMLElement | null} */ (this.querySelector(`.${part}`));
    }
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    this.viewport.attach(this.scroller);
    this.measures.watch(this.measured.flatMap((list) => [...list]));
    this.arrange();
    if (this.focused && focusIsLost()) this.focusOn(this.kept);
  }

  /** Who had the focus on something that hangs here still keeps it there. */
  get anchor() {
    return this.thing(this.kept) ? undefined : super.anchor;
  }

  /** What has the focus when it is lost here: what had it, or beside a button that is gone what one would read first. */
  get kept() {
    return this.last || (this.layout && reading(this.layout, this.lastArea)[0]) || "";
  }

  /** Everything goes to where it hangs. */
  arrange() {
    if (!this.isConnected || !this.scroller) return;
    const { measures, movements, viewport } = this;
    const { moving } = movements;
    const layout = layOut(this.sections, {
      spans: (card) => measures.spans(card),
      heights: (card) => measures.height(card),
      heads: (section) => measures.head(section),
      moving,
      narrow: viewport.size.width < NARROW,
      screen: viewport.size,
      ...this.steady.before(this),
    });
    const more = roomToChange(
      layout,
      [...this.editing].map((id) => this.thing(id)),
      viewport.grown,
    );
    const still = !this.hasAttribute("data-drawn");
    this.layout = layout;
    viewport.settle(layout, more);
    drawAreas(this.areas, layout);
    drawOutlines(this.outlined, layout);
    const held = this.hand.held?.id ?? "";
    this.hanger.hang(this.things, layout, {
      held,
      moving,
      sight: viewport.sight,
      still,
    });
    this.toggleAttribute(
      "data-drawn",
      measures.done || this.sections.every(({ cards }) => cards.length === 0),
    );
    if (this.hand.held) this.showing.holds(this.hand.held);
  }

  /** How large the wall is shown. */
  resized() {
    const percent = this.querySelector(".percent");
    if (percent) percent.textContent = `${this.viewport.percent} %`;
  }

  render() {
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t("Wall")}>
        <div class="field">
          <div class="plane kraft">
            ${repeat(
              this.sections,
              ({ number }) => number,
              (section) => area(this, section),
            )}
            <div class="landing"></div>
            <div class="rope" hidden></div>
          </div>
        </div>
      </div>
      <p class="where" popover="manual"> </p>
      ${tools(this)} ${hints(this)}`;
  }

  // The focus.

  /**
   * Where the Tab key stops in an area: where one was last, else at what one would read first.
   * @param {number} number
   * @param {Card[]} cards
   */
  stop(number, cards) {
    const last = this.reached.get(number) ?? "";
    const hung = this.layout?.cards.get(last) ?? this.layout?.clusters.get(last);
    if (hung?.section === number) return last;
    return (this.layout && reading(this.layout, number)[0]) ?? cards[0]?.id;
  }

  /** @param {FocusEvent} event */
  reach(event) {
    const target = /** @type {Element} */ (event.target);
    const thing = /** @type {HTMLElement | null} */ (target.closest("[data-hangs]"));
    this.last = thing?.dataset.hangs ?? "";
    this.lastArea = Number(/** @type {HTMLElement | null} */ (target.closest(".area"))?.dataset.section);
    const hung = this.layout?.cards.get(this.last) ?? this.layout?.clusters.get(this.last);
    if (hung && target.matches(":focus-visible")) this.viewport.read(hung, target);
    if (!hung || this.reached.get(hung.section) === this.last) return;
    this.reached.set(hung.section, this.last);
    this.requestUpdate();
  }

  /** @param {string} id of what hangs here */
  async focusOn(id) {
    const piece = /** @type {import("../elements/piece.js").Piece | null | undefined} */ (
      this.thing(id)?.querySelector("cluster-name, board-card")
    );
    await piece?.updateComplete;
    piece?.focus();
  }
}

/** What can be taken there. @param {EventTarget | null} target */
function movableAt(target) {
  return target instanceof Element ? target.closest("[data-hangs][data-movable]") : null;
}

customElements.define("board-wall", BoardWall);
