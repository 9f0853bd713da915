/** How many have stuck dots, of those who are there: all that anybody learns before the dots are counted. */

import { html } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { Piece } from "../elements/piece.js";
import { guestsIn } from "./board-attendance.js";

export class BoardStuck extends Piece {
  static properties = {
    ...Piece.properties,
    room: { attribute: false },
    question: { attribute: false },
  };

  constructor() {
    super();
    this.room = "";
    /** The item and the place of the question, as in the names of what is counted: `item.place`. */
    this.question = "";
  }

  watches() {
    return [`room:${this.room}/voted:${this.question}`, `room:${this.room}/name:`];
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  render() {
    const voted = this.store.number(`room:${this.room}`, `voted:${this.question}`);
    const here = guestsIn(this.workshop, this.room).filter(({ connected }) => connected).length;
    const count = tn("{n} of {all} has stuck dots.", "{n} of {all} have stuck dots.", voted, {
      all: Math.max(voted, here),
    });
    return html`<strong>${count}</strong> <span class="until">${t("Nobody sees where before the step ends.")}</span>`;
  }
}

customElements.define("board-stuck", BoardStuck);
