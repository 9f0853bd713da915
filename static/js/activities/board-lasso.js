/**
 * Choosing cards on the wall that shall be put together: by pressing them one after another, or with a lasso. What is
 * chosen, and what comes of it, is for the room.
 */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { caught } from "./board-aim.js";

/** @typedef {import("./board-wall.js").BoardWall} BoardWall */
/** @typedef {{ x: number, y: number }} Point */

const THINGS = "button, a, input, textarea, select, summary, board-card, .question";

export class Lasso {
  /** @param {BoardWall} wall */
  constructor(wall) {
    this.wall = wall;
    /** Where it was begun, on the wall. @type {Point | undefined} */
    this.from = undefined;
    wall.addEventListener("click", (event) => this.press(event), { capture: true });
    wall.addEventListener("pointerdown", (event) => this.begin(event));
    wall.addEventListener("pointermove", (event) => this.from && this.draw(this.from, this.at(event)));
    wall.addEventListener("pointerup", (event) => this.end(event));
    wall.addEventListener("pointercancel", () => this.put());
  }

  /** @param {MouseEvent} event */
  at({ clientX: x, clientY: y }) {
    return this.wall.viewport.onWall({ x, y });
  }

  /** Whether a press is meant for choosing: while one chooses, or with the shift key. @param {MouseEvent} event */
  wanted(event) {
    return this.wall.may.has("arrange") && (this.wall.choosing || event.shiftKey);
  }

  /** @param {MouseEvent} event */
  press(event) {
    const target = /** @type {Element} */ (event.target);
    const thing = /** @type {HTMLElement | null} */ (target.closest("[data-hangs]"));
    if (!thing || !this.wanted(event) || target.closest("label, input, textarea, board-editor")) return;
    event.preventDefault();
    event.stopPropagation();
    this.toggle(thing.dataset.hangs ?? "");
  }

  /** @param {string} id */
  toggle(id) {
    const { wall } = this;
    if (!wall.choosable(id)) return;
    const chosen = !wall.chosen.has(id);
    this.choose([id], chosen);
    const n = wall.home?.chosen.size ?? 0;
    announce(chosen ? tn("Chosen, {n} in all.", "Chosen, {n} in all.", n) : t("Not chosen any more."));
  }

  /**
   * @param {string[]} ids
   * @param {boolean} chosen
   */
  choose(ids, chosen) {
    const { wall } = this;
    if (!wall.choosing) wall.home?.choose(true);
    for (const id of ids) {
      wall.dispatchEvent(new CustomEvent("card-choose", { bubbles: true, detail: { id, chosen } }));
    }
  }

  /** @param {PointerEvent} event */
  begin(event) {
    const target = /** @type {Element} */ (event.target);
    if (event.pointerType === "touch" || event.button !== 0 || !this.wanted(event) || target.closest(THINGS))
      return;
    this.from = this.at(event);
    this.wall.setPointerCapture(event.pointerId);
  }

  /**
   * @param {Point} from
   * @param {Point} to
   */
  draw(from, to) {
    const { rope } = this.wall;
    if (!rope) return;
    rope.hidden = false;
    rope.style.left = `${Math.min(from.x, to.x)}px`;
    rope.style.top = `${Math.min(from.y, to.y)}px`;
    rope.style.inlineSize = `${Math.abs(from.x - to.x)}px`;
    rope.style.blockSize = `${Math.abs(from.y - to.y)}px`;
  }

  /** @param {PointerEvent} event */
  end(event) {
    const { from } = this;
    const { layout } = this.wall;
    this.put();
    if (!from || !layout) return;
    const found = caught(layout, from, this.at(event)).filter((id) => this.wall.choosable(id));
    if (found.length === 0) return;
    this.choose(found, true);
    announce(tn("{n} card chosen.", "{n} cards chosen.", found.length));
  }

  put() {
    this.from = undefined;
    if (this.wall.rope) this.wall.rope.hidden = true;
  }
}
