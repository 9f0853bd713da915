/** Puts a chain's words and lines where its layout says, and lets the mouse draw the paper. Called by chain-picture.js. */

/** @typedef {import("./chain-layout.js").Spot} Spot */

/** The canvas is drawn with letters of 16 px and then scaled, so that a change of scale can be seen as one. */
export const EM = 16;

/**
 * @param {HTMLElement} window
 * @param {Spot[]} spots
 */
export function drawAll(window, spots) {
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (window.querySelectorAll("[data-spot]"))) {
    const spot = byId.get(element.dataset.spot ?? "");
    if (spot) drawWord(element, spot);
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (window.querySelectorAll("[data-tie]"))) {
    const spot = byId.get(element.dataset.tie ?? "");
    if (spot?.up) drawTie(element, spot, spot.up);
  }
}

/**
 * @param {HTMLElement} element
 * @param {Spot} spot
 */
function drawWord(element, { x, y, w, h, size }) {
  element.style.setProperty("--x", px((x - w / 2) * EM));
  element.style.setProperty("--y", px((y - h / 2) * EM));
  element.style.setProperty("--w", px(w * EM));
  element.style.setProperty("--h", px(h * EM));
  element.style.setProperty("--size", px(size * EM));
}

/**
 * A line is a narrow box, turned and stretched from one word to the other.
 * @param {HTMLElement} element
 * @param {Spot} from
 * @param {Spot} to
 */
function drawTie(element, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  element.style.setProperty("--x", px(from.x * EM));
  element.style.setProperty("--y", px(from.y * EM));
  element.style.setProperty("--way", `${Math.atan2(dy, dx).toFixed(4)}rad`);
  element.style.setProperty("--long", (Math.hypot(dx, dy) * EM).toFixed(1));
}

/**
 * How much of the window the picture takes and where in it the seed stands, in px.
 * @param {HTMLElement} window
 * @param {{ width: number, height: number, x: number, y: number, letters: number }} measures
 */
export function drawFrame(window, { width, height, x, y, letters }) {
  window.style.setProperty("--width", px(width));
  window.style.setProperty("--height", px(height));
  window.style.setProperty("--x", px(x));
  window.style.setProperty("--y", px(y));
  window.style.setProperty("--scale", (letters / EM).toFixed(4));
}

/** @param {number} value */
function px(value) {
  return `${value.toFixed(1)}px`;
}

/**
 * The paper between the words can be drawn with the mouse; a finger scrolls it anyway.
 * @param {HTMLElement} window
 * @param {PointerEvent} event
 */
export function grasp(window, event) {
  if (event.pointerType !== "mouse" || event.button !== 0) return;
  if (/** @type {Element} */ (event.target).closest("button")) return;
  const [left, top] = [window.scrollLeft + event.clientX, window.scrollTop + event.clientY];
  const release = new AbortController();
  const until = { signal: release.signal };
  const draw = (/** @type {PointerEvent} */ now) => window.scrollTo(left - now.clientX, top - now.clientY);
  window.setPointerCapture(event.pointerId);
  window.addEventListener("pointermove", draw, until);
  window.addEventListener("pointerup", () => release.abort(), until);
  window.addEventListener("pointercancel", () => release.abort(), until);
}
