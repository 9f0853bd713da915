/** What the server says of what is written: what is wrong with it, what saving it would do, what its entries are called. */

import { isNew, isTable, KEY, pathOf, written } from "./tree.js";

/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/**
 * `said` in the words of the file, `of_field` beside a field whose label stands there; `unsaid` where something is only
 * still to be written.
 * @typedef {{ where: string, line: number, said: string, of_field: string, unsaid?: boolean }} Fault
 */
/** @typedef {{ item: string[], theme: string[] }} Ids */
/** @typedef {{ faults: Fault[], effects: string[], ids: Ids, text: string, tree: Value }} Look */

export class Verdict {
  constructor() {
    /** @type {Fault[]} */
    this.faults = [];
    /** @type {string[]} */
    this.effects = [];
    /** The text as the server would write it. */
    this.text = "";
    /** Whether it is of what is written now. @type {"known" | "asking" | "silence"} */
    this.state = "known";
    /** @type {Map<number, string>} by the key of an entry */
    this.ids = new Map();
    /** Of what was just put in, and is still to be written: told above, but not yet beside the field. @type {Set<Fault>} */
    this.early = new Set();
  }

  /** @param {Look} found @param {Value} tree of which it is said */
  learn({ faults, effects, text, ids }, tree) {
    this.faults = faults;
    this.early = new Set(faults.filter(({ unsaid, where }) => unsaid && isNew(tree, pathOf(where))));
    this.effects = effects;
    this.text = text;
    this.state = "known";
    for (const table of /** @type {(keyof Ids)[]} */ (Object.keys(ids))) {
      const entries = Array.isArray(tree?.[table]) ? tree[table].filter(isTable) : [];
      entries.forEach((/** @type {Value} */ entry, /** @type {number} */ n) => {
        this.ids.set(entry[KEY], ids[table][n] ?? "");
      });
    }
  }

  /** What is wrong there. @param {Path} path */
  wrong(path) {
    const where = written(path);
    return this.faults.filter((fault) => fault.where === where && !this.early.has(fault));
  }

  /** By what an item or a theme is named in settings. @param {Value} entry @returns {string} */
  idOf(entry) {
    return entry?.id || this.ids.get(entry?.[KEY]) || "";
  }
}
