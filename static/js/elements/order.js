/** In which order a list stands: the right one, but nothing moves under a finger or away from the focus. */

/** @typedef {{ id: string }} One */

export class Order {
  /** @param {() => Element | null | undefined} list as it was last drawn */
  constructor(list) {
    this.list = list;
    /** @type {string[]} ids as they were last shown */
    this.standing = [];
  }

  /**
   * @template {One} T
   * @param {T[]} right in the order that would be right
   * @returns {T[]} in the order in which they are to be shown now
   */
  settle(right) {
    const shown = this.list()?.matches(":hover, :focus-within") ? asTheyStand(right, this.standing) : right;
    this.standing = shown.map(({ id }) => id);
    return shown;
  }
}

/**
 * The order that somebody is looking at; what is new stands at the end.
 * @template {One} T
 * @param {T[]} right
 * @param {string[]} standing ids in the order in which they stand
 * @returns {T[]}
 */
export function asTheyStand(right, standing) {
  const place = new Map(standing.map((id, n) => [id, n]));
  const at = (/** @type {T} */ { id }) => place.get(id) ?? standing.length;
  return right.toSorted((a, b) => at(a) - at(b));
}
