/** A menu at a button: what can be done with a thing. One serves many buttons. */

import { html, nothing } from "../../vendor/lit.js";
import { icon } from "./icons.js";
import { placeAt } from "./menu-place.js";
import { Piece } from "./piece.js";

/** @typedef {{ words: string, icon?: string, danger?: boolean, act: () => void }} Choice */

export class ChoiceMenu extends Piece {
  static properties = { ...Piece.properties, choices: { state: true }, label: { state: true } };

  constructor() {
    super();
    /** @type {Choice[]} */
    this.choices = [];
    this.label = "";
    /** @type {HTMLElement | undefined} */
    this.button = undefined;
    this.popover = "auto";
    this.className = "menu";
    this.role = "menu";
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("toggle", (event) => {
      const open = /** @type {ToggleEvent} */ (event).newState === "open";
      this.button?.setAttribute("aria-expanded", String(open));
    });
  }

  /**
   * @param {HTMLElement} button at which it opens
   * @param {string} label
   * @param {Choice[]} choices
   */
  async show(button, label, choices) {
    this.button = button;
    this.choices = choices;
    this.ariaLabel = label;
    await this.updateComplete;
    this.showPopover();
    this.place(button.getBoundingClientRect());
    this.items[0]?.focus();
  }

  /** @param {DOMRect} at the button */
  place(at) {
    const { offsetWidth: width, offsetHeight: height } = this;
    const { top, left } = placeAt(at, { width, height }, { width: innerWidth, height: innerHeight });
    this.style.setProperty("top", `${top}px`);
    this.style.setProperty("left", `${left}px`);
  }

  get items() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll("button")]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = this.items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const last = this.items.length - 1;
    /** @type {Record<string, number>} */
    const wanted = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last };
    const next = wanted[event.key];
    event.stopPropagation();
    if (event.key === "Tab") this.close();
    if (next === undefined) return;
    event.preventDefault();
    this.items[next]?.focus();
  }

  close() {
    this.hidePopover();
    this.button?.focus();
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.close();
    choice.act();
  }

  render() {
    return this.choices.map(
      (choice) => html`<button
        role="menuitem"
        tabindex="-1"
        class=${choice.danger ? "danger" : ""}
        @click=${() => this.choose(choice)}
      >
        ${choice.icon ? icon(choice.icon) : nothing} <span>${choice.words}</span>
      </button>`,
    );
  }
}

customElements.define("choice-menu", ChoiceMenu);
