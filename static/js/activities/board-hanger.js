/** Puts cards and clusters where the layout has them, each in what it is drawn in, and lets them glide from where they were. */

/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-layout.js").Hung} Hung */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {{ x: number, y: number }} Point */

const MOVE = { duration: 240, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" };

/**
 * Where something is that is drawn at that corner of what it is drawn in.
 * @param {Point} corner
 */
const shifted = ({ x, y }) => `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;

/**
 * In what something is drawn: its cluster, else its area.
 * @param {Layout} layout
 * @param {Hung} hung
 * @returns {Point}
 */
export function frameOf({ areas, clusters }, { cluster, section }) {
  return clusters.get(cluster) ?? areas.find(({ number }) => number === section) ?? { x: 0, y: 0 };
}

export class Hanger {
  constructor() {
    /** What was last said of an element. @type {WeakMap<HTMLElement, string>} */
    this.said = new WeakMap();
    /** Where everything was, on the wall. @type {Map<string, Hung>} */
    this.last = new Map();
  }

  /**
   * @param {Iterable<HTMLElement>} elements `[data-hangs]`
   * @param {Layout} layout
   * @param {{ held: string, moving: ReadonlySet<string>, sight: Rect, still: boolean }} about what is held stays where
   *   the hand is; what is out of sight does not glide, and nothing does that shall keep still
   */
  hang(elements, layout, { held, moving, sight, still }) {
    /** @type {Map<string, Hung>} */
    const now = new Map();
    for (const element of elements) {
      const id = element.dataset.hangs ?? "";
      const hung = layout.cards.get(id) ?? layout.clusters.get(id);
      if (!hung) continue;
      now.set(id, hung);
      const before = this.last.get(id);
      const seen = !still && (touches(hung, sight) || (before !== undefined && touches(before, sight)));
      element.toggleAttribute("data-gliding", moving.has(id));
      this.put(element, hung, { layout, before: seen ? before : undefined, held: id === held, seen });
    }
    this.last = now;
  }

  /**
   * @param {HTMLElement} element
   * @param {Hung} hung
   * @param {{ layout: Layout, before: Hung | undefined, held: boolean, seen: boolean }} about
   */
  put(element, hung, { layout, before, held, seen }) {
    const frame = frameOf(layout, hung);
    const corner = { x: hung.x - frame.x, y: hung.y - frame.y };
    const said = `${shifted(corner)} ${hung.width} ${hung.height}`;
    const was = this.said.get(element);
    if (was === said || held) return;
    this.said.set(element, said);
    element.toggleAttribute("data-still", !seen);
    element.style.transform = shifted(corner);
    element.style.inlineSize = `${hung.width}px`;
    if (element.dataset.kind === "cluster") element.style.blockSize = `${hung.height}px`;
    // What hangs in something else than before is another element.
    if (was === undefined && this.last.has(element.dataset.hangs ?? "")) element.dataset.known = "";
    if (was === undefined && before) {
      const from = { x: before.x - frame.x, y: before.y - frame.y };
      element.animate([{ transform: shifted(from) }, { transform: shifted(corner) }], MOVE);
    }
  }

  /**
   * In the hand.
   * @param {HTMLElement} element
   * @param {Point} corner on the wall
   * @param {Point} frame in which it is drawn
   */
  lift(element, corner, frame) {
    element.style.transform = shifted({ x: corner.x - frame.x, y: corner.y - frame.y });
    this.said.set(element, "held");
  }
}

/**
 * @param {Rect} a
 * @param {Rect} b
 */
function touches(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
