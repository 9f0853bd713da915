/** What the moderators say to everybody, large, on the shared screen: nothing to press, nothing private. */

import { html } from "../../vendor/lit.js";
import { icon } from "./icons.js";
import { MessageList } from "./message-list.js";

export class StageMessages extends MessageList {
  audiences() {
    return ["all"];
  }

  /** The newest ones: more than two cannot be read from the last row. */
  messages() {
    return super.messages().slice(-2);
  }

  /** @param {import("./message-list.js").Message} message */
  message({ value }) {
    return html`<li class="card" data-colour="yellow">${icon("megaphone")} <p><bdi>${value.text}</bdi></p></li>`;
  }
}

customElements.define("stage-messages", StageMessages);
