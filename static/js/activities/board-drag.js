/**
 * Takes a card or a cluster into the hand with mouse, pen or finger, and lets it go where the pointer lets it go. A
 * finger has to rest for a moment, so that the wall can be moved with it. Escape puts back what was taken.
 */

/** @typedef {import("./board-hand.js").Hand} Hand */
/** @typedef {{ x: number, y: number }} Point */

const NEAR = 6;
const REST = 350;
// Where one writes or selects; whatever else is pressed can be dragged by as well.
const FIELDS = "textarea, select, input:not([type='checkbox']), a";

export class Drag {
  /**
   * @param {HTMLElement} wall around things `[data-hangs]`; clusters are taken by their paper or their name
   * @param {Hand} hand
   * @param {import("./board-viewport.js").Viewport} viewport
   * @param {(event: PointerEvent) => boolean} free whether a press is not meant for something else
   */
  constructor(wall, hand, viewport, free) {
    this.wall = wall;
    this.hand = hand;
    this.viewport = viewport;
    this.free = free;
    /** What may be taken, since a pointer is down on it. @type {{ id: string, from: Point, pointer: number } | undefined} */
    this.touched = undefined;
    /** From the corner of what is held to the pointer, on the wall. @type {Point | undefined} */
    this.grip = undefined;
    /** Where the pointer is, on the screen. @type {Point} */
    this.at = { x: 0, y: 0 };
    this.frame = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    wall.addEventListener("pointerdown", (event) => this.touch(event));
    wall.addEventListener("pointermove", (event) => this.move(event));
    wall.addEventListener("pointerup", (event) => this.release(event));
    wall.addEventListener("pointercancel", () => this.cancel());
    wall.addEventListener("touchmove", (event) => this.grip && event.preventDefault(), { passive: false });
    wall.addEventListener("contextmenu", (event) => this.grip && event.preventDefault());
    this.escape = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.cancel();
    };
  }

  /** @param {PointerEvent} event */
  touch(event) {
    const target = /** @type {Element} */ (event.target);
    const thing = /** @type {HTMLElement | null} */ (target.closest("[data-hangs][data-movable]"));
    if (this.touched) return this.cancel();
    if (!thing || event.button !== 0 || !event.isPrimary || target.closest(FIELDS) || !this.free(event))
      return;
    this.at = { x: event.clientX, y: event.clientY };
    this.touched = { id: thing.dataset.hangs ?? "", from: this.at, pointer: event.pointerId };
    if (event.pointerType === "touch") this.resting = setTimeout(() => this.take(), REST);
    return undefined;
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.touched || event.pointerId !== this.touched.pointer) return;
    const { from } = this.touched;
    this.at = { x: event.clientX, y: event.clientY };
    if (this.grip || Math.hypot(this.at.x - from.x, this.at.y - from.y) < NEAR) return;
    if (event.pointerType === "touch") this.cancel();
    else this.take();
  }

  take() {
    const { touched, hand } = this;
    if (!touched || !hand.take(touched.id) || !hand.held) return this.cancel();
    const from = this.viewport.onWall(touched.from);
    this.grip = { x: from.x - hand.held.rect.x, y: from.y - hand.held.rect.y };
    this.wall.setPointerCapture(touched.pointer);
    addEventListener("keydown", this.escape, { capture: true });
    this.carry();
    return undefined;
  }

  /** Once a frame, however often the pointer moves, and also while it rests at the edge. */
  carry() {
    if (!this.grip) return;
    this.viewport.follow(this.at);
    const point = this.viewport.onWall(this.at);
    this.hand.carry({ x: point.x - this.grip.x, y: point.y - this.grip.y }, point);
    this.frame = requestAnimationFrame(() => this.carry());
  }

  /** It hangs where it is let go, also where no frame has come since the pointer was there. @param {PointerEvent} event */
  release(event) {
    if (event.pointerId !== this.touched?.pointer) return;
    if (this.grip) {
      this.at = { x: event.clientX, y: event.clientY };
      this.carry();
      this.hand.drop();
    }
    this.forget();
  }

  /** It hangs where it hung. */
  cancel() {
    if (this.grip) this.hand.cancel();
    this.forget();
  }

  forget() {
    clearTimeout(this.resting);
    cancelAnimationFrame(this.frame);
    removeEventListener("keydown", this.escape, { capture: true });
    this.touched = undefined;
    this.grip = undefined;
  }
}
