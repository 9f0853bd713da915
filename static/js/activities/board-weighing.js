/**
 * Somebody's own dots in a room: put on, moved and taken off, shown at once, and told to the server as a whole each
 * time. What is drawn of it: `board-weigh.js` (the tray), `board-weigh-stickers.js` (on cards and clusters).
 */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { Hopes } from "../elements/hopes.js";
import { countedIn } from "./board-weigh-counted.js";
import { DotDrag } from "./board-weigh-drag.js";
import { askedIn, barred, changed, spent, sticking, targets } from "./board-weigh-model.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-weigh-model.js").Asked} Asked */
/** @typedef {import("./board-weigh-model.js").Dots} Dots */
/** @typedef {import("./board-weigh-model.js").Target} Target */
/** @typedef {import("./board-weigh-model.js").Why} Why */
/** @typedef {Readonly<{ place: number, own: number, left: number, why: Why | undefined }>} Sticker what a thing shows */
/** @typedef {{ asked: Asked, there: Map<string, Target>, dots: Dots, left: number }} Supply of one question */

const NOTHING = { cards: undefined, supplies: [], got: new Map() };
/** @type {Map<string, Sticker>} each but once, so that a card of which nothing has changed is not drawn again */
const known = new Map();

export class Weighing {
  /** @param {BoardRoom} room */
  constructor(room) {
    this.room = room;
    /** The question for which dots are stuck now. */
    this.active = 0;
    this.hopes = new Hopes(() => room.store.seen[room.me] ?? 0);
    /** @type {{ cards: unknown, supplies: Supply[], got: ReadonlyMap<string, number> }} */
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
    this.read = { cards, supplies, got: this.counts() };
  }

  /** What was counted last on this board, in this item or in an earlier one; nothing while dots are stuck. */
  counts() {
    const all = this.on ? [] : countedIn(this.room);
    const last = all.at(-1)?.round;
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const { round, tally } of all) {
      if (round !== last) continue;
      for (const [id, many] of Object.entries(tally.dots)) sums.set(id, (sums.get(id) ?? 0) + many);
    }
    return sums;
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
   * How many dots a card or a cluster got when they were counted last, for all questions together.
   * @param {string} id
   */
  got(id) {
    if (this.read.cards !== this.room.cards) this.refresh();
    return this.read.got.get(id) ?? 0;
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
    else this.give(asked, changed(dots, id, by));
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
    else this.give(asked, to ? changed(without, to, 1) : without);
  }

  /** All dots of the present question come back. */
  clear() {
    if (this.supply) this.give(this.supply.asked, {});
  }

  /**
   * @param {Asked} asked
   * @param {Dots} dots all that this person gives to that question
   */
  async give(asked, dots) {
    const { item, room, workshop } = this.room;
    const answered = this.hopes.ask("dots", String(asked.place), dots);
    this.draw();
    const command = { type: "board.stick", item: item.id, room, question: asked.place, dots };
    const outcome = await workshop.send(command);
    answered(outcome);
    if (!outcome.ok) this.room.notice = { words: outcome.text, tone: "alarm" };
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
