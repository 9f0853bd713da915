/**
 * Takes a dot from the supply or from a thing to another thing, with mouse, pen or finger. Let go beside everything,
 * it goes back to the supply; Escape leaves it where it was. Keyboards have buttons instead.
 */

const NEAR = 6;
// So close to the upper or lower edge, in pixels, the page scrolls along.
const EDGE = 72;

export class DotDrag {
  /**
   * @param {HTMLElement} room around dots `[data-dot]`, which say on what they are, and things `[data-weigh]`
   * @param {(from: string, to: string) => void} drop both empty for the supply
   */
  constructor(room, drop) {
    this.room = room;
    this.drop = drop;
    /** @type {{ from: string, pointer: number, x: number, y: number, place: string } | undefined} */
    this.taken = undefined;
    /** @type {HTMLElement | undefined} the dot in the air */
    this.flying = undefined;
    /** @type {Element | null} */
    this.over = null;
    this.moved = (/** @type {PointerEvent} */ event) => this.move(event);
    this.let = (/** @type {PointerEvent} */ event) => this.release(event);
    this.stopped = () => this.end();
    this.pressed = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.end();
    room.addEventListener("pointerdown", (event) => this.touch(event));
  }

  /** @param {PointerEvent} event */
  touch(event) {
    const dot = /** @type {HTMLElement} */ (event.target).closest("[data-dot]");
    if (!dot || event.button !== 0 || !event.isPrimary) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    const place = dot.closest("[data-question]")?.getAttribute("data-question") ?? "";
    this.taken = { from: dot.getAttribute("data-dot") ?? "", pointer, x, y, place };
    // A finger would else hold what it touched first, and nothing below it would be found.
    if (dot.hasPointerCapture(pointer)) dot.releasePointerCapture(pointer);
    addEventListener("pointermove", this.moved);
    addEventListener("pointerup", this.let);
    addEventListener("pointercancel", this.stopped);
    addEventListener("keydown", this.pressed);
    addEventListener("selectstart", still);
  }

  /** @param {PointerEvent} event */
  move({ pointerId, clientX, clientY, buttons }) {
    if (!this.taken || pointerId !== this.taken.pointer) return undefined;
    // Let go outside of the window, of which nobody was told.
    if (buttons === 0) return this.end();
    if (!this.flying && Math.hypot(clientX - this.taken.x, clientY - this.taken.y) < NEAR) return undefined;
    this.flying ??= this.rise();
    this.flying.style.setProperty("translate", `${clientX}px ${clientY}px`);
    this.aim(clientX, clientY);
    if (clientY < EDGE) scrollBy(0, -12);
    else if (clientY > innerHeight - EDGE && this.over) scrollBy(0, 12);
    return undefined;
  }

  rise() {
    const dot = document.createElement("i");
    dot.className = "dot flying";
    dot.dataset.question = this.taken?.place;
    // Above everything, also above a dialog in which the room stands.
    (this.room.closest("dialog") ?? document.body).append(dot);
    this.room.toggleAttribute("data-sticking", true);
    return dot;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  aim(x, y) {
    const over = document.elementFromPoint(x, y)?.closest("[data-weigh]") ?? null;
    if (over === this.over) return;
    this.over?.removeAttribute("data-below");
    over?.toggleAttribute("data-below", true);
    this.over = over;
  }

  /** @param {PointerEvent} event */
  release({ pointerId }) {
    if (!this.taken || pointerId !== this.taken.pointer) return;
    const { from } = this.taken;
    const [flown, to] = [Boolean(this.flying), this.over?.getAttribute("data-weigh") ?? ""];
    this.end();
    if (!flown) return;
    // What lies where it was let go is not pressed as well.
    addEventListener("click", still, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", still, { capture: true }));
    this.drop(from, to);
  }

  /** Nothing is in the air any more. */
  end() {
    removeEventListener("pointermove", this.moved);
    removeEventListener("pointerup", this.let);
    removeEventListener("pointercancel", this.stopped);
    removeEventListener("keydown", this.pressed);
    removeEventListener("selectstart", still);
    this.over?.removeAttribute("data-below");
    this.flying?.remove();
    this.room.removeAttribute("data-sticking");
    this.taken = this.flying = undefined;
    this.over = null;
  }
}

/** @param {Event} event */
function still(event) {
  event.stopPropagation();
  event.preventDefault();
}
