/**
 * What a screen shows of the wall: scrolled, and larger or smaller, by buttons, keys, wheel, two fingers, or by
 * dragging the paper. It begins as one sees most of it, and follows the wall until somebody looks for themselves.
 */

import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { around, bounded, first, stepped, turned, whole } from "./board-plane.js";

/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {{ x: number, y: number }} Point */

// How far an arrow key moves, and from where on the wall scrolls along with what is dragged, on the screen.
const STEP = 80;
const EDGE = 56;
const FASTEST = 18;
// From so small on it is seen from afar.
const FAR = 0.5;
const NEAR = 0.8;
const VERY_FAR = 0.34;

export class Viewport {
  /**
   * @param {() => void} changed the screen has another size
   * @param {() => void} zoomed
   */
  constructor(changed, zoomed) {
    this.changed = changed;
    this.zoomed = zoomed;
    this.zoom = 1;
    /** How much paper is left of the wall, where the screen is wider than all of it. */
    this.left = 0;
    /** How it came to that: as one comes, all of it, or by oneself. @type {"first" | "all" | "own"} */
    this.mode = "first";
    this.size = { width: 0, height: 0 };
    this.wall = { width: 1, height: 1 };
    this.area = { width: 1, height: 1 };
    /** @type {HTMLElement | undefined} */
    this.scroller = undefined;
    this.resized = new ResizeObserver(([entry]) => this.resize(entry));
  }

  /** @param {HTMLElement | null} scroller around a field around a plane */
  attach(scroller) {
    if (!scroller || scroller === this.scroller) return;
    this.scroller = scroller;
    this.resized.observe(scroller);
    this.measure();
  }

  detach() {
    this.resized.disconnect();
    this.scroller = undefined;
  }

  measure() {
    const { clientWidth: width, clientHeight: height } = /** @type {HTMLElement} */ (this.scroller);
    const same = width === this.size.width && height === this.size.height;
    if (width && height) this.size = { width, height };
    return !same;
  }

  /** @param {ResizeObserverEntry | undefined} entry */
  resize(entry) {
    if (entry && this.scroller && this.measure()) this.changed();
  }

  /** The wall is as large as that now. @param {Layout} layout */
  settle({ width, height, areas }) {
    const [area] = areas;
    const same = width === this.wall.width && height === this.wall.height && area?.width === this.area.width;
    this.wall = { width, height };
    this.area = area ?? this.wall;
    const before = this.zoom;
    if (this.mode === "first") this.zoom = first(this.wall, this.size, this.area);
    else this.zoom = bounded(this.mode === "all" ? 0 : this.zoom, this.wall, this.size);
    if (!same || before !== this.zoom) this.draw();
  }

  draw() {
    const field = /** @type {HTMLElement | null} */ (this.scroller?.firstElementChild);
    const plane = /** @type {HTMLElement | null} */ (field?.firstElementChild);
    if (!field || !plane) return;
    const across = Math.floor(this.wall.width * this.zoom);
    field.style.inlineSize = `${Math.max(across, this.size.width)}px`;
    field.style.blockSize = `${Math.max(Math.floor(this.wall.height * this.zoom), this.size.height)}px`;
    plane.style.inlineSize = `${this.wall.width}px`;
    plane.style.blockSize = `${this.wall.height}px`;
    this.left = Math.max(0, (this.size.width - across) / 2);
    plane.style.transform = `translate(${this.left}px) scale(${this.zoom})`;
    this.name(plane, this.zoom < VERY_FAR ? "very" : this.zoom < FAR ? "quite" : "");
    this.zoomed();
  }

  /**
   * How far away it is, for the style sheets; nothing is written that is so already, since that costs.
   * @param {HTMLElement} plane
   * @param {string} far
   */
  name({ dataset }, far) {
    if (far && dataset.far !== far) dataset.far = far;
    else if (!far && dataset.far) delete dataset.far;
  }

  /**
   * @param {number} zoom
   * @param {Point} [point] on the screen that stays where it is; the middle, if not said
   */
  to(zoom, point = this.middle) {
    const { scroller } = this;
    if (!scroller) return;
    this.mode = "own";
    const now = { zoom: this.zoom, left: scroller.scrollLeft - this.left, top: scroller.scrollTop };
    const at = this.box;
    const inside = { x: point.x - at.left, y: point.y - at.top };
    const view = around(now, bounded(zoom, this.wall, this.size), inside);
    this.zoom = view.zoom;
    this.draw();
    scroller.scrollTo({ left: view.left, top: view.top, behavior: "instant" });
  }

  /** Where it is on the screen. */
  get box() {
    return /** @type {HTMLElement} */ (this.scroller).getBoundingClientRect();
  }

  get middle() {
    const at = this.box;
    return { x: at.left + this.size.width / 2, y: at.top + this.size.height / 2 };
  }

  /** @param {1 | -1} way */
  step(way) {
    this.to(stepped(this.zoom, way));
    announce(t("Size {percent} %", { percent: this.percent }));
  }

  /**
   * @param {number} by how far a wheel was turned
   * @param {Point} point
   */
  turn(by, point) {
    this.to(turned(this.zoom, by), point);
  }

  /** All of it. */
  fit() {
    this.mode = "all";
    this.zoom = bounded(whole(this.wall, this.size), this.wall, this.size);
    this.draw();
    announce(t("The whole wall shows."));
  }

  /** What of the wall shows, and a little around it. @returns {Rect} */
  get sight() {
    const { scrollLeft = 0, scrollTop = 0 } = this.scroller ?? {};
    const { width, height } = this.size;
    const [x, y] = [(scrollLeft - this.left) / this.zoom - 100, scrollTop / this.zoom - 100];
    return { x, y, width: width / this.zoom + 200, height: height / this.zoom + 200 };
  }

  /** Whoever goes to something with keys reads it. @param {Rect} rect on the wall */
  read(rect) {
    if (this.zoom < FAR) this.to(NEAR);
    this.reveal(rect);
  }

  get percent() {
    return Math.round(this.zoom * 100);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  pan(x, y) {
    if (x || y) this.scroller?.scrollBy({ left: x, top: y, behavior: "instant" });
  }

  /** @param {string} key @returns {boolean} whether it is one that moves the wall */
  arrow(key) {
    /** @type {Record<string, [number, number]>} */
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[key];
    if (way) this.pan(way[0] * STEP, way[1] * STEP);
    return Boolean(way);
  }

  /** Where on the wall a point of the screen is. @param {Point} point @returns {Point} */
  onWall({ x, y }) {
    const { scroller } = this;
    if (!scroller) return { x, y };
    const at = this.box;
    return {
      x: (x - at.left - this.left + scroller.scrollLeft) / this.zoom,
      y: (y - at.top + scroller.scrollTop) / this.zoom,
    };
  }

  /** The wall comes along where something is dragged to its edge. @param {Point} point on the screen */
  follow({ x, y }) {
    const at = this.box;
    const pull = (/** @type {number} */ near, /** @type {number} */ far) =>
      Math.max(-FASTEST, Math.min(FASTEST, Math.max(0, EDGE - far) / 3 - Math.max(0, EDGE - near) / 3));
    this.pan(pull(x - at.left, at.right - x), pull(y - at.top, at.bottom - y));
  }

  /** Bring something into sight. @param {Rect} rect on the wall */
  reveal({ x, y, width, height }) {
    const { scroller, zoom, size } = this;
    if (!scroller) return;
    const { scrollLeft: left, scrollTop: top } = scroller;
    const [x0, y0, x1, y1] = [
      x * zoom - 24,
      y * zoom - 24,
      (x + width) * zoom + 24,
      (y + height) * zoom + 24,
    ];
    this.pan(
      x0 < left ? x0 - left : Math.max(0, x1 - left - size.width),
      y0 < top ? y0 - top : Math.max(0, y1 - top - size.height),
    );
  }
}
