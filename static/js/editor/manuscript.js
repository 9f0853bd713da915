/**
 * The workshop file that somebody is writing: what it says, what was changed and can be undone, what the server says of
 * it. Nothing that was typed is lost: it is kept on this device until it is saved.
 */

import { device } from "../core/device.js";
import { Keepsake } from "./keepsake.js";
import { Past } from "./past.js";
import { before, differ, read } from "./said.js";
import { at, put, written } from "./tree.js";
import { Verdict } from "./verdict.js";

/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/** @typedef {{ number: number, at: number, by: string, holds: boolean, of: number }} Version */
/** @typedef {import("./verdict.js").Look} Look */
/** @typedef {Look & { version: number, versions: Version[], draft: boolean, state: string }} Told */
/** @typedef {import("./said.js").Said} Said */
/** @typedef {{ code: string, said: string, again: boolean, theirs?: Told, changes?: string[] | null }} Refused */
/** @typedef {{ status: "ok", told: Told } | { status: "refused", refused: Refused } | { status: "silence" }} Answer */
/**
 * What the server answers to.
 * @typedef {object} Desk
 * @property {(said: Said) => Promise<Look | undefined>} look
 * @property {(said: Said, base: number, of: number) => Promise<Answer>} save
 */

// How long a pause in typing is before the server is asked, in ms.
const PAUSE = 350;

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
    this.kept = new Keepsake(name, memory);
    this.later = later;
    this.version = told.version;
    this.versions = told.versions;
    this.draft = told.draft;
    this.state = told.state;
    /** As the newest version says it. @type {Said} */
    this.saved = read(told);
    /** Of which number that is. */
    this.savedAs = told.version;
    /** @type {Said} */
    this.now = this.saved;
    this.verdict = new Verdict();
    this.verdict.learn(told, this.now.tree);
    this.past = new Past();
    /** The version that is brought back, and what it said; 0 where none is. */
    this.of = { number: 0, text: "" };
    this.revision = 0;
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
    return differ(this.now, this.saved);
  }

  /** @param {Path} path */
  at(path) {
    return at(this.tree, path);
  }

  /** What the text said there that was read: of an entry that has moved, where it was. @param {Path} path */
  was(path) {
    return before(this.now, path);
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

  /** @param {Said} said @param {string} [where] */
  become(said, where) {
    this.past.leave(this.now, where);
    this.show(said);
  }

  undo() {
    const said = this.past.back(this.now);
    if (said) this.show(said);
  }

  redo() {
    const said = this.past.forth(this.now);
    if (said) this.show(said);
  }

  /** As the newest version says it; that can be undone. */
  revert() {
    this.become(this.saved);
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
    this.verdict.state = "asking";
    this.later(() => {
      if (revision === this.revision) this.look();
    }, PAUSE);
  }

  async look() {
    const { revision } = this;
    this.verdict.state = "asking";
    const found = await this.desk.look(this.now);
    if (revision !== this.revision) return;
    if (found) this.learn(found);
    else this.verdict.state = "silence";
    this.tell();
  }

  /** @param {Look} found */
  learn(found) {
    if (this.now.tree === undefined && found.tree) {
      this.now = read(found, this.saved.tree);
      this.keep();
    }
    this.verdict.learn(found, this.now.tree);
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
    const of = this.of.number && this.of.text === this.verdict.text ? this.of.number : 0;
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
    this.savedAs = told.version;
    if (revision === this.revision) {
      this.now = this.saved;
      this.learn(told);
      this.recalled = false;
    }
    this.keep();
  }

  /** What the server tells of the workshop, with what is saved newest. @param {Told} told */
  meet(told) {
    this.version = told.version;
    this.hear(told);
  }

  /** How the workshop stands; what somebody else has saved meanwhile is still to be met. @param {Told} told */
  hear(told) {
    this.versions = told.versions;
    this.draft = told.draft;
    this.state = told.state;
  }

  /** What somebody else has saved, instead of what is written here; that can be undone. @param {Told} told */
  take(told) {
    this.past.leave(this.now);
    this.revision += 1;
    this.accept(told);
    this.tell();
  }

  // What this device keeps

  keep() {
    if (this.changed) this.kept.keep(this.version, this.now);
    else this.kept.forget();
  }

  recall() {
    const found = this.kept.recall(this.saved);
    if (!found) return;
    this.now = found.said;
    this.recalled = this.changed;
    if (!this.recalled) return;
    this.version = found.version;
    this.past.leave(this.saved);
    this.ask();
  }

  /** Whether what is not saved would be gone with the page. */
  get passing() {
    return this.changed && this.kept.passing;
  }

  tell() {
    this.dispatchEvent(new Event("change"));
  }
}
