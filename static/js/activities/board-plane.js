/**
 * How much of the wall a screen shows: how large, and from where. The whole of it always fits, and nothing beside it
 * ever shows. Pure arithmetic in pixels; `board-viewport.js` moves the page accordingly.
 */

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ zoom: number, left: number, top: number }} View `left` and `top` are scrolled, on the screen */

const LARGEST = 2;
/** Larger than that nothing is shown without being asked for, nor smaller where it must be read. */
export const COMFORTABLE = 1.15;
const READABLE = 0.62;
const STEP = 1.25;

/**
 * The zoom at which everything shows.
 * @param {Size} wall
 * @param {Size} screen
 */
export function whole(wall, screen) {
  return Math.min(screen.width / wall.width, screen.height / wall.height);
}

/**
 * @param {number} zoom
 * @param {Size} wall
 * @param {Size} screen
 */
export function bounded(zoom, wall, screen) {
  return Math.min(Math.max(LARGEST, whole(wall, screen)), Math.max(Math.min(1, whole(wall, screen)), zoom));
}

/**
 * How somebody sees the wall who has just come: all of it if it can be read like that, else its whole width, else as
 * many areas as can be read beside each other.
 * @param {Size} wall
 * @param {Size} screen
 * @param {Size} area the first one
 */
export function first(wall, screen, area) {
  const beside = Math.max(1, Math.floor(screen.width / (area.width * READABLE)));
  const ways = [whole(wall, screen), screen.width / wall.width, screen.width / (area.width * beside)];
  const wanted = ways.find((zoom) => zoom >= READABLE) ?? READABLE;
  // Where not all of it shows, nothing is larger than it is, so that more of it does.
  const most = whole(wall, screen) >= READABLE ? COMFORTABLE : 1;
  return bounded(Math.min(most, wanted), wall, screen);
}

// In such steps, and to so much of their size, things to press grow while the wall is shown smaller.
const GROWTH = 0.25;
const MOST_GROWN = 3;

/**
 * How much larger things to press are on the wall, so that they are as large on the screen however small it is shown.
 * @param {number} zoom
 */
export function enlarged(zoom) {
  return Math.min(MOST_GROWN, Math.max(1, Math.ceil(1 / zoom / GROWTH - 1e-9) * GROWTH));
}

/**
 * Whether cards are about as large: nobody looks for them anew for so little.
 * @param {number} one
 * @param {number} other
 */
export const alike = (one, other) => Math.abs(Math.log(one / other)) < Math.log(1.15);

/** @param {number} zoom @param {1 | -1} way */
export const stepped = (zoom, way) => zoom * STEP ** way;

/** @param {number} zoom @param {number} turned of a wheel, or by a trackpad */
export const turned = (zoom, turned) => zoom * Math.exp(-Math.max(-80, Math.min(80, turned)) / 240);

/**
 * The same spot of the wall stays under the same spot of the screen.
 * @param {View} view
 * @param {number} zoom
 * @param {{ x: number, y: number }} point on the screen
 * @returns {View}
 */
export function around(view, zoom, { x, y }) {
  const by = zoom / view.zoom;
  return { zoom, left: (view.left + x) * by - x, top: (view.top + y) * by - y };
}

/**
 * By how much to scroll so that something is in sight.
 * @param {number} from where it begins
 * @param {number} to where it ends
 * @param {number} room how much is in sight, from 0
 */
export function nearest(from, to, room) {
  if (from < 0) return from;
  return Math.min(from, Math.max(0, to - room));
}
