/**
 * How large a name can be set in the display face so that it fits: estimated from its letters, so that nothing
 * is measured in the page and every screen comes to the same lines. The style sheets divide by these widths.
 */

const BREADTHS = /** @type {[RegExp, number][]} */ ([
  [/\p{Mn}|\u00ad|\u200b/u, 0],
  [/[MW]/, 1.23],
  [/[mw]/, 1.19],
  [/[fijlrt ]/, 0.53],
  [/[-.,:;'’|!()I]/, 0.45],
  [/[EFJLPSTZß]/, 0.88],
  [/\p{Lu}/u, 1.02],
  [/\p{Ll}/u, 0.81],
]);

// A part that is broader is broken anywhere: in one line it would be too small to be read. A title has more room.
const [BREAKS, BREAKS_IN_TITLES] = [20, 30];
// From here on a part of a name is set in narrower letters where there are several names in a row.
const LONG = 12;

/**
 * @param {string} text
 * @returns {number} in em of Archivo at its widest and heaviest, rather too much than too little
 */
export function breadth(text) {
  let sum = 0;
  for (const letter of text) sum += BREADTHS.find(([letters]) => letters.test(letter))?.[1] ?? 1.05;
  return Math.round(sum * 100) / 100;
}

/**
 * @param {string} name
 * @param {number} [most]
 * @returns {{ whole: number, longest: number }} of the name in one line, and of its longest part between the places
 *   where a line may break (spaces, hyphens, soft hyphens; anywhere in what is too long for a line)
 */
export function lettering(name, most = BREAKS) {
  const parts = name.split(/(?<=[\s\u00ad-])/).map((part) => (part.endsWith("\u00ad") ? `${part}-` : part));
  const longest = Math.max(0, ...parts.map((part) => breadth(part.trimEnd())));
  return { whole: breadth(name), longest: Math.min(most, longest) };
}

/**
 * The widths that suit all names of a row, so that they are set in one size.
 * @param {string[]} names
 */
export function together(names) {
  const all = names.map((name) => lettering(name));
  return {
    whole: Math.max(0, ...all.map(({ whole }) => whole)),
    longest: Math.max(0, ...all.map(({ longest }) => longest)),
  };
}

/** @param {string} name */
export function inTitle(name) {
  return lettering(name, BREAKS_IN_TITLES);
}

/** @param {string} name */
export function capitals(name) {
  return inTitle(name.toUpperCase());
}

/**
 * Hand the widths of a name to the style sheet.
 * @param {Element | undefined} element
 * @param {{ whole: number, longest: number }} widths
 */
export function fit(element, { whole, longest }) {
  if (!(element instanceof HTMLElement)) return;
  element.style.setProperty("--whole", String(whole));
  element.style.setProperty("--longest", String(longest));
  element.toggleAttribute("data-long", longest > LONG);
}
