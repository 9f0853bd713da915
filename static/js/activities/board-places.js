/** How cards are brought back to where they hung, as commands: computed from the room as it was. Nothing here sends. */

/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-inverse.js").Before} Before */
/** @typedef {import("./board-model.js").Spot} Spot */

/**
 * What brings these cards back to where they hang now: each alone where it hung alone, the others into their cluster.
 * A cluster that will be gone by then is made anew, with its name, where it hung.
 * @param {readonly string[]} cards
 * @param {Before} before
 * @returns {Said[]}
 */
export function restored(cards, before) {
  const touched = new Set(cards);
  const spots = new Map(before.each("spot").map(({ id, value }) => [id, /** @type {Spot} */ (value)]));
  const clusterOf = (/** @type {string} */ id) => clusterAt(spots.get(id), before);
  const alone = [...touched].filter((id) => !clusterOf(id));
  const clusters = [...new Set([...touched].map(clusterOf).filter(Boolean))];
  return [
    ...alone.flatMap((id) => placed(id, spots.get(id) ?? before.cards.get(id)?.note)),
    ...clusters.flatMap((cluster) => {
      const inside = [...touched].filter((id) => clusterOf(id) === cluster);
      const stays = [...spots].some(([id, spot]) => spot.cluster === cluster && !touched.has(id));
      return stays ? [gathered(inside, { into: cluster })] : remade(cluster, inside, before);
    }),
  ];
}

/**
 * @param {Spot | undefined} spot
 * @param {Before} before
 * @returns {string}
 */
function clusterAt(spot, before) {
  return spot?.cluster && before.get("cluster", spot.cluster) ? spot.cluster : "";
}

/**
 * @param {string} card or cluster
 * @param {Spot | undefined} at where it hangs
 * @returns {Said[]}
 */
export function placed(card, at) {
  if (!at) return [];
  return [{ type: "board.place", card, section: at.section, x: at.x ?? null, y: at.y ?? null }];
}

/**
 * @param {string[]} cards
 * @param {{ into?: string, name?: string }} about
 * @returns {Said}
 */
const gathered = (cards, about) => ({ type: "board.gather", cards, ...about });

/**
 * A new cluster hangs where the first of its cards hung.
 * @param {string} cluster
 * @param {string[]} cards
 * @param {Before} before
 * @returns {Said[]}
 */
function remade(cluster, cards, before) {
  const was = before.get("cluster", cluster);
  const [first = ""] = cards;
  const together = cards.length > 1 ? [gathered(cards, { name: was?.name ?? "" })] : [];
  return [...placed(first, was), ...together];
}

/**
 * The cards that are meant: those themselves, and those of the clusters among them.
 * @param {readonly string[]} ids
 * @param {Before} before
 * @returns {string[]}
 */
export function meant(ids, before) {
  return [...new Set(ids.flatMap((id) => (before.get("cluster", id) ? inside(id, before) : [id])))];
}

/**
 * @param {string} cluster
 * @param {Before} before
 * @returns {string[]} the cards in it, shown or not
 */
export function inside(cluster, before) {
  return before
    .each("spot")
    .filter(({ value }) => value.cluster === cluster)
    .map(({ id }) => id);
}
