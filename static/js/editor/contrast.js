/**
 * Whether text in a theme's colour can be read on the papers on which it stands, and the nearest colour that can: the
 * same as the server's `contrast.py`, with which a test compares it. Contrast is that of WCAG 2.2 (1.4.3).
 */

export const LEAST = 4.5;
const STEPS = 500;
const HEX = /^#[0-9A-Fa-f]{6}$/;

/** @typedef {[number, number, number]} Channels */

/** @param {string} colour @returns {boolean} */
export function isColour(colour) {
  return HEX.test(colour);
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} from 1 to 21
 */
export function contrast(one, other) {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * @param {string} colour
 * @param {string[]} papers
 */
export function legible(colour, papers) {
  return papers.every((paper) => contrast(colour, paper) >= LEAST);
}

/**
 * The colour of the same hue and saturation, lighter or darker by as little as possible, that is legible.
 * @param {string} colour
 * @param {string[]} papers
 * @returns {string}
 */
export function nearestLegible(colour, papers) {
  const [hue, lightness, saturation] = toHls(channels(colour));
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  steps.sort((a, b) => Math.abs(a - lightness) - Math.abs(b - lightness));
  const found = steps
    .map((light) => toHex(fromHls(hue, light, saturation)))
    .find((tone) => legible(tone, papers));
  return found ?? colour;
}

/** @param {string} colour @returns {Channels} */
function channels(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  return [red, green, blue];
}

/** @param {Channels} channels */
function toHex(channels) {
  return `#${channels
    .map((channel) =>
      round(255 * channel)
        .toString(16)
        .padStart(2, "0")
        .toUpperCase(),
    )
    .join("")}`;
}

/** As Python rounds: halves to the even number. @param {number} number */
function round(number) {
  const below = Math.floor(number);
  if (number - below !== 0.5) return Math.round(number);
  return below % 2 === 0 ? below : below + 1;
}

/** @param {string} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {Channels} channels @returns {Channels} hue, lightness, saturation, each from 0 to 1 */
function toHls([red, green, blue]) {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (least + most) / 2;
  if (least === most) return [0, lightness, 0];
  const saturation = lightness <= 0.5 ? (most - least) / (most + least) : (most - least) / (2 - most - least);
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => (most - channel) / (most - least));
  const hue = red === most ? b - g : green === most ? 2 + r - b : 4 + g - r;
  return [(((hue / 6) % 1) + 1) % 1, lightness, saturation];
}

/** @param {number} hue @param {number} lightness @param {number} saturation @returns {Channels} */
function fromHls(hue, lightness, saturation) {
  if (saturation === 0) return [lightness, lightness, lightness];
  const upper =
    lightness <= 0.5 ? lightness * (1 + saturation) : lightness + saturation - lightness * saturation;
  const lower = 2 * lightness - upper;
  return [channel(lower, upper, hue + 1 / 3), channel(lower, upper, hue), channel(lower, upper, hue - 1 / 3)];
}

/** @param {number} lower @param {number} upper @param {number} hue */
function channel(lower, upper, hue) {
  const turn = ((hue % 1) + 1) % 1;
  if (turn < 1 / 6) return lower + (upper - lower) * turn * 6;
  if (turn < 0.5) return upper;
  if (turn < 2 / 3) return lower + (upper - lower) * (2 / 3 - turn) * 6;
  return lower;
}
