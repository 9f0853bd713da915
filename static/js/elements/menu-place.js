/** Where a menu opens at its button. Pure. */

const MARGIN = 8;
const GAP = 4;

/**
 * Below the button where there is room; else beside it, as low as the window lets it, so that it covers no more above
 * than it has to; and where there is no room beside it either, above it.
 * @param {{ top: number, bottom: number, left: number, right: number }} at the button
 * @param {{ width: number, height: number }} menu
 * @param {{ width: number, height: number }} window
 */
export function placeAt(at, { width, height }, window) {
  const [right, down] = [window.width - width - MARGIN, window.height - height - MARGIN];
  const within = (/** @type {number} */ left) => Math.max(MARGIN, Math.min(left, right));
  const below = at.bottom + GAP;
  if (below <= down) return { top: below, left: within(at.right - width) };
  const low = Math.max(MARGIN, down);
  if (at.right + GAP <= right) return { top: low, left: at.right + GAP };
  if (at.left - GAP - width >= MARGIN) return { top: low, left: at.left - GAP - width };
  return { top: Math.max(MARGIN, Math.min(at.top - height - GAP, down)), left: within(at.right - width) };
}
