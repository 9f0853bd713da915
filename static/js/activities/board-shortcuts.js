/** The keys by which one undoes and does again, wherever on the page one is, except where text is written. */

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */

const FIELDS = "textarea, select, [contenteditable], input:not([type='checkbox'], [type='radio'])";

/**
 * @param {KeyboardEvent} event
 * @returns {"back" | "forth" | undefined}
 */
export function wayOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "forth" : "back";
  return letter === "y" && ctrlKey && !shiftKey ? "forth" : undefined;
}

/**
 * Whether the keys are the browser's there: where text is written, except in a new card in which nothing was written
 * yet. There it would take back what was typed into cards that hang already.
 * @param {Element} target
 */
export function writes(target) {
  const composer = /** @type {import("./board-composer.js").BoardComposer | null} */ (
    target.closest("board-composer")
  );
  return Boolean(target.closest(FIELDS)) && !composer?.untouched;
}

/**
 * Listens while the room is in the page; a dialog over it is not the room.
 * @param {BoardRoom} room
 */
export function undoKeys(room) {
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const which = wayOf(event);
    const target = event.target instanceof Element ? event.target : document.body;
    const dialog = [...document.querySelectorAll("dialog:modal")].at(-1);
    if (!which || event.defaultPrevented || writes(target) || (dialog && !dialog.contains(room))) return;
    event.preventDefault();
    // Whoever holds the key down does not count.
    if (!event.repeat) room.acts.go(which);
  };
  return {
    hostConnected: () => document.addEventListener("keydown", pressed),
    hostDisconnected: () => document.removeEventListener("keydown", pressed),
  };
}
