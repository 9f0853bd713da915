/**
 * What a workshop file says, as a tree of plain values that is never changed in place: every change gives another tree
 * that shares what stays. Pure.
 *
 * Tables in lists say under `@` which one of the file they were, from 0; what is new says nothing. They also have a key
 * of their own that only this page knows, by which they are drawn and kept apart.
 */

/** @typedef {any} Value */
/** @typedef {Record<string | symbol, Value>} Table */
/** @typedef {(string | number)[]} Path */

export const ORIGIN = "@";
export const KEY = Symbol("key");

let made = 0;

/** @param {Value} value @returns {value is Table} */
export function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The same with a key for each table in a list; one that `like` has at the same place keeps its key.
 * @param {Value} value
 * @param {Value} [like]
 * @returns {Value}
 */
export function keyed(value, like) {
  if (Array.isArray(value))
    return value.map((one, n) => keyed(one, Array.isArray(like) ? like[n] : undefined));
  if (!isTable(value)) return value;
  const same = isTable(like) ? like : {};
  const table = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, keyed(inner, same[key])]),
  );
  return { ...table, [KEY]: same[KEY] ?? ++made };
}

/**
 * @param {Value} tree
 * @param {Path} path
 * @returns {Value} what stands there, or undefined
 */
export function at(tree, path) {
  return path.reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), tree);
}

/**
 * The tree in which that stands there; without it where it is undefined. What is missing on the way is made.
 * @param {Value} tree
 * @param {Path} path
 * @param {Value} value
 * @returns {Value}
 */
export function put(tree, path, value) {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list = Array.isArray(tree) ? [...tree] : [];
    const inner = put(list[key], rest, value);
    if (inner === undefined) list.splice(key, 1);
    else list[key] = inner;
    return list;
  }
  /** @type {Table} */
  const table = isTable(tree) ? { ...tree } : { [KEY]: ++made };
  const inner = put(table[key], rest, value);
  if (inner === undefined) delete table[key];
  else table[key] = inner;
  return table;
}

/**
 * @param {Value} tree
 * @param {Path} path of a list, which need not be there yet
 * @param {number} place
 * @param {Value} entry
 */
export function inserted(tree, path, place, entry) {
  const list = at(tree, path) ?? [];
  return put(tree, path, [...list.slice(0, place), entry, ...list.slice(place)]);
}

/**
 * @param {Value} tree
 * @param {Path} path of a list
 * @param {number} place
 */
export function removed(tree, path, place) {
  const list = at(tree, path) ?? [];
  const left = [...list.slice(0, place), ...list.slice(place + 1)];
  return put(tree, path, left.length ? left : undefined);
}

/**
 * @param {Value} tree
 * @param {Path} path of a list
 * @param {number} from
 * @param {number} to where it stands then
 */
export function moved(tree, path, from, to) {
  const list = [...(at(tree, path) ?? [])];
  const [entry] = list.splice(from, 1);
  list.splice(to, 0, entry);
  return put(tree, path, list);
}

/**
 * An entry that is new: no other one's copy, whatever it was made of.
 * @param {Value} entry
 * @returns {Value}
 */
export function fresh(entry) {
  if (Array.isArray(entry)) return entry.map(fresh);
  if (!isTable(entry)) return entry;
  const { [ORIGIN]: _, ...said } = entry;
  const table = Object.fromEntries(Object.entries(said).map(([key, inner]) => [key, fresh(inner)]));
  return { ...table, [KEY]: ++made };
}

/**
 * Whether that is in an entry of a list that no version has yet.
 * @param {Value} tree
 * @param {Path} path
 */
export function isNew(tree, path) {
  return path.some((key, n) => {
    const entry = typeof key === "number" ? at(tree, path.slice(0, n + 1)) : undefined;
    return isTable(entry) && entry[ORIGIN] === undefined;
  });
}

/**
 * Whether two trees say the same, their tables in lists being those of the same places; in which order a table says
 * its keys is no part of it.
 * @param {Value} one
 * @param {Value} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, n) => same(value, other[n]));
  if (!isTable(one) || !isTable(other)) return false;
  return Object.keys({ ...one, ...other }).every((key) => same(one[key], other[key]));
}

/**
 * A path as the server writes it in its faults, entries counted from 1: `item[2].step[1].minutes`.
 * @param {Path} path
 */
export function written(path) {
  return path
    .map((part) => (typeof part === "number" ? `[${part + 1}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}

/**
 * @param {string} where
 * @returns {Path}
 */
export function pathOf(where) {
  if (where === "file") return [];
  return [...where.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, number, key]) =>
    number === undefined ? String(key) : Number(number) - 1,
  );
}
