/**
 * Which rooms there are, for who moderates: another one is opened, two are put together, and part again. What each of
 * it does is said before it is done.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { t, unparted } from "../core/words.js";
import { ControlPiece } from "../elements/control-piece.js";
import { icon } from "../elements/icons.js";
import "./board-merging.js";
import "./board-opening.js";
import { mergedIn } from "./board-rounds.js";

export class BoardDoors extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    item: { attribute: false },
    open: { attribute: false },
    look: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    /** Whether people work in the rooms now. */
    this.open = false;
    /** @type {(room: string) => void} looks into a room */
    this.look = () => {};
    /** @type {import("../../vendor/lit.js").Ref<import("./board-opening.js").BoardOpening>} */
    this.opening = createRef();
    /** @type {import("../../vendor/lit.js").Ref<import("./board-merging.js").BoardMerging>} */
    this.merging = createRef();
  }

  watches() {
    return ["all/theme:", "all/merged:"];
  }

  /** @param {string} id */
  nameOf(id) {
    return unparted(this.store.get("all", `theme:${id}`)?.name ?? id);
  }

  render() {
    const elsewhere = Object.entries(mergedIn(this.store, this.item));
    return html`
      ${elsewhere.length ? html`<ul class="together">${elsewhere.map(([room, into]) => this.together(room, into))}</ul>` : nothing}
      ${this.refused()}
      ${
        this.open
          ? html`<div class="buttons" tabindex="-1" data-anchor>
              <button class="button quiet small" aria-haspopup="dialog" @click=${() => this.opening.value?.show()}>
                ${icon("plus")} ${t("Another room …")}
              </button>
              <button class="button quiet small" aria-haspopup="dialog" @click=${() => this.merging.value?.show()}>
                ${icon("users")} ${t("Put rooms together …")}
              </button>
            </div>
            <board-opening ${ref(this.opening)} .workshop=${this.workshop} .item=${this.item}></board-opening>
            <board-merging ${ref(this.merging)} .workshop=${this.workshop} .item=${this.item}></board-merging>`
          : nothing
      }
    `;
  }

  /**
   * @param {string} room
   * @param {string} into
   */
  together(room, into) {
    const names = { room: this.nameOf(room), other: this.nameOf(into) };
    return html`<li>
      <span>${t("{room} works with {other}.", names)}</span>
      <button class="button plain small" @click=${() => this.look(room)}>
        ${icon("door-open")} ${t("Look in")}<span class="visually-hidden">: ${names.room}</span>
      </button>
      ${
        this.open
          ? html`<button class="button quiet small" @click=${() => this.act({ type: "board.part", item: this.item.id, room })}>
              ${icon("undo-2")} ${t("Part them again")}<span class="visually-hidden">: ${names.room}</span>
            </button>`
          : nothing
      }
    </li>`;
  }
}

customElements.define("board-doors", BoardDoors);
