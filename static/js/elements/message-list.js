/** What the moderators say, to everybody, to this room or to this person, until its time is over. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

export class MessageList extends Piece {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.said = new Set();
    /** @type {Set<string>} */
    this.put_away = new Set();
  }

  get ticks() {
    return true;
  }

  watches() {
    return this.audiences().map((audience) => `${audience}/message:`);
  }

  audiences() {
    if (!this.workshop) return [];
    const { room, me } = this.workshop;
    return ["all", `me:${me.person}`, ...(room ? [`room:${room}`] : [])];
  }

  /** @returns {{ id: string, value: { text: string, by: string, at: number, until: number } }[]} */
  messages() {
    const now = this.workshop.clock.now();
    return this.audiences()
      .flatMap((audience) => this.store.each(audience, "message"))
      .filter(({ id, value }) => value.until > now && !this.put_away.has(id))
      .sort((a, b) => a.value.at - b.value.at);
  }

  render() {
    const messages = this.messages();
    for (const { id, value } of messages) {
      if (!this.said.has(id))
        announce(t("Message from {name}: {text}", { name: value.by, text: value.text }));
      this.said.add(id);
    }
    if (messages.length === 0) return nothing;
    return html`<ul class="messages" aria-label=${t("Messages")}>
      ${repeat(
        messages,
        ({ id }) => id,
        ({ id, value }) => html`<li class="notice">
          ${icon("megaphone")}
          <p><bdi>${value.text}</bdi> <span class="by">${value.by}</span></p>
          <button class="button quiet small" @click=${() => this.putAway(id)}>${t("Understood")}</button>
        </li>`,
      )}
    </ul>`;
  }

  /** @param {string} id */
  putAway(id) {
    this.put_away.add(id);
    this.requestUpdate();
  }
}

customElements.define("message-list", MessageList);
