/** Which key does what at the control panel, and when keys are listened to at all. Pure. */

import { t } from "../core/words.js";

/** @typedef {"next" | "back" | "hold" | "longer" | "five" | "shorter" | "jump" | "plans" | "undo" | "log" | "ready" | "needed" | "message" | "people" | "snapshot" | "keys"} Action */

/** @type {Record<string, Action>} */
const KEYS = {
  n: "next",
  b: "back",
  h: "hold",
  "+": "longer",
  5: "five",
  "-": "shorter",
  "−": "shorter",
  j: "jump",
  c: "plans",
  u: "undo",
  l: "log",
  r: "ready",
  w: "needed",
  m: "message",
  p: "people",
  s: "snapshot",
  "?": "keys",
};

/** For the overlay, in its order. @returns {[string, string][]} */
export function shortcuts() {
  return [
    ["n", t("Next step or next item")],
    ["b", t("Back")],
    ["h", t("Hold the clock, and let it run again")],
    ["+", t("One minute more")],
    ["5", t("Five minutes more")],
    ["−", t("One minute less")],
    ["j", t("Jump to another item")],
    ["c", t("Catch up: plans to choose from")],
    ["u", t("Take back what was done last")],
    ["l", t("What was done")],
    ["r", t("Is everything ready?")],
    ["w", t("To who calls, has a hand up or waits")],
    ["m", t("Write a message")],
    ["p", t("People")],
    ["s", t("Keep a snapshot")],
    ["?", t("This overview")],
  ];
}

const CHOSEN = ["radio", "checkbox", "range", "button", "submit"];

/**
 * Whether keys write there; what is only chosen from leaves nobody in the middle of a word.
 * @param {any} target of a key
 */
export function writes({ tagName, type, isContentEditable }) {
  return (
    tagName === "TEXTAREA" || Boolean(isContentEditable) || (tagName === "INPUT" && !CHOSEN.includes(type))
  );
}

/** Whether letters and digits mean something there. @param {any} target of a key */
export function keyed(target) {
  return writes(target) || target.tagName === "SELECT" || target.type === "range";
}

// Whoever has not typed for so long, in ms, has stopped.
const PAUSE = 1_500;
const LEAVING = ["Tab", "Escape"];

/** Whether somebody is typing, even if the field was taken from under their fingers: until they pause or leave. */
export class Typing {
  constructor() {
    this.last = Number.NEGATIVE_INFINITY;
  }

  /**
   * @param {string} key that was pressed
   * @param {boolean} inField whether it is one in which keys write
   * @param {number} at in ms
   * @returns {boolean} whether the key belongs to what is being typed
   */
  goesOn(key, inField, at) {
    const typing = inField || at - this.last < PAUSE;
    this.last = typing && !LEAVING.includes(key) ? at : Number.NEGATIVE_INFINITY;
    return typing;
  }
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
