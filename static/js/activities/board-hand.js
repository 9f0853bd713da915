/**
 * What somebody has in the hand on the wall, a card or a cluster, whether they carry it with a pointer or with keys:
 * where it would come to hang, what the others see of it meanwhile, and how it gets there, or back.
 */

import { aim } from "./board-aim.js";
import { askRoom } from "./board-asking.js";
import { letGo, spotAt } from "./board-letting-go.js";
import { placed, restored } from "./board-places.js";

/** @typedef {import("./board-aim.js").Target} Target */
/** @typedef {import("./board-inverse.js").Before} Before */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/** @typedef {{ x: number, y: number }} Point */
/**
 * @typedef {object} Held
 * @property {string} id
 * @property {boolean} whole whether it is a cluster
 * @property {string} cluster from which it was taken
 * @property {number} section from which it was taken
 * @property {Rect} rect where it is
 * @property {Target} target where it would hang
 * @property {boolean} told whether the others have seen it move
 * @property {Before} before the room as it was when it was taken
 * @property {(outcome: Outcome) => void} ended
 */

// The others are told at most so often, in ms; and where it could not go out, it is tried again after so long.
const SELDOM = 200;
/** @type {Outcome} */
const NOTHING = { ok: false, code: "", text: "", again: false };

export class Hand {
  /** @param {import("./board-wall.js").BoardWall} wall */
  constructor(wall) {
    this.wall = wall;
    /** @type {Held | undefined} */
    this.held = undefined;
    this.lately = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /** @param {string} id of a card or a cluster @returns {boolean} whether it is in the hand now */
  take(id) {
    const { layout, home: room } = this.wall;
    const hung = layout?.cards.get(id) ?? layout?.clusters.get(id);
    if (this.held || !layout || !room || !hung || !this.wall.movable(id)) return false;
    const { x, y, width, height, cluster, section } = hung;
    const before = kept(room.now);
    this.held = {
      id,
      whole: layout.clusters.has(id),
      cluster,
      section,
      rect: { x, y, width, height },
      target: { to: "back" },
      told: false,
      before,
      // For whoever holds it, it stays where it was until it is let go, whatever the others see.
      ended: room.hopes.ask("place", id, placeOf(id, before)),
    };
    this.wall.showing.holds(this.held);
    return true;
  }

  /**
   * @param {Point} corner where it is on the wall
   * @param {Point} point that counts
   */
  carry(corner, point) {
    const { held } = this;
    const { layout } = this.wall;
    if (!held || !layout) return;
    held.rect = { ...held.rect, x: corner.x, y: corner.y };
    held.target = aim(layout, held, held.rect, { point, joins: (id) => this.wall.joins(held, id) });
    this.wall.showing.holds(held);
    this.tell();
  }

  /** The others see it move. */
  tell() {
    clearTimeout(this.later);
    const wait = this.lately + SELDOM - performance.now();
    if (wait > 0) this.later = setTimeout(() => this.tell(), wait);
    else if (this.held && this.wall.shows(this.held)) this.glide(this.held);
  }

  /** @param {Held} held */
  glide({ before, id, rect }) {
    const { layout, workshop } = this.wall;
    if (!layout) return;
    this.lately = performance.now();
    const { item, room } = before;
    const said = { type: "board.place", item, room, card: id, ...spotAt(layout, rect) };
    if (!workshop.fleeting(said)) this.later = setTimeout(() => this.tell(), SELDOM);
    else if (this.held) this.held.told = true;
  }

  /** Let it go where it is. @returns {boolean} whether it hangs elsewhere now */
  drop() {
    const { held } = this;
    const { layout, home: room } = this.wall;
    if (!held || !layout || !room || held.target.to === "back") return this.cancel();
    const { said, words, waits } = letGo(held, { layout, room });
    this.finish();
    const answered = askRoom(this.wall, said, { words, before: held.before });
    // A new cluster shows only once the server has made it.
    const waited = waits && room.hopes.ask("place", held.id, waits);
    answered.then((outcome) => {
      held.ended(outcome);
      waited?.(outcome);
      if (outcome.ok && waits) room.acts.unnamed.offer(outcome.made);
      // What was done may have been told before it was answered, and drawn as it was hoped for.
      room.requestUpdate();
    });
    return true;
  }

  /** It hangs where it hung. @returns {false} */
  cancel() {
    const { held } = this;
    this.finish();
    if (!held) return false;
    this.wall.arrange();
    this.bringBack(held);
    return false;
  }

  /** Those who have seen it move see it come back. @param {Held} held */
  async bringBack({ id, whole, told, before, ended }) {
    const { home: room, workshop } = this.wall;
    const back = whole ? placed(id, before.get("cluster", id)) : restored([id], before);
    let outcome = NOTHING;
    for (const said of told ? back : []) {
      outcome = await workshop.send({ item: before.item, room: before.room, ...said });
    }
    ended(outcome);
    room?.requestUpdate();
  }

  finish() {
    clearTimeout(this.later);
    this.held = undefined;
    this.wall.showing.letsGo();
  }
}

/**
 * The room as it is at this moment, where cards and clusters are concerned.
 * @param {Before} now
 * @returns {Before}
 */
function kept(now) {
  const known = new Map(["spot", "cluster"].map((kind) => [kind, now.each(kind)]));
  return {
    ...now,
    each: (kind) => known.get(kind) ?? now.each(kind),
    get: (kind, id) => {
      const found = known.get(kind);
      return found ? found.find((one) => one.id === id)?.value : now.get(kind, id);
    },
  };
}

/**
 * @param {string} id
 * @param {Before} before
 * @returns {import("./board-model.js").Place}
 */
function placeOf(id, before) {
  const found = before.get("cluster", id) ?? before.cards.get(id) ?? {};
  const { section = 1, x = null, y = null, cluster = "" } = found;
  return { section, x, y, cluster };
}
