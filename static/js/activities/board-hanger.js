/**
 * Puts cards and clusters where the layout has them, each in what it is drawn in, and lets them glide there. What rests
 * lies at its place; what moves is shifted from there by a transform, which is all that a moving picture costs.
 */

/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-layout.js").Hung} Hung */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ base: Point, width: number, height: number, shift: Point }} Drawn `base` is where it lies */
/**
 * @typedef {object} About
 * @property {string} held what the hand has, which stays where the hand is
 * @property {ReadonlySet<string>} moving what others have in theirs
 * @property {Rect} sight what is out of it does not glide
 * @property {boolean} still nothing glides
 */

// After so long without a move everything is laid down where it is, in ms; a glide takes 240.
const LAID = 320;
const NOWHERE = { x: 0, y: 0 };

/**
 * In what something is drawn: its cluster, else its area.
 * @param {Layout} layout
 * @param {Hung} hung
 * @returns {Point}
 */
export function frameOf({ areas, clusters }, { cluster, section }) {
  return clusters.get(cluster) ?? areas.find(({ number }) => number === section) ?? NOWHERE;
}

export class Hanger {
  constructor() {
    /** @type {WeakMap<HTMLElement, Drawn>} */
    this.drawn = new WeakMap();
    /** What is shifted from where it lies. @type {Set<HTMLElement>} */
    this.shifted = new Set();
    /** Where everything was, on the wall. @type {Map<string, Hung>} */
    this.last = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /**
   * @param {Iterable<HTMLElement>} elements `[data-hangs]`
   * @param {Layout} layout
   * @param {About} about
   */
  hang(elements, layout, about) {
    /** @type {Map<string, Hung>} */
    const now = new Map();
    for (const element of elements) {
      const id = element.dataset.hangs ?? "";
      const hung = layout.cards.get(id) ?? layout.clusters.get(id);
      if (!hung) continue;
      mark(element, "data-gliding", about.moving.has(id));
      if (id !== about.held) this.put(element, hung, frameOf(layout, hung), about);
      now.set(id, (id === about.held && this.last.get(id)) || hung);
    }
    this.last = now;
    this.layLater();
  }

  /**
   * @param {HTMLElement} element
   * @param {Hung} hung
   * @param {Point} frame
   * @param {About} about
   */
  put(element, hung, frame, { sight, still }) {
    const corner = { x: Math.round(hung.x - frame.x), y: Math.round(hung.y - frame.y) };
    const drawn = this.drawn.get(element) ?? this.begin(element, hung, frame);
    this.size(element, drawn, hung);
    const shift = { x: corner.x - drawn.base.x, y: corner.y - drawn.base.y };
    if (shift.x === drawn.shift.x && shift.y === drawn.shift.y) return;
    const before = this.last.get(element.dataset.hangs ?? "");
    const seen = !still && before !== undefined && (touches(hung, sight) || touches(before, sight));
    if (seen) this.shift(element, drawn, shift);
    else this.lay(element, drawn, corner);
  }

  /**
   * An element that is new lies where what it shows was before, if it was anywhere.
   * @param {HTMLElement} element
   * @param {Hung} hung
   * @param {Point} frame
   */
  begin(element, hung, frame) {
    const before = this.last.get(element.dataset.hangs ?? "");
    if (before) element.dataset.known = "";
    /** @type {Drawn} */
    const drawn = { base: NOWHERE, width: 0, height: 0, shift: NOWHERE };
    this.drawn.set(element, drawn);
    const from = before ?? hung;
    this.lay(element, drawn, { x: Math.round(from.x - frame.x), y: Math.round(from.y - frame.y) });
    // What is new glides only if the browser has seen where it began.
    if (before) element.getBoundingClientRect();
    return drawn;
  }

  /**
   * @param {HTMLElement} element
   * @param {Drawn} drawn
   * @param {Hung} hung
   */
  size(element, drawn, { width, height }) {
    if (drawn.width !== width) element.style.inlineSize = `${width}px`;
    if (drawn.height !== height && element.dataset.kind) element.style.blockSize = `${height}px`;
    Object.assign(drawn, { width, height });
  }

  /**
   * @param {HTMLElement} element
   * @param {Drawn} drawn
   * @param {Point} shift
   */
  shift(element, drawn, shift) {
    drawn.shift = shift;
    mark(element, "data-still", false);
    element.style.transform = `translate(${shift.x.toFixed(1)}px, ${shift.y.toFixed(1)}px)`;
    this.shifted.add(element);
  }

  /**
   * @param {HTMLElement} element
   * @param {Drawn} drawn
   * @param {Point} corner
   */
  lay(element, drawn, corner) {
    Object.assign(drawn, { base: corner, shift: NOWHERE });
    mark(element, "data-still", true);
    element.style.left = `${corner.x}px`;
    element.style.top = `${corner.y}px`;
    element.style.transform = "";
    this.shifted.delete(element);
  }

  layLater() {
    clearTimeout(this.later);
    if (this.shifted.size > 0) this.later = setTimeout(() => this.layAll(), LAID);
  }

  /** Whatever moves no more lies where it is. */
  layAll() {
    for (const element of this.shifted) {
      const drawn = this.drawn.get(element);
      if (!drawn || element.matches("[data-held], [data-gliding]")) continue;
      this.lay(element, drawn, { x: drawn.base.x + drawn.shift.x, y: drawn.base.y + drawn.shift.y });
    }
  }

  /**
   * In the hand.
   * @param {HTMLElement} element
   * @param {Point} corner on the wall
   * @param {Point} frame in which it is drawn
   */
  lift(element, corner, frame) {
    const drawn = this.drawn.get(element);
    const id = element.dataset.hangs ?? "";
    const last = this.last.get(id);
    if (!drawn || !last) return;
    const { base } = drawn;
    this.last.set(id, { ...last, ...corner });
    this.shift(element, drawn, { x: corner.x - frame.x - base.x, y: corner.y - frame.y - base.y });
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {boolean} wanted
 */
function mark(element, name, wanted) {
  if (element.hasAttribute(name) !== wanted) element.toggleAttribute(name, wanted);
}

/**
 * @param {Rect} a
 * @param {Rect} b
 */
function touches(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
