/** What the moderators say to everybody, large, on the shared screen: nothing to press, nothing private. */

import { html } from "../../vendor/lit.js";
import { icon } from "./icons.js";
import { MessageList } from "./message-list.js";

// Letters of a message that takes one line or two.
const SHORT = 100;
// From so many on they are set smaller.
const LONG = 240;

export class StageMessages extends MessageList {
  audiences() {
    return ["all"];
  }

  /** The newest, and the one before it where both are short: more cannot be read beside what is on. */
  messages() {
    const newest = super.messages().slice(0, 2);
    return newest.every(({ value }) => value.text.length <= SHORT) ? newest : newest.slice(0, 1);
  }

  /** @param {import("./message-list.js").Message} message */
  message({ value }) {
    return html`<li class="card" data-colour="yellow" data-length=${value.text.length > LONG ? "long" : "short"}>
      ${icon("megaphone")}
      <p><bdi>${value.text}</bdi></p>
    </li>`;
  }
}

customElements.define("stage-messages", StageMessages);
