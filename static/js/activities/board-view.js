/**
 * What the wall and the list have in common: the sections to draw, what each card is given, and walking from
 * card to card with the arrow keys. Each section is one stop of the Tab key, however many cards it has.
 */

import { html, repeat } from "../../vendor/lit.js";
import { spoken, t } from "../core/words.js";
import { focusIsLost, leadFocus } from "../elements/focus.js";
import { Piece } from "../elements/piece.js";
import "./board-card.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Section} Section */

/** @type {readonly import("./board-weigh-counted.js").Part[]} */
const NOTHING_GOT = [];
// Where the arrow keys are needed for something else.
const FIELDS = "textarea, select, input:not([type='checkbox'])";

export class BoardView extends Piece {
  static properties = {
    ...Piece.properties,
    sections: { attribute: false },
    section: { attribute: false },
    item: { attribute: false },
    room: { attribute: false },
    rounds: { attribute: false },
    standing: { attribute: false },
    may: { attribute: false },
    hosting: { attribute: false },
    open: { attribute: false },
    editing: { attribute: false },
    choosing: { attribute: false },
    chosen: { attribute: false },
    fresh: { attribute: false },
    isNew: { attribute: false },
    narrowed: { attribute: false },
    weighing: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Section[]} */
    this.sections = [];
    /** The section that one writes to. */
    this.section = 1;
    this.item = "";
    this.room = "";
    /** @type {string[]} the items that work on this board */
    this.rounds = [];
    /** In which step the room is. @type {import("./board-standing.js").Standing} */
    this.standing = /** @type {any} */ (undefined);
    /** What this person may do here now. @type {ReadonlySet<import("./board-standing.js").Act>} */
    this.may = new Set();
    /** Whether this person may do here what the room's host may. */
    this.hosting = false;
    this.open = true;
    /** @type {ReadonlySet<string>} cards that are being edited here */
    this.editing = new Set();
    /** Whether cards are being chosen, to do something with all of them; and which. */
    this.choosing = false;
    /** @type {ReadonlySet<string>} */
    this.chosen = new Set();
    /** Whether a card has come since this person was last here. @type {(card: Card) => boolean} */
    this.isNew = () => false;
    /** Whether a search keeps cards back. */
    this.narrowed = false;
    /** Dots that are stuck here. @type {import("./board-weighing.js").Weighing | undefined} */
    this.weighing = undefined;
    /** @type {ReadonlyMap<number, number>} how many cards came to each section since it was last looked at */
    this.fresh = new Map();
    /** @type {Map<number, string>} the card of each section that Tab reaches */
    this.reached = new Map();
    /** The card that had the focus before it was drawn. */
    this.held = "";
    this.addEventListener("keydown", (event) => this.walk(event));
    this.addEventListener("focusin", (event) => this.reach(event));
  }

  /** @returns {import("./board-room.js").BoardRoom | null} */
  get home() {
    return this.closest("board-room");
  }

  /** What was said of a card that is gone, with the way to undo it, else where the room begins. */
  get anchor() {
    const { home } = this;
    if (!home || home.wanted || home.cards.has(this.held)) return undefined;
    return /** @type {HTMLElement | null} */ (home.querySelector(".said-now button")) ?? home.anchor;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    this.held = within(document.activeElement)?.dataset.card ?? "";
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.focused && focusIsLost() && !this.home?.wanted) this.follow(this.held);
  }

  /** Whoever is at a card that others hang elsewhere stays at it, as long as it shows there. @param {string} id */
  async follow(id) {
    await this.updateComplete;
    const card = this.home?.drawn(id);
    await card?.updateComplete;
    if (focusIsLost()) leadFocus(card?.checkVisibility() ? card : this.home?.anchor);
  }

  /** @param {Section} section */
  heading({ number, question }) {
    return number ? question : t("More cards");
  }

  /** In which language that is. @param {Section} section */
  tongue({ number }) {
    return number ? this.language : spoken();
  }

  /**
   * @param {Section} section
   * @param {unknown} [nothingYet] what stands there while there is no card
   */
  cards({ number, question, cards }, nothingYet) {
    if (cards.length === 0) return nothingYet;
    const stop = this.stop(number, cards);
    return html`<ul class="cards" aria-label=${question || t("More cards")}>
      ${repeat(
        cards,
        ({ id }) => id,
        (card) => html`<li>${this.card(card, card.id === stop)}</li>`,
      )}
    </ul>`;
  }

  /**
   * @param {Card} card
   * @param {boolean} reached whether Tab stops here
   */
  card(card, reached) {
    const { by, item } = card.note;
    const movable = this.may.has("arrange") || (this.may.has("arrange-own") && card.mine);
    return html`<board-card
      ?data-movable=${movable}
      .workshop=${this.workshop}
      .card=${card}
      .item=${this.item}
      .room=${this.room}
      .by=${by ? this.workshop.nameOf(by, this.room) : ""}
      .round=${item === this.item ? 0 : this.rounds.indexOf(item) + 1}
      .may=${this.may}
      .sticker=${this.weighing?.at(card.id)}
      .got=${this.weighing?.got(card.id) ?? NOTHING_GOT}
      .choosing=${this.choosing && !card.veiled}
      .chosen=${this.chosen.has(card.id)}
      .isNew=${this.isNew(card)}
      .reached=${reached}
      .editing=${this.editing.has(card.id)}
    ></board-card>`;
  }

  /**
   * The card of a section at which Tab stops: where one was last, else the first.
   * @param {number} number
   * @param {Card[]} cards
   */
  stop(number, cards) {
    const last = this.reached.get(number);
    return cards.some(({ id }) => id === last) ? last : cards[0]?.id;
  }

  /** @param {FocusEvent} event */
  reach(event) {
    const id = within(event.target)?.dataset.card;
    const section = this.sections.find(({ cards }) => cards.some((card) => card.id === id));
    if (!id || !section || this.reached.get(section.number) === id) return;
    this.reached.set(section.number, id);
    this.requestUpdate();
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const card = within(target);
    if (!card || target.closest(FIELDS) || event.altKey || event.ctrlKey || event.metaKey) return;
    const cards = /** @type {HTMLElement[]} */ ([
      ...(card.closest("ul")?.querySelectorAll("board-card") ?? []),
    ]);
    const at = cards.indexOf(card);
    /** @type {Record<string, number>} */
    const wanted = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: cards.length - 1,
    };
    const next = wanted[event.key];
    if (next === undefined) return;
    event.preventDefault();
    cards[next]?.focus();
  }
}

/** @param {EventTarget | null} target */
function within(target) {
  return /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("board-card") : null);
}
