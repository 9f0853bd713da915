/** How the parts of a room ask it to do something: what is done so can be undone, and is answered in one place. */

/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("../core/outbox.js").Outcome} Outcome */
/**
 * @typedef {object} Asked
 * @property {Said | Said[]} said
 * @property {string} [words] what is told when it is done; none where it shows by itself
 * @property {boolean} [refusable] whoever asks shows a refusal themselves
 * @property {import("./board-inverse.js").Before} [before] the room as it was when it was begun, if that is a while ago
 * @property {Promise<Outcome & { made: string }>} [outcome] `made` is the id of what came of it
 */
/** @typedef {{ all: { said: Said, id: string }[], words: string }} Done */

/**
 * @param {EventTarget} element in a `board-room`
 * @param {Said | Said[]} said such as `{ type: "board.place", card, section }`
 * @param {Omit<Asked, "said" | "outcome">} [about]
 * @returns {Promise<Outcome & { made: string }>}
 */
export function askRoom(element, said, about = {}) {
  /** @type {Asked} */
  const detail = { said, ...about };
  element.dispatchEvent(new CustomEvent("board-do", { bubbles: true, detail }));
  return detail.outcome ?? Promise.reject(new Error("There is no room around."));
}

/**
 * Tell the room what was done without it, so that it can be undone there: several things are undone as one.
 * @param {EventTarget} element in a `board-room`
 * @param {Done["all"]} all
 * @param {string} words what is told
 */
export function tellRoom(element, all, words) {
  /** @type {Done} */
  const detail = { all, words };
  element.dispatchEvent(new CustomEvent("board-did", { bubbles: true, detail }));
}
