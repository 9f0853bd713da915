/** Shows on the wall what somebody has in the hand, and where it would come to hang. */

import { frameOf } from "./board-hanger.js";
import { whereTo } from "./board-wall-tools.js";

/** @typedef {import("./board-hand.js").Held} Held */

export class Showing {
  /** @param {import("./board-wall.js").BoardWall} wall */
  constructor(wall) {
    this.wall = wall;
    /** What is in the hand. @type {HTMLElement | null} */
    this.thing = null;
    /** What is known to show where that would come to hang. */
    this.shown = "";
  }

  /** @param {Held} held */
  holds(held) {
    const { wall } = this;
    const { layout } = wall;
    if (!this.thing?.isConnected || this.thing.dataset.hangs !== held.id) this.take(held.id);
    const hung = layout?.cards.get(held.id) ?? layout?.clusters.get(held.id);
    if (this.thing && hung && layout) wall.hanger.lift(this.thing, held.rect, frameOf(layout, hung));
    this.light(held);
  }

  /** @param {string} id */
  take(id) {
    this.putDown();
    this.thing = this.wall.thing(id);
    this.thing?.setAttribute("data-held", "");
    for (const around of framesOf(this.thing)) around.setAttribute("data-holding", "");
    this.wall.setAttribute("data-dragging", "");
  }

  putDown() {
    this.thing?.removeAttribute("data-held");
    for (const around of framesOf(this.thing)) around.removeAttribute("data-holding");
    this.thing = null;
  }

  /** The hand is empty. */
  letsGo() {
    this.putDown();
    this.wall.removeAttribute("data-dragging");
    this.shown = "";
    this.wall.landing?.removeAttribute("data-to");
    this.head(0);
    this.tell("");
  }

  /** Where it would come to hang: a line round that, and words. @param {Held} held */
  light(held) {
    const { landing, layout } = this.wall;
    const rect = layout && this.around(held, layout);
    const shown = `${held.target.to} ${rect && [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(" ")}`;
    if (!landing || shown === this.shown) return;
    this.shown = shown;
    this.head(held.target.to === "area" ? held.target.section : 0);
    landing.dataset.to = held.target.to;
    if (rect) {
      landing.style.transform = `translate(${rect.x}px, ${rect.y}px)`;
      landing.style.inlineSize = `${rect.width}px`;
      landing.style.blockSize = `${rect.height}px`;
    }
    this.tell(whereTo(this.wall, held));
  }

  /** The strip of the area in which it would hang stands out. @param {number} section 0 for none */
  head(section) {
    for (const area of this.wall.areas) {
      const wanted = section > 0 && /** @type {HTMLElement} */ (area).dataset.section === String(section);
      if (area.hasAttribute("data-target") !== wanted) area.toggleAttribute("data-target", wanted);
    }
  }

  /**
   * @param {Held} held
   * @param {import("./board-layout.js").Layout} layout
   */
  around({ target }, { areas, cards, clusters }) {
    if (target.to === "back") return undefined;
    if (target.to === "area") return areas.find(({ number }) => number === target.section);
    return clusters.get(target.id) ?? cards.get(target.id);
  }

  /** In the top layer: what changes there leaves the wall as it is laid out. @param {string} words */
  tell(words) {
    const { where: hint } = this.wall;
    const text = /** @type {Text | null | undefined} */ (hint?.firstChild);
    if (!hint || !text || text.data === (words || " ")) return;
    text.data = words || " ";
    if (hint.isConnected) hint.togglePopover(Boolean(words));
    if (!words) return;
    const { left, top, width } = this.wall.viewport.box;
    hint.style.left = `${left + width / 2}px`;
    hint.style.top = `${Math.max(0, top) + 10}px`;
  }
}

/** In what something is drawn that is in the hand: that lies above everything else meanwhile. @param {Element | null} thing */
function framesOf(thing) {
  const cluster = thing?.parentElement?.closest(".cluster");
  const area = thing?.closest(".area");
  return [cluster, area].filter((one) => one instanceof Element);
}
