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
 * Listens while the room is in the page; a dialog over it is not the room.
 * @param {BoardRoom} room
 */
export function undoKeys(room) {
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const which = wayOf(event);
    const target = event.target instanceof Element ? event.target : document.body;
    const dialog = [...document.querySelectorAll("dialog:modal")].at(-1);
    if (!which || event.defaultPrevented || target.closest(FIELDS) || (dialog && !dialog.contains(room)))
      return;
    event.preventDefault();
    room.acts.go(which);
  };
  return {
    hostConnected: () => document.addEventListener("keydown", pressed),
    hostDisconnected: () => document.removeEventListener("keydown", pressed),
  };
}
