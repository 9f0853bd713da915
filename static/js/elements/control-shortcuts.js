/** Which key does what at the control panel, and when keys are listened to at all. Pure. */

import { t } from "../core/words.js";

/** @typedef {"next" | "back" | "hold" | "longer" | "shorter" | "jump" | "message" | "people" | "keys"} Action */

/** @type {Record<string, Action>} */
const KEYS = {
  n: "next",
  b: "back",
  h: "hold",
  "+": "longer",
  "-": "shorter",
  "−": "shorter",
  j: "jump",
  m: "message",
  p: "people",
  "?": "keys",
};

/** For the overlay, in its order. @returns {[string, string][]} */
export function shortcuts() {
  return [
    ["n", t("Next step or next item")],
    ["b", t("Back")],
    ["h", t("Hold the clock, and let it run again")],
    ["+", t("One minute more")],
    ["−", t("One minute less")],
    ["j", t("Jump to another item")],
    ["m", t("Write a message")],
    ["p", t("People")],
    ["?", t("This overview")],
  ];
}

/** @typedef {{ key: string, repeat: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean, defaultPrevented: boolean, isComposing: boolean }} Pressed */

/**
 * What a key asks for, if it asks for anything: not while somebody types, and not with Ctrl, Alt or Cmd.
 * @param {Pressed} pressed
 * @param {boolean} typing whether a field has the focus, or a dialog is open
 * @returns {Action | undefined}
 */
export function action(pressed, typing) {
  const { key, repeat, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = pressed;
  if (typing || repeat || ctrlKey || metaKey || altKey || defaultPrevented || isComposing) return undefined;
  return KEYS[key.toLowerCase()];
}
