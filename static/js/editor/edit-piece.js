/** What the parts of the editor have in common: they draw what the manuscript says, and say what is typed. */

import { Piece } from "../elements/piece.js";
import { isFrozen } from "./standing.js";
import { put } from "./tree.js";

/** @typedef {import("./manuscript.js").Manuscript} Manuscript */
/** @typedef {import("./tree.js").Path} Path */
/** @typedef {import("./tree.js").Value} Value */
/** @typedef {import("./typing.js").Field} Field */
/**
 * @typedef {object} Kind
 * @property {string} label
 * @property {string} about
 * @property {"work" | "rest" | "goodbye"} serves
 * @property {boolean} rooms whether people work in rooms
 * @property {Record<string, string>} works what a step may do, and what that is called
 * @property {[string, number][]} usual what the steps do of one that has none yet, with the share of each
 * @property {Field[]} settings
 */
/**
 * @typedef {object} Forms
 * @property {Record<string, Field>} tables
 * @property {Record<string, Kind>} kinds
 * @property {{ light: string[], dark: string[] }} papers
 */

export class EditPiece extends Piece {
  static properties = {
    ...Piece.properties,
    manuscript: { attribute: false },
    forms: { attribute: false },
    standing: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Manuscript} */
    this.manuscript = /** @type {any} */ (undefined);
    /** @type {Forms} */
    this.forms = /** @type {any} */ (undefined);
    /** @type {import("./standing.js").Standing} */
    this.standing = { state: "planned", items: [], step: 0 };
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("manuscript") && !changed.has("workshop")) this.listen();
  }

  listen() {
    super.listen();
    if (!this.manuscript || !this.isConnected) return;
    const draw = () => this.requestUpdate();
    const { manuscript } = this;
    manuscript.addEventListener("change", draw);
    this.endings.push(() => manuscript.removeEventListener("change", draw));
  }

  /** Whether it can no longer be changed what stands there. @param {Path} path */
  frozen(path) {
    return isFrozen(path, this.standing);
  }

  /** The papers on which text must be read, light and dark. @returns {{ light: string[], dark: string[] }} */
  get papers() {
    return this.forms.papers;
  }

  /** What can be named there. @param {Path} _path @param {Field} field @returns {{ id: string, name: string }[]} */
  referable(_path, field) {
    if (field.refers !== "round") return this.named(field.refers ?? "item");
    const roomy = (/** @type {Value} */ item) => this.forms.kinds[item?.kind]?.rooms;
    const items = this.manuscript.at(["item"]) ?? [];
    return this.named("item").filter((_, /** @type {number} */ n) => roomy(items[n]));
  }

  /** The tree in which that stands there. @param {Path} path @param {Value} value */
  changed(path, value) {
    return put(this.manuscript.tree, path, value);
  }

  /** In which language the workshop that is written is: for the `lang` of its fields. @returns {string} */
  get language() {
    const said = this.manuscript.at(["workshop", "language"]);
    return said === "en" ? "en" : "de";
  }

  /** The fields of a table of the file. @param {string} table @returns {Field[]} */
  fields(table) {
    return this.forms.tables[table]?.fields ?? [];
  }

  /** @param {string} table @param {string} key @returns {Field} */
  field(table, key) {
    return /** @type {Field} */ (this.fields(table).find((field) => field.key === key));
  }

  /**
   * Items or themes with their identifiers, as the server has last told them.
   * @param {"item" | "theme"} table
   * @returns {{ id: string, name: string }[]}
   */
  named(table) {
    const entries = this.manuscript.at([table]) ?? [];
    const name = table === "item" ? "title" : "name";
    return entries.map((/** @type {Value} */ entry) => ({
      id: this.manuscript.verdict.idOf(entry),
      name: String(entry?.[name] ?? "").replaceAll("\u00ad", ""),
    }));
  }
}
