/**
 * What all elements have in common: they render into the page itself, draw what they read from the store,
 * and draw it again when it changes, at most once a frame; and whoever had the focus on something that is drawn
 * no more keeps their place.
 */

import { LitElement } from "../../vendor/lit.js";
import { languageOf } from "./about.js";
import { focusIsLost, leadFocus } from "./focus.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */

export class Piece extends LitElement {
  static properties = { workshop: { attribute: false } };

  constructor() {
    super();
    /** @type {Workshop} */
    this.workshop = /** @type {any} */ (undefined);
    /** @type {(() => void)[]} */
    this.endings = [];
    this.watched = "";
    /** Whether the focus was here before it was drawn. */
    this.focused = false;
  }

  createRenderRoot() {
    return this;
  }

  get store() {
    return this.workshop.store;
  }

  /** In which language the workshop's own titles and texts are written: for their `lang`. */
  get language() {
    return languageOf(this.store);
  }

  /** Prefixes of the keys that this element reads. @returns {string[]} */
  watches() {
    return [];
  }

  /** Whether it shows time, and is drawn at every second. @returns {boolean} */
  get ticks() {
    return false;
  }

  /** What else of the workshop it shows. @returns {("line" | "outbox" | "presence" | "ended")[]} */
  get hears() {
    return [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.silence();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // What is read may depend on what is shown: another room, another item.
    if (changed.has("workshop") || this.watched !== this.watches().join()) this.listen();
    this.focused = this.contains(document.activeElement);
  }

  /** @param {Map<string, unknown>} _changed */
  updated(_changed) {
    if (this.focused && focusIsLost()) leadFocus(this.anchor);
  }

  /** Where the focus goes when what had it is gone. @returns {HTMLElement | null | undefined} */
  get anchor() {
    return this.querySelector("[data-anchor]");
  }

  listen() {
    this.silence();
    if (!this.workshop || !this.isConnected) return;
    const draw = () => this.requestUpdate();
    this.watched = this.watches().join();
    this.endings.push(this.store.watch(this.watches(), draw));
    if (this.ticks) this.endings.push(this.workshop.clock.each(draw));
    for (const what of this.hears) {
      this.workshop.addEventListener(what, draw);
      this.endings.push(() => this.workshop.removeEventListener(what, draw));
    }
  }

  silence() {
    for (const end of this.endings.splice(0)) end();
  }
}
