/** How the fighters stand beside each other, and how one gets from one to another. Pure. */

/** @typedef {import("./choose-model.js").Fighter} Fighter */

/**
 * Which fighter is looked at first: not the same one for everybody, or the first would win by standing first.
 * @param {string} person
 * @param {number} many
 * @returns {number}
 */
export function firstSight(person, many) {
  let sum = 0;
  for (const letter of person) sum += letter.codePointAt(0) ?? 0;
  return many ? sum % many : 0;
}

/** From so many fighters on they stand in two rows. */
export const TWO_ROWS = 7;

/**
 * Where a key leads from the fighter under the cursor; beyond either end it begins again at the other one.
 * @param {string} key
 * @param {Fighter[]} all
 * @param {string} cursor
 * @returns {string | undefined} the theme, or nothing where the key leads nowhere
 */
export function towards(key, all, cursor) {
  const at = all.findIndex(({ id }) => id === cursor);
  const row = Math.ceil(all.length / 2);
  /** @type {Record<string, number>} */
  const steps = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 };
  if (all.length >= TWO_ROWS) Object.assign(steps, { ArrowUp: at - row, ArrowDown: at + row });
  const to = steps[key];
  return to === undefined ? undefined : all.at(to % all.length)?.id;
}

/**
 * How many fighters stand in a row.
 * @param {number} many
 */
export function inRow(many) {
  return many >= TWO_ROWS ? Math.ceil(many / 2) : Math.max(many, 2);
}
