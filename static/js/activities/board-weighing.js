/**
 * Somebody's own dots in a room: put on, moved and taken off, shown at once, and told to the server as a whole each
 * time. What is drawn of it: `board-weigh.js` (the tray), `board-weigh-stickers.js` (on cards and clusters).
 */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { Hopes } from "../elements/hopes.js";
import { countedIn, gotIn } from "./board-weigh-counted.js";
import { DotDrag } from "./board-weigh-drag.js";
import { askedIn, barred, changed, spent, sticking, targets } from "./board-weigh-model.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-weigh-model.js").Asked} Asked */
/** @typedef {import("./board-weigh-model.js").Dots} Dots */
/** @typedef {import("./board-weigh-model.js").Target} Target */
/** @typedef {import("./board-weigh-model.js").Why} Why */
/** @typedef {import("./board-weigh-counted.js").Part} Part */
/** @typedef {Readonly<{ place: number, own: number, left: number, why: Why | undefined }>} Sticker what a thing shows */
/** @typedef {{ asked: Asked, there: Map<string, Target>, dots: Dots, left: number }} Supply of one question */

const NOTHING = { cards: undefined, supplies: [], got: new Map() };
// Each but once, so that a card of which nothing has changed is not drawn again.
/** @type {Map<string, Sticker>} */
const known = new Map();
/** @type {Map<string, readonly Part[]>} */
const knownParts = new Map();
/** @type {readonly Part[]} */
const NO_PARTS = [];

export class Weighing {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    /** The question for which dots are stuck now. */
    this.active = 0;
    this.hopes = new Hopes(() => room.store.seen[room.me] ?? 0);
    /** @type {{ cards: unknown, supplies: Supply[], got: ReadonlyMap<string, readonly Part[]> }} */
    this.read = NOTHING;
    /** @type {ReadonlySet<string> | undefined} */
    this.counted = undefined;
    room.addEventListener("dots", (event) => {
      const { id, by } = /** @type {CustomEvent} */ (event).detail;
      this.change(id, by);
    });
    room.addEventListener("keydown", (event) => this.key(event));
    this.drag = new DotDrag(room, (from, to) => this.move(from, to));
  }

  /** Whether dots are being stuck here. */
  get on() {
    return this.room.may.has("weigh") && askedIn(this.room.item).length > 0;
  }

  /** Of each question, read once for each time that the room is drawn. */
  get supplies() {
    if (this.read.cards !== this.room.cards) this.refresh();
    return this.read.supplies;
  }

  /** The supply of the question for which dots are stuck. @returns {Supply | undefined} */
  get supply() {
    return this.supplies[this.active] ?? this.supplies[0];
  }

  refresh() {
    const { item, room, cards, clusters, store, me } = this.room;
    const supplies = askedIn(item).map((asked) => {
      const there = targets(asked.on, cards, clusters);
      const told = store.get(me, `dots:${item.id}.${room}.${asked.place}`)?.dots ?? {};
      const hoped = /** @type {Dots | undefined} */ (this.hopes.read("dots", String(asked.place)));
      const dots = sticking(hoped ?? told, there);
      return { asked, there, dots, left: Math.max(0, asked.dots - spent(dots)) };
    });
    this.read = { cards, supplies, got: this.on ? new Map() : gotIn(countedIn(this.room)) };
  }

  /**
   * What a card or a cluster shows of one's own dots; nothing where none can be stuck on it.
   * @param {string} id
   * @returns {Sticker | undefined}
   */
  at(id) {
    const supply = this.on ? this.supply : undefined;
    if (!supply?.there.has(id)) return undefined;
    const { asked, there, dots, left } = supply;
    const [own, why] = [dots[id] ?? 0, barred(asked, dots, id, there)];
    const name = [asked.place, own, left, why].join();
    const found = known.get(name) ?? Object.freeze({ place: asked.place, own, left, why });
    known.set(name, found);
    return found;
  }

  /**
   * What a card or a cluster got when dots were counted last on this board; nothing while dots are stuck.
   * @param {string} id
   */
  got(id) {
    if (this.read.cards !== this.room.cards) this.refresh();
    const parts = this.read.got.get(id) ?? NO_PARTS;
    const name = JSON.stringify(parts);
    const found = knownParts.get(name) ?? parts;
    knownParts.set(name, found);
    return found;
  }

  /** @param {number} place of another question */
  turnTo(place) {
    this.active = place;
    this.room.requestUpdate();
  }

  /**
   * One dot more or less on a thing.
   * @param {string} id
   * @param {1 | -1} by
   */
  change(id, by) {
    const { supply } = this;
    if (!this.on || !supply) return;
    const { asked, dots, there } = supply;
    const why = by > 0 ? barred(asked, dots, id, there) : dots[id] ? undefined : "none-here";
    if (why) announce(reason(why, asked));
    else this.give(supply, changed(dots, id, by), by > 0 ? t("Dot stuck.") : t("Dot taken off."));
  }

  /**
   * A dot goes from one thing to another, from the supply or back to it.
   * @param {string} from empty for the supply
   * @param {string} to empty for the supply
   */
  move(from, to) {
    const { supply } = this;
    if (!this.on || !supply || from === to) return;
    const { asked, there, dots } = supply;
    const without = from ? changed(dots, from, -1) : dots;
    const why = to && barred(asked, without, to, there);
    if (why) announce(reason(why, asked));
    else this.give(supply, to ? changed(without, to, 1) : without, moved(from, to));
  }

  /** All dots of the present question come back. */
  clear() {
    if (this.supply) this.give(this.supply, {}, t("All dots taken off."));
  }

  /**
   * @param {Supply} supply of the question, with the dots as they are
   * @param {Dots} dots all that this person gives to it
   * @param {string} words say what is done
   */
  give(supply, dots, words) {
    return this.room.acts.underway(this.given(supply, dots, words));
  }

  /**
   * @param {Supply} supply
   * @param {Dots} dots
   * @param {string} words
   */
  async given({ asked, dots: before }, dots, words) {
    const { item, room, workshop, acts } = this.room;
    const question = asked.place;
    const answered = this.hopes.ask("dots", String(question), dots);
    this.draw();
    const outcome = await workshop.send({ type: "board.stick", item: item.id, room, question, dots });
    answered(outcome);
    if (outcome.ok) {
      acts.heard(outcome);
      acts.remember([{ type: "board.stick", question, dots: before }], words);
    } else acts.refused(outcome.text);
    this.draw();
  }

  draw() {
    this.read = NOTHING;
    this.room.requestUpdate();
  }

  /** Plus and minus, wherever the focus is on a thing. @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const id = target.closest("[data-weigh]")?.getAttribute("data-weigh");
    /** @type {1 | -1 | 0} */
    const by = event.key === "+" ? 1 : event.key === "-" ? -1 : 0;
    const typing =
      target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey;
    if (!id || !by || typing || !this.on) return;
    event.preventDefault();
    this.change(id, by);
  }

  /** Says so when dots have been counted. */
  listen() {
    const { store, room } = this.room;
    const now = new Set(store.each(`room:${room}`, "tally").map(({ id }) => id));
    const fresh = this.counted && [...now].some((id) => !this.counted?.has(id));
    this.counted = now;
    if (fresh) announce(t("The dots are counted. The result stands above the cards."));
  }
}

/**
 * @param {string} from empty for the supply
 * @param {string} to empty for the supply
 */
function moved(from, to) {
  if (from && to) return t("Dot moved.");
  return to ? t("Dot stuck.") : t("Dot taken off.");
}

/**
 * @param {Why} why
 * @param {Asked} asked
 */
export function reason(why, { dots, most }) {
  if (why === "none-left")
    return tn(
      "Your dot is stuck. Take it off to put it elsewhere.",
      "All your {n} dots are stuck. Take one off to put it elsewhere.",
      dots,
    );
  if (why === "enough")
    return tn(
      "At most {n} of your dots may be on one thing.",
      "At most {n} of your dots may be on one thing.",
      most,
    );
  return why === "none-here" ? t("None of your dots is here.") : t("That is no longer there.");
}
