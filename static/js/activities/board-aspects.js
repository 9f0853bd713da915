/**
 * What somebody changes of a card beside its text: its kind, and where and with whom a practice example is found. Only
 * that is sent, so that what another one changes meanwhile stays. Nothing here draws.
 */

/** @typedef {import("./board-model.js").Note} Note */
/** @typedef {{ kind: import("./board-kinds.js").Kind, where: string, who: string }} Aspects */

/** @param {Pick<Note, "kind" | "where" | "who">} note @returns {Aspects} */
export const aspects = ({ kind, where = "", who = "" }) => ({ kind, where, who });

/**
 * What of a command are changes.
 * @param {{ [field: string]: any }} [command]
 * @returns {Partial<Aspects>}
 */
export function changesIn(command = {}) {
  const named = ["kind", "where", "who"].filter((name) => command[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, command[name]]));
}

/**
 * What a card is with these changes, and what of them is to be sent.
 * @param {Note} note
 * @param {Partial<Aspects>} changes
 */
export function reading(note, changes) {
  const now = { ...aspects(note), ...changes };
  const { kind } = changes;
  const sent = now.kind === "practice" ? changes : kind === undefined ? {} : { kind };
  return { now, sent };
}

/**
 * Whether a card becomes something else by these changes.
 * @param {Note} note
 * @param {Partial<Aspects>} changes
 */
export function differs(note, changes) {
  const is = aspects(note);
  const { now, sent } = reading(note, changes);
  return /** @type {(keyof Aspects)[]} */ (Object.keys(sent)).some((name) => is[name] !== now[name]);
}

/**
 * Whether another one has changed the same, and differently.
 * @param {Aspects} first what it was when this was begun
 * @param {Note} note
 * @param {Partial<Aspects>} changes
 */
export function collides(first, note, changes) {
  const now = aspects(note);
  const names = /** @type {(keyof Aspects)[]} */ (Object.keys(changes));
  // Where a practice example is found goes with its kind.
  const goes = changes.kind === undefined && names.length > 0 && now.kind !== first.kind;
  return goes || names.some((name) => now[name] !== first[name] && now[name] !== changes[name]);
}
