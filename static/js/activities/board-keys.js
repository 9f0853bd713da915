/**
 * The wall by keyboard: from card to card as they hang beside and below each other, choosing them, and carrying them.
 * Letters count only while something on the wall has the focus, as WCAG 2.1.4 asks.
 */

import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { middle, neighbour } from "./board-aim.js";
import { showAll, whereTo } from "./board-wall-tools.js";

/** @typedef {import("./board-wall.js").BoardWall} BoardWall */

// So far an arrow key carries something, on the wall.
const ACROSS = 86;
const DOWN = 52;
/** @type {Record<string, [x: number, y: number]>} */
const WAYS = {
  ArrowLeft: [-ACROSS, 0],
  ArrowRight: [ACROSS, 0],
  ArrowUp: [0, -DOWN],
  ArrowDown: [0, DOWN],
};
// Where keys are needed for something else.
const FIELDS = "textarea, select, input:not([type='checkbox']), [popover]";
const LEADING = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export class Keys {
  /** @param {BoardWall} wall */
  constructor(wall) {
    this.wall = wall;
    /** Whether something is carried by keys. */
    this.carrying = false;
    wall.addEventListener("keydown", (event) => this.press(event), { capture: true });
    wall.addEventListener("focusout", () => this.carrying && setTimeout(() => this.left()));
    this.anywhere = (/** @type {KeyboardEvent} */ event) => this.pressAnywhere(event);
    this.released = (/** @type {KeyboardEvent} */ event) => event.key === " " && wall.panning.grab(false);
  }

  begin() {
    document.addEventListener("keydown", this.anywhere);
    document.addEventListener("keyup", this.released);
  }

  end() {
    document.removeEventListener("keydown", this.anywhere);
    document.removeEventListener("keyup", this.released);
  }

  /** Arrow keys move the wall where nothing has the focus, and the space bar held down lets one drag it. */
  pressAnywhere(/** @type {KeyboardEvent} */ event) {
    const idle = document.activeElement === document.body || document.activeElement === this.wall.scroller;
    if (!idle || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog:modal"))
      return;
    if (event.key === " ") {
      this.wall.panning.grab(true);
      event.preventDefault();
    } else if (this.wall.viewport.arrow(event.key)) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest(FIELDS)) return;
    const thing = /** @type {HTMLElement | null} */ (target.closest("[data-hangs]"));
    const done = this.carrying ? this.carry(event.key) : this.lead(event.key, thing?.dataset.hangs ?? "");
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {string} key
   * @param {string} id of what has the focus
   * @returns {boolean} whether the key means something here
   */
  lead(key, id) {
    const { viewport, choosing, chosen, layout, weighing } = this.wall;
    switch (key) {
      case "0":
        showAll(this.wall);
        return true;
      case "+":
      case "-":
        // Where dots are stuck, these are the keys of the dots.
        if (weighing?.on && document.activeElement?.closest("[data-weigh]")) return false;
        viewport.step(key === "+" ? 1 : -1);
        return true;
      case "Escape":
        if (choosing) this.wall.home?.choose(false);
        return choosing;
      case "Enter":
        if (chosen.size > 1 && id) this.wall.home?.acts.gather([...chosen]);
        return chosen.size > 1 && Boolean(id);
      case "g":
        if (id) this.wall.lasso.toggle(id);
        return Boolean(id);
      case "m":
        return Boolean(id) && this.take(id);
      default: {
        if (!layout || !id || !LEADING.includes(key)) return false;
        const next = neighbour(layout, id, key);
        if (next) this.wall.focusOn(next);
        // Where nothing is in that direction, the page does not scroll away either.
        return true;
      }
    }
  }

  /** @param {string} id @returns {boolean} whether it is carried now */
  take(id) {
    if (!this.wall.hand.take(id)) return false;
    this.carrying = true;
    announce(t("In your hand. Arrow keys move it, Enter lets it go, Escape puts it back."));
    return true;
  }

  /** @param {string} key */
  carry(key) {
    const { hand } = this.wall;
    const { held } = hand;
    if (!held || key === "Escape") return this.put(false);
    if (key === "Enter" || key === " ") return this.put(true);
    const way = WAYS[key];
    if (!way) return key !== "Tab";
    const before = whereTo(this.wall, held);
    const corner = this.kept(held.rect, way);
    hand.carry(corner, middle({ ...held.rect, ...corner }));
    this.wall.viewport.reveal(held.rect);
    const now = whereTo(this.wall, held);
    if (now !== before) announce(now);
    return true;
  }

  /**
   * So far that way, but not off the wall.
   * @param {import("./board-packing.js").Rect} rect
   * @param {[x: number, y: number]} way
   */
  kept({ x, y, width, height }, [across, down]) {
    const wall = this.wall.viewport.wall;
    return {
      x: Math.max(0, Math.min(wall.width - width, x + across)),
      y: Math.max(0, Math.min(wall.height - height, y + down)),
    };
  }

  /** @param {boolean} there @returns {true} */
  put(there) {
    const { hand } = this.wall;
    this.carrying = false;
    if (!there || !hand.drop()) hand.cancel();
    announce(there ? t("Let go.") : t("It hangs where it hung."));
    return true;
  }

  /** Whoever goes elsewhere lets nothing go by accident. */
  left() {
    if (this.carrying && !this.wall.contains(document.activeElement)) this.put(false);
  }
}
