/**
 * How much room a text takes, estimated from its letters alone, so that every screen comes to the same
 * picture whatever fonts it has. Rather too wide than too narrow; nothing is measured in the page.
 */

const THIN = /[ijl.,:;'’|! ]/;
const NARROW = /[ftrI1()[\]"„“-]/;
const WIDE = /[mwMWÆŒ@%&—]/;
// Scripts and signs that take a full square: Chinese, Japanese, Korean, emoji.
const SQUARE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3ffff}]/u;
const NOTHING = /\p{Mn}|\p{Cf}/u;

const SPACE = 0.31;

/** @param {string} letter one code point */
function letterWidth(letter) {
  if (NOTHING.test(letter)) return 0;
  if (THIN.test(letter)) return SPACE;
  if (NARROW.test(letter)) return 0.4;
  if (SQUARE.test(letter)) return 1.3;
  if (WIDE.test(letter)) return 0.9;
  return letter === letter.toLowerCase() ? 0.57 : 0.69;
}

/**
 * @param {string} text
 * @returns {number} in em
 */
export function textWidth(text) {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/**
 * The widths of the lines into which a text is broken between words, and inside a word that fits in no line.
 * @param {string} text
 * @param {number} most width of a line in em
 * @returns {number[]} in em, one for each line
 */
export function lineWidths(text, most) {
  const lines = [0];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    const before = lines[last] ?? 0;
    const whole = textWidth(word);
    if (before && before + SPACE + whole <= most) lines[last] = before + SPACE + whole;
    else lines.splice(before ? lines.length : last, before ? 0 : 1, ...pieces(whole, most));
  }
  return lines;
}

/**
 * @param {number} whole
 * @param {number} most
 */
function pieces(whole, most) {
  const full = Math.max(0, Math.ceil(whole / most) - 1);
  return [...Array(full).fill(most), whole - full * most];
}
