/** Which rooms an item of the agenda opens, and which items work on a board. */

/** @typedef {import("./board-model.js").Theme} Theme */

/**
 * The rooms that an item opens, in the order of their themes.
 * @param {{ settings?: Record<string, any> }} item
 * @param {{ id: string, value: Theme }[]} themes
 * @returns {{ id: string, value: Theme }[]}
 */
export function roomsOf(item, themes) {
  const named = /** @type {string[]} */ (item.settings?.rooms ?? []);
  return themes
    .filter(({ id }) => named.length === 0 || named.includes(id))
    .sort((a, b) => a.value.place - b.value.place);
}

/**
 * The items that work on a board, one after another.
 * @param {import("../core/agenda.js").Item[]} agenda
 * @param {string} kind
 * @param {string} room
 * @returns {string[]} their ids
 */
export function roundsOf(agenda, kind, room) {
  const works = (/** @type {import("../core/agenda.js").Item} */ item) =>
    item.kind === kind && (!item.settings?.rooms?.length || item.settings.rooms.includes(room));
  return agenda.filter(works).map(({ id }) => id);
}
