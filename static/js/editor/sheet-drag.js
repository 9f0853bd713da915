/** A row of the run sheet is dragged by its handle: it follows the pointer, and a line shows where it will stand. */

/** @typedef {import("./edit-sheet.js").EditSheet} EditSheet */

// So near to the edge of the window the page scrolls, in px, and so much at a time.
const EDGE = 64;
const SCROLL = 12;

export class Drag {
  /** @param {EditSheet} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    this.from = -1;
    this.to = -1;
    this.began = 0;
    /** @type {HTMLElement | undefined} */
    this.row = undefined;
    this.ending = new AbortController();
  }

  /** @param {PointerEvent} event @param {number} n */
  begin(event, n) {
    if (event.button !== 0 || this.row) return;
    event.preventDefault();
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    handle.focus({ preventScroll: true });
    handle.setPointerCapture(event.pointerId);
    this.row = /** @type {HTMLElement} */ (handle.closest("tbody"));
    this.from = this.to = n;
    this.began = event.clientY + scrollY;
    this.ending = new AbortController();
    const { signal } = this.ending;
    handle.addEventListener("pointermove", (moving) => this.follow(moving), { signal });
    handle.addEventListener("pointerup", () => this.drop(), { signal });
    handle.addEventListener("pointercancel", () => this.stop(), { signal });
    document.addEventListener("keydown", (key) => key.key === "Escape" && this.stop(), { signal });
    this.row.toggleAttribute("data-dragged", true);
  }

  get rows() {
    return /** @type {HTMLElement[]} */ ([...this.sheet.querySelectorAll("tbody[data-row]")]);
  }

  /** @param {PointerEvent} event */
  follow({ clientY }) {
    if (clientY < EDGE) scrollBy(0, -SCROLL);
    if (clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
    this.row?.style.setProperty("--dragged", `${clientY + scrollY - this.began}px`);
    this.aim(this.placeAt(clientY));
  }

  /** Where the row would stand, if it were let go there. @param {number} y */
  placeAt(y) {
    const others = this.rows.filter((row) => row !== this.row);
    const before = others.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y > top + height / 2;
    });
    return before.length;
  }

  /** @param {number} to */
  aim(to) {
    const allowed = !this.sheet.fixed(to);
    this.to = allowed ? to : this.from;
    const others = this.rows.filter((row) => row !== this.row);
    this.rows.forEach((row) => {
      row.removeAttribute("data-drop");
    });
    if (this.to === this.from) return;
    const target = others[this.to];
    if (target) target.dataset.drop = "before";
    else if (others.length) /** @type {HTMLElement} */ (others.at(-1)).dataset.drop = "after";
  }

  drop() {
    const { from, to, row } = this;
    const key = Number(row?.dataset.row);
    this.stop();
    if (from !== to && this.sheet.move(from, to)) this.sheet.wanted = { key, cell: "handle" };
  }

  /** It stays where it was. */
  stop() {
    this.ending.abort();
    this.row?.removeAttribute("data-dragged");
    this.row?.style.removeProperty("--dragged");
    this.rows.forEach((row) => {
      row.removeAttribute("data-drop");
    });
    this.row = undefined;
  }
}
