/** The dots of a scale: one for each person, in columns that are about as wide as they are needed. Pure. */

/** How high a column of dots may be for its width. */
const STEEP = 3.6;
const RADIUS = 0.42;
/** With few answers no dot is larger than the plot shared among so many. */
const FEWEST = 15;
const LOW = 3;

/**
 * How many dots stand side by side, so that the highest column is not too steep.
 * @param {number[]} marks how many chose each
 */
export function dotsAcross(marks) {
  const most = Math.max(0, ...marks);
  let across = Math.max(2, Math.ceil(FEWEST / marks.length));
  while (Math.ceil(most / across) > across * STEEP) across += 1;
  return across;
}

/**
 * The rows that the highest column takes.
 * @param {number[]} marks
 * @param {number} across
 */
export function dotRows(marks, across) {
  return Math.max(LOW, ...marks.map((many) => Math.ceil(many / across)));
}

/**
 * The dots of one column as the path of an SVG, each in a square of 1, filled up from below.
 * @param {number} many
 * @param {number} across
 * @param {number} rows
 */
export function dotsPath(many, across, rows) {
  const arc = (/** @type {number} */ way) => `a${RADIUS} ${RADIUS} 0 1 0 ${way} 0`;
  return Array.from({ length: many }, (_, n) => {
    const left = (n % across) + 0.5 - RADIUS;
    const middle = rows - Math.floor(n / across) - 0.5;
    return `M${left.toFixed(2)} ${middle}${arc(2 * RADIUS)}${arc(-2 * RADIUS)}`;
  }).join("");
}
