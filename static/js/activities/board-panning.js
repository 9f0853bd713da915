/**
 * The hands on the paper: dragging it moves the wall, two fingers and the wheel make it larger or smaller. A finger
 * alone is left to the browser, which moves the wall as it moves any page.
 */

/** @typedef {import("./board-viewport.js").Viewport} Viewport */
/** @typedef {{ x: number, y: number }} Point */

// What is not paper: what can be pressed, written in, or taken.
const THINGS = "button, a, input, textarea, select, summary, board-card, .question, [popover]";

export class Panning {
  /**
   * @param {HTMLElement} wall
   * @param {Viewport} viewport
   * @param {(event: PointerEvent) => boolean} paper whether a press there is on paper that is free to be moved
   */
  constructor(wall, viewport, paper) {
    this.wall = wall;
    this.viewport = viewport;
    this.paper = paper;
    /** @type {Point | undefined} */
    this.last = undefined;
    /** Whether the space bar is held down: then the paper is moved wherever one takes it. */
    this.grabbing = false;
    /** @type {{ apart: number, zoom: number } | undefined} */
    this.pinch = undefined;
    wall.addEventListener("pointerdown", (event) => this.begin(event));
    wall.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) wall.addEventListener(end, () => this.end());
    wall.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    for (const kind of /** @type {const} */ (["touchstart", "touchmove"])) {
      wall.addEventListener(kind, (event) => this.squeeze(event), { passive: false });
    }
    for (const kind of /** @type {const} */ (["touchend", "touchcancel"])) {
      wall.addEventListener(kind, () => {
        this.pinch = undefined;
      });
    }
  }

  /** @param {PointerEvent} event */
  begin(event) {
    const middle = event.pointerType === "mouse" && event.button === 1;
    const taken =
      event.button === 0 && (this.grabbing || (event.pointerType === "mouse" && this.free(event)));
    if (!middle && !taken) return;
    if (middle || this.grabbing) event.preventDefault();
    this.last = { x: event.clientX, y: event.clientY };
    this.wall.setPointerCapture(event.pointerId);
    this.wall.toggleAttribute("data-panning", true);
  }

  /** @param {PointerEvent} event */
  free(event) {
    return !(/** @type {Element} */ (event.target).closest(THINGS)) && this.paper(event);
  }

  /** @param {PointerEvent} event */
  move({ clientX: x, clientY: y }) {
    if (!this.last) return;
    this.viewport.pan(this.last.x - x, this.last.y - y);
    this.last = { x, y };
  }

  end() {
    this.last = undefined;
    this.wall.removeAttribute("data-panning");
  }

  /** @param {boolean} grabbing */
  grab(grabbing) {
    this.grabbing = grabbing;
    this.wall.toggleAttribute("data-grabbing", grabbing);
  }

  /** A trackpad that is pinched turns the wheel with ctrl. @param {WheelEvent} event */
  turn(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.viewport.turn(event.deltaY, { x: event.clientX, y: event.clientY });
  }

  /** @param {TouchEvent} event */
  squeeze(event) {
    const [one, other] = event.touches;
    if (!one || !other) return;
    if (event.cancelable) event.preventDefault();
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    this.pinch ??= { apart, zoom: this.viewport.zoom };
    const point = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
    if (event.type === "touchmove") {
      this.viewport.to(this.pinch.zoom * (apart / Math.max(1, this.pinch.apart)), point);
    }
  }
}
