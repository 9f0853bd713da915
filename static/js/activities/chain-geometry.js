/** Boxes and the lines between them: what lies on what, what runs through what. Pure; x and y are centres. */

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {Point & { w: number, h: number }} Box */

/**
 * Whether two boxes are nearer to each other than the gap.
 * @param {Box} a
 * @param {Box} b
 * @param {number} gap
 */
export function overlap(a, b, gap) {
  return Math.abs(a.x - b.x) < (a.w + b.w) / 2 + gap && Math.abs(a.y - b.y) < (a.h + b.h) / 2 + gap;
}

/**
 * Whether the line from `a` to `b` runs through the box.
 * @param {Point} a
 * @param {Point} b
 * @param {Box} box
 */
export function cuts(a, b, box) {
  const [left, right] = within(a.x, b.x, box.x, box.w / 2);
  const [top, bottom] = within(a.y, b.y, box.y, box.h / 2);
  return Math.max(left, top, 0) < Math.min(right, bottom, 1);
}

/**
 * The part of the way from one number to another, as shares of it, that lies around a middle.
 * @param {number} from
 * @param {number} to
 * @param {number} middle
 * @param {number} half
 * @returns {[number, number]}
 */
function within(from, to, middle, half) {
  const way = to - from || 1e-9;
  const [one, two] = [(middle - half - from) / way, (middle + half - from) / way];
  return one < two ? [one, two] : [two, one];
}

/**
 * Whether the line from `a` to `b` crosses the line from `c` to `d`.
 * @param {Point} a
 * @param {Point} b
 * @param {Point} c
 * @param {Point} d
 */
export function cross(a, b, c, d) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/**
 * On which side of the line from `a` to `b` a point lies, by its sign.
 * @param {Point} a
 * @param {Point} b
 * @param {Point} point
 */
function side(a, b, point) {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

/**
 * The nearest of some points in one direction, as one moves with the arrow keys.
 * @template {Point} T
 * @param {T[]} points
 * @param {Point} from
 * @param {Point} way of length 1
 * @returns {T | undefined}
 */
export function towards(points, from, way) {
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const [dx, dy] = [point.x - from.x, point.y - from.y];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y - dy * way.x);
    const far = ahead + 2 * aside;
    if (ahead > 0.01 && aside <= 3 * ahead && far < least) [best, least] = [point, far];
  }
  return best;
}
