/** What the moderators say, to everybody, to this room or to this person, until its time is over. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, timeOfDay } from "../core/words.js";
import { zoneOf } from "./about.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {{ id: string, to: string, value: { text: string, by: string, at: number, until: number } }} Message `by` is a person */

export class MessageList extends Piece {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.said = new Set();
    /** @type {Set<string>} */
    this.putAway = new Set();
  }

  get ticks() {
    return true;
  }

  watches() {
    return this.audiences().flatMap((audience) => [`${audience}/message:`, `${audience}/name:`]);
  }

  /** Whose messages are shown here. @returns {string[]} */
  audiences() {
    if (!this.workshop) return [];
    const { room, me } = this.workshop;
    return ["all", `me:${me.person}`, ...(room ? [`room:${room}`] : [])];
  }

  /** @returns {Message[]} in the order in which they came */
  messages() {
    const now = this.workshop.clock.now();
    return this.audiences()
      .flatMap((to) => this.store.each(to, "message").map((one) => ({ ...one, to })))
      .filter(({ id, value }) => value.until > now && !this.putAway.has(id))
      .sort((a, b) => a.value.at - b.value.at);
  }

  render() {
    const messages = this.messages();
    for (const message of messages) this.say(message);
    if (messages.length === 0) return nothing;
    return html`<ul class="messages" aria-label=${t("Messages")}>
      ${repeat(
        messages,
        ({ id }) => id,
        (message) => this.message(message),
      )}
    </ul>`;
  }

  /** Aloud, once. @param {Message} message */
  say(message) {
    const { id, value } = message;
    if (this.said.has(id)) return;
    this.said.add(id);
    const name = this.sender(message) || t("the moderators");
    announce(t("Message from {name}: {text}", { name, text: value.text }));
  }

  /** Whose message it is, as they are called now; empty where they are here no more. @param {Message} message */
  sender({ to, value }) {
    return this.workshop.nameOf(value.by, to.startsWith("room:") ? to.slice("room:".length) : undefined);
  }

  /** @param {Message} message */
  message(message) {
    const { id, to, value } = message;
    const zone = zoneOf(this.store);
    return html`<li class="notice message">
      ${icon("megaphone")}
      <p>
        <span class="by">${[addressed(to), this.sender(message)].filter(Boolean).join(" · ")} · <time>${timeOfDay(value.at, zone)}</time></span>
        <bdi>${value.text}</bdi>
      </p>
      <button class="button quiet small" @click=${() => this.understand(id)}>${icon("check")} ${t("Understood")}</button>
    </li>`;
  }

  /** @param {string} id */
  understand(id) {
    this.putAway.add(id);
    this.requestUpdate();
    // The button that was pressed is gone: the next one, or the page, keeps the place.
    this.updateComplete.then(() => {
      const next = this.querySelector("button") ?? document.getElementById("main");
      next?.focus({ preventScroll: true });
    });
  }
}

/** @param {string} audience */
function addressed(audience) {
  if (audience.startsWith("me:")) return t("To you");
  return audience.startsWith("room:") ? t("To your room") : t("To everybody");
}

customElements.define("message-list", MessageList);
