/**
 * What a screen shows of the wall: scrolled, and larger or smaller, by buttons, keys, wheel, two fingers, or by
 * dragging the paper. It begins as one sees most of it, and follows the wall until somebody looks for themselves.
 */

import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { alike, around, bounded, enlarged, first, nearest, stepped, turned, whole } from "./board-plane.js";

/** @typedef {import("./board-layout.js").Layout} Layout */
/** @typedef {import("./board-packing.js").Rect} Rect */
/** @typedef {{ x: number, y: number }} Point */

// How far an arrow key moves, and from where on the wall scrolls along with what is dragged, on the screen.
const STEP = 80;
const EDGE = 56;
const FASTEST = 18;
// So much paper is seen around what is brought into sight, on the screen.
const AROUND = 24;
// From so small on it is seen from afar.
const FAR = 0.5;
const NEAR = 0.8;
const VERY_FAR = 0.34;
// As much as the zoom bar needs below what hangs lowest, in pixels of the screen.
const FOOT = 44;
// So small, what is pressed at a card has just room enough beside each other.
const SMALL = 0.66;

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
    /** For how wide a screen and wall it was last seen like that. */
    this.begun = "";
    this.size = { width: 0, height: 0 };
    this.wall = { width: 1, height: 1 };
    /** Paper below it, while something stands there. */
    this.more = 0;
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

  /**
   * The wall is as large as that now.
   * @param {Layout} layout
   * @param {number} [more] paper below it
   */
  settle({ width, height, areas }, more = 0) {
    const [area] = areas;
    const same =
      width === this.wall.width &&
      height === this.wall.height &&
      more === this.more &&
      area?.width === this.area.width;
    this.more = more;
    this.wall = { width, height };
    this.area = area ?? this.wall;
    const before = this.zoom;
    if (this.mode === "first") this.begin();
    else this.zoom = bounded(this.mode === "all" ? 0 : this.zoom, this.wall, this.free);
    if (!same || before !== this.zoom) this.draw();
  }

  /** As somebody sees it who has just come; what comes and goes above or below it changes little of that. */
  begin() {
    const widths = `${this.size.width} ${this.wall.width}`;
    const zoom = first(this.wall, this.free, this.area);
    if (widths === this.begun && alike(zoom, this.zoom)) return;
    this.begun = widths;
    this.zoom = zoom;
  }

  /** What of the screen the zoom bar leaves free, which lies on its lower edge: nothing is pressed below it. */
  get free() {
    return { width: this.size.width, height: Math.max(1, this.size.height - FOOT) };
  }

  draw() {
    const field = /** @type {HTMLElement | null} */ (this.scroller?.firstElementChild);
    const plane = /** @type {HTMLElement | null} */ (field?.firstElementChild);
    if (!field || !plane) return;
    const across = Math.floor(this.wall.width * this.zoom);
    field.style.inlineSize = `${Math.max(across, this.size.width)}px`;
    const deep = this.wall.height + this.more;
    field.style.blockSize = `${Math.max(Math.floor(deep * this.zoom), this.size.height)}px`;
    plane.style.inlineSize = `${this.wall.width}px`;
    plane.style.blockSize = `${deep}px`;
    this.left = Math.max(0, (this.size.width - across) / 2);
    plane.style.transform = `translate(${this.left}px) scale(${this.zoom})`;
    this.name(plane, this.zoom < VERY_FAR ? "very" : this.zoom < FAR ? "quite" : "");
    plane.toggleAttribute("data-small", this.zoom < SMALL);
    const grown = String(this.grown);
    if (plane.style.getPropertyValue("--grown") !== grown) plane.style.setProperty("--grown", grown);
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
    const view = around(now, bounded(zoom, this.wall, this.free), inside);
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
    this.zoom = bounded(whole(this.wall, this.free), this.wall, this.free);
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

  /**
   * Whoever goes to something with keys reads it, and sees what of it has the focus, also on a screen that is less high.
   * @param {Rect} rect on the wall
   * @param {Element} focused
   */
  read(rect, focused) {
    if (this.zoom < FAR) this.to(NEAR);
    this.reveal(rect);
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const at = this.box;
    const { width, height } = this.free;
    this.pan(nearest(left - at.left, right - at.left, width), nearest(top - at.top, bottom - at.top, height));
  }

  /** How much larger things are on the wall that shall be as large on the screen. */
  get grown() {
    return enlarged(this.zoom);
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
    const [left, top] = [x * zoom - scroller.scrollLeft, y * zoom - scroller.scrollTop];
    this.pan(
      nearest(left - AROUND, left + width * zoom + AROUND, size.width),
      nearest(top - AROUND, top + height * zoom + AROUND, size.height),
    );
  }
}
