/** Shows on the wall what somebody has in the hand, and where it would come to hang. */

import { frameOf } from "./board-hanger.js";
import { whereTo } from "./board-wall-tools.js";

/** @typedef {import("./board-hand.js").Held} Held */

export class Showing {
  /** @param {import("./board-wall.js").BoardWall} wall */
  constructor(wall) {
    this.wall = wall;
    /** What shows where it would come to hang. @type {Element | null} */
    this.lit = null;
  }

  /** @param {Held} held */
  holds(held) {
    const { wall } = this;
    const { layout } = wall;
    const thing = wall.thing(held.id);
    const hung = layout?.cards.get(held.id) ?? layout?.clusters.get(held.id);
    wall.setAttribute("data-dragging", "");
    thing?.setAttribute("data-held", "");
    if (thing && hung && layout) wall.hanger.lift(thing, held.rect, frameOf(layout, hung));
    this.light(this.targetOf(held));
    this.tell(whereTo(wall, held));
  }

  /** The hand is empty. */
  letsGo() {
    this.wall.removeAttribute("data-dragging");
    this.wall.querySelector("[data-held]")?.removeAttribute("data-held");
    this.light(null);
    this.tell("");
    this.wall.arrange();
  }

  /** @param {string} words */
  tell(words) {
    const hint = /** @type {HTMLElement | null} */ (this.wall.querySelector(":scope > .where"));
    if (!hint || hint.textContent === words) return;
    hint.textContent = words;
    hint.hidden = !words;
  }

  /** @param {Held} held */
  targetOf({ target }) {
    if (target.to === "area") return this.wall.querySelector(`.area[data-section="${target.section}"]`);
    return target.to === "back" ? null : this.wall.thing(target.id);
  }

  /** @param {Element | null} target */
  light(target) {
    if (target === this.lit) return;
    this.lit?.removeAttribute("data-target");
    target?.setAttribute("data-target", "");
    this.lit = target;
  }
}
