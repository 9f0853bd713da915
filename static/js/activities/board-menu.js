/** A menu at a button: what can be done with a card, or where a person can be moved. One serves a whole room. */

import { ChoiceMenu } from "../elements/choice-menu.js";

/** @typedef {import("../elements/choice-menu.js").Choice} Choice */

export class BoardMenu extends ChoiceMenu {}

customElements.define("board-menu", BoardMenu);
