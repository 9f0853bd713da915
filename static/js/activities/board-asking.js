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
/**
 * @typedef {object} Done
 * @property {{ said: Said, id: string }[]} all nothing where it was refused
 * @property {string} words what was done
 * @property {boolean} [seen] whether it is seen anyhow, and told only when it is undone
 */

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
 * What is written in the room, and sent.
 * @param {import("../elements/compose-box.js").Sending} sending
 * @param {Said} said
 * @param {string} words
 * @returns {Promise<Done>}
 */
export async function writing({ id, answered }, said, words) {
  const outcome = await answered;
  return { all: outcome?.ok ? [{ said, id }] : [], words };
}

/**
 * Tell the room what is done without it, so that it can be undone there: several things are undone as one.
 * @param {EventTarget} element in a `board-room`
 * @param {Promise<Done>} detail what is undone next waits for it
 */
export function tellRoom(element, detail) {
  element.dispatchEvent(new CustomEvent("board-did", { bubbles: true, detail }));
}
