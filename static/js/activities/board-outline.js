/** The line that is drawn round a cluster with a broad marker: by hand, calmly, and always the same for the same one. */

/** @typedef {[x: number, y: number]} Dot */

const ROUND = 22;
// So far apart the hand may waver, and so far at most, in pixels.
const APART = 110;
const WAVER = 1.6;

/**
 * @param {string} id
 * @param {number} width
 * @param {number} height
 * @returns {string} a path for `d`; it ends a little after where it began
 */
export function outline(id, width, height) {
  const waver = hand(id);
  const dots = corners(width, height).flatMap((corner, place, all) => [
    ...bend(corner),
    ...between(corner.to, (all[(place + 1) % all.length] ?? corner).from),
  ]);
  const drawn = dots.map(([x, y]) => /** @type {Dot} */ ([x + waver(), y + waver()]));
  const over = drawn.slice(0, 3).map(([x, y]) => /** @type {Dot} */ ([x + waver(), y + waver()]));
  return through([...drawn, ...over]);
}

/** @typedef {{ from: Dot, at: Dot, to: Dot }} Corner as one comes up the left edge, and round to it again */

/**
 * @param {number} w
 * @param {number} h
 * @returns {Corner[]}
 */
function corners(w, h) {
  const r = Math.min(ROUND, w / 3, h / 3);
  return [
    { from: [0, r], at: [0, 0], to: [r, 0] },
    { from: [w - r, 0], at: [w, 0], to: [w, r] },
    { from: [w, h - r], at: [w, h], to: [w - r, h] },
    { from: [r, h], at: [0, h], to: [0, h - r] },
  ];
}

/** @param {Corner} corner @returns {Dot[]} */
function bend({ from, at, to }) {
  const inward = (/** @type {0 | 1} */ axis) => at[axis] + ((from[axis] + to[axis]) / 2 - at[axis]) * 0.58;
  return [from, [inward(0), inward(1)], to];
}

/**
 * @param {Dot} a
 * @param {Dot} b
 * @returns {Dot[]} along the way, both left out
 */
function between(a, b) {
  const many = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / APART));
  return Array.from({ length: many }, (_, place) => {
    const part = (place + 0.5) / many;
    return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
  });
}

/** A smooth line along these dots. @param {Dot[]} dots */
function through(dots) {
  const said = (/** @type {number} */ length) => length.toFixed(1);
  const half = (/** @type {Dot} */ a, /** @type {Dot} */ b) =>
    `${said((a[0] + b[0]) / 2)} ${said((a[1] + b[1]) / 2)}`;
  const [first = [0, 0]] = dots;
  const curves = dots.slice(1, -1).map((dot, place) => {
    const next = /** @type {Dot} */ (dots[place + 2]);
    return `Q${said(dot[0])} ${said(dot[1])} ${half(dot, next)}`;
  });
  return `M${said(first[0])} ${said(first[1])}${curves.join("")}`;
}

/** How the hand wavers, never twice in the same way. @param {string} id */
function hand(id) {
  let state = 2166136261;
  for (const letter of id) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return (((state >>> 8) & 0xffff) / 0x7fff - 1) * WAVER;
  };
}
