/**
 * A chain as a picture: the seed in the middle, words on cards, lines between them. It fits its room, can be
 * enlarged and moved, and every word can be chosen by pointer and with the arrow keys; on the stage it is
 * only looked at. It knows no workshop: it is given words and tells which one was chosen.
 */

import { html, LitElement, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { drawAll, drawFrame, EM, grasp } from "./chain-drawing.js";
import { towards } from "./chain-geometry.js";
import { layOut, layOutWithin } from "./chain-layout.js";
import { spread } from "./chain-spread.js";
import { colourOf, differ, SEED } from "./chain-tree.js";

/** @typedef {import("./chain-tree.js").Term} Term */
/** @typedef {import("./chain-layout.js").Spot} Spot */
/** @typedef {import("./chain-layout.js").Picture} Picture */
/** @typedef {{ width: number, height: number }} Room */
/** @typedef {{ picture: Picture, room: Room, letters: number, x: number, y: number }} Shown what was last shown, and where the seed */

const ZOOM = 1.3;
/** How large the smallest word is at least and at most, in px: on a page that can be moved, and on the stage. */
const LETTERS = { page: [13, 20], stage: [1, 44] };
const WAYS = /** @type {Record<string, { x: number, y: number }>} */ ({
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
});

export class ChainPicture extends LitElement {
  static properties = {
    seed: { attribute: false },
    terms: { attribute: false, hasChanged: differ },
    chosen: { attribute: false },
    said: { attribute: false, hasChanged: differ },
    still: { attribute: false },
    room: { state: true },
    zoom: { state: true },
    at: { state: true },
  };

  constructor() {
    super();
    this.seed = "";
    /** @type {Term[]} */
    this.terms = [];
    /** The word that the next one will hang on. */
    this.chosen = SEED;
    /** @type {Set<string>} what this person says */
    this.said = new Set();
    /** Whether it is only looked at. */
    this.still = false;
    /** @type {Room | undefined} */
    this.room = undefined;
    this.zoom = 1;
    /** The word that the Tab key finds. */
    this.at = SEED;
    /** @type {Picture | undefined} */
    this.picture = undefined;
    this.aspect = 0;
    /** @type {Shown | undefined} */
    this.shown = undefined;
    this.watching = new ResizeObserver(() => this.measure());
  }

  createRenderRoot() {
    return this;
  }

  get window() {
    return /** @type {HTMLElement | null} */ (this.querySelector(".window"));
  }

  firstUpdated() {
    if (this.window) this.watching.observe(this.window);
    this.measure();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.window) this.watching.observe(this.window);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watching.disconnect();
  }

  measure() {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.window ?? {};
    if (width && height && (width !== this.room?.width || height !== this.room.height))
      this.room = { width, height };
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.room || !["seed", "terms", "room"].some((name) => changed.has(name))) return;
    // In steps, so that a window that is drawn a little larger does not turn everything over.
    const aspect = Math.min(2.25, Math.max(0.5, Math.round((4 * this.room.width) / this.room.height) / 4));
    const before = aspect === this.aspect ? this.picture : undefined;
    this.aspect = aspect;
    const laid = this.still
      ? layOutWithin(this.seed, this.terms, aspect, within(this.room, afar()), before)
      : layOut(this.seed, this.terms, aspect, before);
    this.picture = spread(laid, within(this.room, this.fitting(laid)));
    if (!this.picture.spots.some(({ id }) => id === this.at)) this.at = SEED;
  }

  /** How many px the smallest word's letters have. */
  get letters() {
    return this.picture ? this.fitting(this.picture) * this.zoom : EM;
  }

  /** How many they have where the whole picture is seen, as far as it can be read then. @param {Picture} picture */
  fitting({ width, height }) {
    const { room } = this;
    if (!room) return EM;
    const [least, most] = LETTERS[this.still ? "stage" : "page"];
    const whole = Math.min(room.width / width, room.height / height);
    return Math.min(Math.max(whole, Number(least)), Number(most));
  }

  render() {
    const voices = new Map(this.terms.map((term) => [term.id, term.voices]));
    const spots = this.picture?.spots ?? [];
    return html`
      <div class="window kraft" @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
        @pointerdown=${(/** @type {any} */ event) => grasp(event.currentTarget, event)}>
        <div class="extent">
          <div class="canvas" role="group" aria-label=${t("The chain as a picture")}>
            ${repeat(
              spots.filter(({ up }) => up),
              ({ id }) => id,
              ({ id, branch, depth }) =>
                html`<i class="tie" data-tie=${id} data-colour=${colourOf(branch)} ?data-far=${depth > 1}></i>`,
            )}
            ${repeat(
              spots,
              ({ id }) => id,
              (spot) => this.word(spot, voices.get(spot.id) ?? 0),
            )}
          </div>
        </div>
      </div>
      ${this.still ? this.others() : this.lenses()}
    `;
  }

  /** How many words there are beside those that can be read from afar. */
  others() {
    const many = this.terms.length + 1 - (this.picture?.spots.length ?? this.terms.length + 1);
    if (!many) return nothing;
    return html`<p class="others">${tn("{n} more word on your own pages", "{n} more words on your own pages", many)}</p>`;
  }

  /**
   * @param {Spot} spot
   * @param {number} many
   */
  word({ id, text, branch }, many) {
    const card = html`<bdi dir="auto">${text}</bdi>${many > 1 ? html` <b>${many}</b>` : nothing}`;
    if (this.still)
      return html`<p class="card word" data-spot=${id} data-colour=${colourOf(branch)}>${card}</p>`;
    return html`<button
      class="card word"
      data-spot=${id}
      data-colour=${colourOf(branch)}
      ?data-said=${this.said.has(id)}
      aria-pressed=${this.chosen === id}
      aria-label=${nameOf(id, text, many)}
      tabindex=${this.at === id ? 0 : -1}
      @focus=${() => {
        this.at = id;
      }}
      @click=${() => this.choose(id)}
    >
      ${card}
    </button>`;
  }

  lenses() {
    return html`<div class="lenses">
      <button class="button quiet small icon-only" aria-label=${t("Smaller")} @click=${() => this.enlarge(1 / ZOOM)}>
        ${icon("minus")}
      </button>
      <button class="button quiet small icon-only" aria-label=${t("Larger")} @click=${() => this.enlarge(ZOOM)}>
        ${icon("plus")}
      </button>
      <button class="button quiet small" @click=${() => this.whole()}>${icon("maximize")} ${t("All of it")}</button>
    </div>`;
  }

  updated() {
    const { window, picture, room, letters } = this;
    if (!window || !picture || !room) return;
    const { shown } = this;
    if (shown?.picture === picture && shown.room === room && shown.letters === letters) return;
    drawAll(window, picture.spots);
    const middle = this.middle ?? { x: 0, y: 0 };
    const [width, height] = [picture.width * letters, picture.height * letters];
    const x = Math.max(0, (room.width - width) / 2) - picture.left * letters;
    const y = Math.max(0, (room.height - height) / 2) - picture.top * letters;
    drawFrame(window, { width, height, x, y, letters });
    window.toggleAttribute("data-fits", width <= room.width + 1 && height <= room.height + 1);
    window.scrollTo(x + middle.x * letters - room.width / 2, y + middle.y * letters - room.height / 2);
    this.shown = { picture, room, letters, x, y };
  }

  /** What is in the middle of the window, in em from the seed; nothing before it was first shown. */
  get middle() {
    const { window, shown, room } = this;
    if (!window || !shown || !room || window.hasAttribute("data-fits")) return undefined;
    return {
      x: (window.scrollLeft + room.width / 2 - shown.x) / shown.letters,
      y: (window.scrollTop + room.height / 2 - shown.y) / shown.letters,
    };
  }

  /** @param {number} by */
  enlarge(by) {
    const letters = Math.min(48, Math.max(4, this.letters * by));
    this.zoom *= letters / this.letters;
  }

  whole() {
    const { room, picture } = this;
    if (!room || !picture) return;
    this.zoom *= Math.min(20, room.width / picture.width, room.height / picture.height) / this.letters;
  }

  /** @param {string} id */
  choose(id) {
    this.at = id;
    this.dispatchEvent(new CustomEvent("choose", { detail: id }));
  }

  /** The arrow keys go to the next word in that direction. @param {KeyboardEvent} event */
  key(event) {
    const spots = this.picture?.spots ?? [];
    const from = spots.find(({ id }) => id === this.at);
    const way = WAYS[event.key];
    const found = event.key === "Home" ? spots[0] : from && way && towards(spots, from, way);
    if (!found || this.still) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-spot="${found.id}"]`))?.focus();
  }
}

/**
 * A room in em of the smallest word.
 * @param {Room} room
 * @param {number} letters
 */
function within({ width, height }, letters) {
  return { width: width / letters, height: height / letters };
}

/** How many px letters have at least that can be read from afar: they grow with the stage. */
function afar() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/**
 * @param {string} id
 * @param {string} text
 * @param {number} many
 */
function nameOf(id, text, many) {
  if (id === SEED) return t("{word}, the first word", { word: text });
  return tn("{word}, said by {n} person", "{word}, said by {n} people", many, { word: text });
}

customElements.define("chain-picture", ChainPicture);
