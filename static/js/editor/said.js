/**
 * What somebody has written: a text, and what it shall say instead. The server makes one text of the two, and keeps
 * remarks and line breaks where they are. Pure.
 */

import { keyed, ORIGIN, same } from "./tree.js";

/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/**
 * `tree` is nothing where the text cannot be read, and `origin` what the text itself says, where that is known.
 * @typedef {{ source: string, tree: Value, origin?: Value }} Said
 */

/**
 * What a text says, as the server has read it.
 * @param {{ text: string, tree: Value }} told
 * @param {Value} [like] whose entries are the same
 * @returns {Said}
 */
export function read({ text, tree }, like) {
  const said = keyed(tree ?? undefined, like);
  return { source: text, tree: said, origin: said };
}

/** @param {Said} one @param {Said} other */
export function differ(one, other) {
  return one !== other && (one.source !== other.source || !same(one.tree, other.tree));
}

/**
 * What the text said there that was read: of an entry that has moved, where it was.
 * @param {Said} said
 * @param {Path} path
 * @returns {Value}
 */
export function before({ tree, origin }, path) {
  let here = tree;
  let was = origin;
  for (const key of path) {
    here = here?.[key];
    const place = typeof key === "number" ? here?.[ORIGIN] : key;
    was = place === undefined ? undefined : was?.[place];
  }
  return was;
}

/** What a file says, unless it is no text. @param {ArrayBuffer} bytes */
export function textOf(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
