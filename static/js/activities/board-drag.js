/**
 * Takes a card to another section, with mouse, pen or finger. A finger has to rest on the card for a moment,
 * so that the page can be scrolled. Escape puts it back. The keyboard has the card's menu instead.
 */

const NEAR = 6;
const REST = 350;
// So close to the upper or lower edge, in pixels, the page scrolls along.
const EDGE = 72;

export class Drag {
  /**
   * @param {HTMLElement} wall around cards `[data-movable]` in sections `[data-section]`
   * @param {(card: string, section: number) => void} drop
   */
  constructor(wall, drop) {
    this.wall = wall;
    this.drop = drop;
    /** @type {HTMLElement | undefined} */
    this.card = undefined;
    this.held = false;
    this.from = { x: 0, y: 0 };
    /** What scrolls: the page, or the dialog in which the wall hangs. @type {Element} */
    this.scroller = document.documentElement;
    /** @type {HTMLElement | null} */
    this.over = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    wall.addEventListener("pointerdown", (event) => this.touch(event));
    wall.addEventListener("pointermove", (event) => this.move(event));
    wall.addEventListener("pointerup", () => this.release());
    wall.addEventListener("pointercancel", () => this.cancel());
    wall.addEventListener("touchmove", (event) => this.held && event.preventDefault(), { passive: false });
    wall.addEventListener("contextmenu", (event) => this.held && event.preventDefault());
    this.escape = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.cancel();
  }

  /** @param {PointerEvent} event */
  touch(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (target.closest("board-card[data-movable]"));
    if (!card || event.button !== 0 || !event.isPrimary || target.closest("button, textarea, a")) return;
    this.card = card;
    this.scroller = card.closest("dialog") ?? document.documentElement;
    this.from = { x: event.clientX, y: event.clientY + this.scroller.scrollTop };
    if (event.pointerType === "touch") this.resting = setTimeout(() => this.take(event.pointerId), REST);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.card) return;
    if (!this.held) {
      const { x, y } = this.way(event);
      if (Math.hypot(x, y) < NEAR) return;
      if (event.pointerType === "touch") return this.cancel();
      this.take(event.pointerId);
    }
    this.scroll(event.clientY);
    const { x, y } = this.way(event);
    this.card.style.setProperty("--drag-x", `${x}px`);
    this.card.style.setProperty("--drag-y", `${y}px`);
    this.aim(event.clientX, event.clientY);
    return undefined;
  }

  /** How far the pointer has come on the paper, which may have scrolled below it. @param {PointerEvent} event */
  way({ clientX, clientY }) {
    return { x: clientX - this.from.x, y: clientY + this.scroller.scrollTop - this.from.y };
  }

  /** @param {number} pointer */
  take(pointer) {
    if (!this.card) return;
    this.held = true;
    this.card.toggleAttribute("data-held", true);
    this.wall.toggleAttribute("data-dragging", true);
    this.wall.setPointerCapture(pointer);
    addEventListener("keydown", this.escape);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  aim(x, y) {
    const below = document.elementFromPoint(x, y);
    const area = /** @type {HTMLElement | null} */ (below?.closest("[data-section]") ?? null);
    const over = area && this.wall.contains(area) && !area.contains(this.card ?? null) ? area : null;
    if (over === this.over) return;
    this.over?.removeAttribute("data-target");
    over?.toggleAttribute("data-target", true);
    this.over = over;
  }

  /** @param {number} y */
  scroll(y) {
    if (y < EDGE) this.scroller.scrollBy(0, -12);
    else if (y > innerHeight - EDGE) this.scroller.scrollBy(0, 12);
  }

  release() {
    const [id, section] = [this.card?.dataset.card, Number(this.over?.dataset.section)];
    const wanted = this.held && id && section > 0;
    this.cancel();
    if (wanted) this.drop(id, section);
  }

  /** The card hangs where it hung. */
  cancel() {
    clearTimeout(this.resting);
    this.card?.removeAttribute("data-held");
    this.card?.style.removeProperty("--drag-x");
    this.card?.style.removeProperty("--drag-y");
    this.over?.removeAttribute("data-target");
    this.wall.removeAttribute("data-dragging");
    removeEventListener("keydown", this.escape);
    this.card = undefined;
    this.over = null;
    this.held = false;
  }
}
