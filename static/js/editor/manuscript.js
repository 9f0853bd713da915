/**
 * The workshop file that somebody is writing: what it says, what was changed and can be undone, what the server says of
 * it. Nothing that was typed is lost: it is kept on this device until it is saved.
 *
 * What it says is a text with a tree (`tree.js`): the text that was read, and what it shall say instead. The server
 * makes one of the two, and keeps remarks and line breaks where they are.
 */

import { device } from "../core/device.js";
import { at, keyed, ORIGIN, put, same, written } from "./tree.js";

/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/** @typedef {{ where: string, line: number, said: string }} Fault */
/** @typedef {{ number: number, at: number, by: string, holds: boolean, of: number }} Version */
/** @typedef {{ item: string[], theme: string[] }} Ids */
/** @typedef {{ faults: Fault[], effects: string[], ids: Ids, text: string, tree: Value }} Look */
/** @typedef {Look & { version: number, versions: Version[], draft: boolean, state: string }} Told */
/**
 * What somebody has written: a text, and what it shall say instead. `tree` is nothing where the text cannot be read, and
 * `origin` what the text itself says, where that is known.
 * @typedef {{ source: string, tree: Value, origin?: Value }} Said
 */
/** @typedef {{ code: string, said: string, again: boolean, theirs?: Told, changes?: string[] }} Refused */
/** @typedef {{ status: "ok", told: Told } | { status: "refused", refused: Refused } | { status: "silence" }} Answer */
/**
 * What the server answers to.
 * @typedef {object} Desk
 * @property {(said: Said) => Promise<Look | undefined>} look
 * @property {(said: Said, base: number, of: number) => Promise<Answer>} save
 */

// What is typed at one place within so many ms is one change.
const ONE_CHANGE = 1_500;
// How long a pause in typing is before the server is asked, in ms.
const PAUSE = 350;
const MOST_UNDONE = 300;

export class Manuscript extends EventTarget {
  /**
   * @param {Told} told
   * @param {Desk} desk
   * @param {{ name: string, memory?: import("../core/device.js").Device, later?: (run: () => void, ms: number) => void }} own
   *   the name under which this device keeps what is not saved
   */
  constructor(told, desk, { name, memory = device, later = (run, ms) => setTimeout(run, ms) }) {
    super();
    this.desk = desk;
    this.name = name;
    this.memory = memory;
    this.later = later;
    this.version = told.version;
    this.versions = told.versions;
    this.draft = told.draft;
    this.state = told.state;
    this.faults = told.faults;
    this.effects = told.effects;
    this.ids = told.ids;
    /** As the newest version says it. @type {Said} */
    this.saved = read(told);
    /** @type {Said} */
    this.now = this.saved;
    /** The text as the server would write it. */
    this.text = told.text;
    /** @type {Said[]} */
    this.past = [];
    /** @type {Said[]} */
    this.future = [];
    /** The version that is brought back, and what it said; 0 where none is. */
    this.of = { number: 0, text: "" };
    /** Where something was typed last, and when. */
    this.typed = { where: "", at: 0 };
    this.revision = 0;
    /** What the server has been asked about. @type {"known" | "asking" | "silence"} */
    this.looked = "known";
    this.saving = false;
    this.recalled = false;
    this.recall();
  }

  // What it says

  get tree() {
    return this.now.tree;
  }

  /** Whether it says something else than the newest version. */
  get changed() {
    const { now, saved } = this;
    if (now === saved) return false;
    return now.source !== saved.source || !same(now.tree, saved.tree);
  }

  /** @param {Path} path */
  at(path) {
    return at(this.tree, path);
  }

  /** What the text said there that was read: of an entry that has moved, where it was. @param {Path} path */
  was(path) {
    let here = this.tree;
    let before = this.now.origin;
    for (const key of path) {
      here = here?.[key];
      const place = typeof key === "number" ? here?.[ORIGIN] : key;
      before = place === undefined ? undefined : before?.[place];
    }
    return before;
  }

  /** What is wrong there. @param {Path} path */
  wrong(path) {
    const where = written(path);
    return this.faults.filter((fault) => fault.where === where);
  }

  // Changes

  /**
   * @param {Path} path
   * @param {Value} value undefined to say nothing there
   */
  put(path, value) {
    if (at(this.tree, path) === value) return;
    this.change(put(this.tree, path, value), written(path));
  }

  /**
   * @param {Value} tree
   * @param {string} [where] what is typed at one place in one go is undone in one go
   */
  change(tree, where = "") {
    this.become({ ...this.now, tree }, where);
  }

  /** Another text, typed or brought along. @param {string} source @param {string} [where] */
  write(source, where = "") {
    this.become({ source, tree: undefined }, where);
  }

  /** @param {Said} said @param {string} where */
  become(said, where) {
    const now = Date.now();
    const goesOn = where !== "" && where === this.typed.where && now - this.typed.at < ONE_CHANGE;
    if (!goesOn) this.past = [...this.past, this.now].slice(-MOST_UNDONE);
    this.typed = { where, at: now };
    this.future = [];
    this.show(said);
  }

  undo() {
    this.step(this.past, this.future);
  }

  redo() {
    this.step(this.future, this.past);
  }

  /** @param {Said[]} from @param {Said[]} to */
  step(from, to) {
    const said = from.pop();
    if (!said) return;
    to.push(this.now);
    this.typed = { where: "", at: 0 };
    this.show(said);
  }

  /** As the newest version says it; that can be undone. */
  revert() {
    this.become(this.saved, "");
    this.recalled = false;
  }

  /** An earlier version again. @param {number} number @param {string} text */
  bringBack(number, text) {
    this.of = { number, text };
    this.write(text);
  }

  /** @param {Said} said */
  show(said) {
    this.now = said;
    this.revision += 1;
    this.keep();
    this.ask();
    this.tell();
  }

  // What the server says of it

  /** After a pause in typing. */
  ask() {
    const { revision } = this;
    this.looked = "asking";
    this.later(() => {
      if (revision === this.revision) this.look();
    }, PAUSE);
  }

  async look() {
    const { revision } = this;
    this.looked = "asking";
    const found = await this.desk.look(this.now);
    if (revision !== this.revision) return;
    this.looked = found ? "known" : "silence";
    if (found) this.learn(found);
    this.tell();
  }

  /** @param {Look} found */
  learn(found) {
    this.faults = found.faults;
    this.effects = found.effects;
    this.ids = found.ids;
    this.text = found.text;
    if (this.now.tree === undefined && found.tree) {
      this.now = read(found, this.saved.tree);
      this.keep();
    }
  }

  /**
   * Save it as another version.
   * @param {number} [base] the version over which it is saved, knowingly
   * @returns {Promise<Answer>}
   */
  async save(base = this.version) {
    const { revision, now } = this;
    this.saving = true;
    this.tell();
    const of = this.of.number && this.of.text === this.text ? this.of.number : 0;
    const answer = await this.desk.save(now, base, of);
    this.saving = false;
    if (answer.status === "ok") this.accept(answer.told, revision);
    this.tell();
    return answer;
  }

  /**
   * What was saved is what the workshop file says now; what was typed meanwhile stays.
   * @param {Told} told
   * @param {number} revision of what was saved
   */
  accept(told, revision = this.revision) {
    this.meet(told);
    this.of = { number: 0, text: "" };
    this.saved = read(told, this.now.tree);
    if (revision === this.revision) {
      this.now = this.saved;
      this.learn(told);
      this.recalled = false;
    }
    this.keep();
  }

  /** What the server tells of the workshop. @param {Told} told */
  meet(told) {
    this.version = told.version;
    this.versions = told.versions;
    this.draft = told.draft;
    this.state = told.state;
  }

  /** What somebody else has saved, instead of what is written here; that can be undone. @param {Told} told */
  take(told) {
    this.past = [...this.past, this.now].slice(-MOST_UNDONE);
    this.future = [];
    this.revision += 1;
    this.accept(told);
    this.tell();
  }

  // What this device keeps

  keep() {
    const { version, now } = this;
    const text = this.changed ? JSON.stringify({ version, source: now.source, tree: now.tree }) : "";
    this.memory.remember(this.name, text);
  }

  recall() {
    try {
      const kept = JSON.parse(this.memory.recall(this.name) || "null");
      if (!kept || typeof kept.source !== "string") return;
      const known = kept.source === this.saved.source ? this.saved.tree : undefined;
      this.now = { source: kept.source, tree: keyed(kept.tree ?? undefined, this.saved.tree), origin: known };
      this.version = kept.version;
    } catch {
      return;
    }
    this.recalled = this.changed;
    if (this.recalled) {
      this.past = [this.saved];
      this.ask();
    }
  }

  /** Whether what is not saved would be gone with the page. */
  get passing() {
    return this.changed && this.memory.forgets(this.name);
  }

  tell() {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * What a text says, as the server has read it.
 * @param {{ text: string, tree: Value }} told
 * @param {Value} [like] whose entries are the same
 * @returns {Said}
 */
function read({ text, tree }, like) {
  const said = keyed(tree ?? undefined, like);
  return { source: text, tree: said, origin: said };
}
