/** What the moderators say, to everybody, to this room or to this person, until its time is over. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, timeOfDay } from "../core/words.js";
import { zoneOf } from "./about.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";
import { understoodButton } from "./understood-button.js";

/** @typedef {{ id: string, to: string, value: { text: string, by: string, at: number, until: number } }} Message `by` is a person */

/**
 * What is said to them and not put away: the newest first.
 * @param {import("../core/workshop.js").Workshop} workshop
 * @param {string[]} audiences
 * @returns {Message[]}
 */
export function messagesTo({ store, clock, understood }, audiences) {
  return audiences
    .flatMap((to) => store.each(to, "message").map((one) => ({ ...one, to })))
    .filter(({ id, value }) => value.until > clock.now() && !understood.has(id))
    .sort((a, b) => b.value.at - a.value.at);
}

export class MessageList extends Piece {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.said = new Set();
    /** Whether all of them are read whole where there is little room: on a phone the newest is one line. */
    this.whole = false;
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

  messages() {
    return messagesTo(this.workshop, this.audiences());
  }

  render() {
    const messages = this.messages();
    for (const message of messages.toReversed()) this.say(message);
    if (messages.length === 0) return nothing;
    return html`<ul class="messages" ?data-whole=${this.whole} aria-label=${t("Messages")}>
      ${repeat(
        messages,
        ({ id }) => id,
        (message, place) => this.message(message, place === 0 ? messages.length - 1 : undefined),
      )}
    </ul>`;
  }

  /** What is not cut needs nothing to be read whole. @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const text = this.querySelector("p");
    if (text && !this.whole) this.toggleAttribute("data-cut", text.scrollHeight > text.clientHeight);
  }

  /** Aloud, once. @param {Message} message */
  say(message) {
    const { id, value } = message;
    if (this.said.has(id)) return;
    this.said.add(id);
    this.whole = false;
    const name = this.sender(message) || t("the moderators");
    announce(t("Message from {name}: {text}", { name, text: value.text }));
  }

  /** Whose message it is, as they are called now; empty where they are here no more. @param {Message} message */
  sender({ to, value }) {
    return this.workshop.nameOf(value.by, to.startsWith("room:") ? to.slice("room:".length) : undefined);
  }

  /**
   * @param {Message} message
   * @param {number} [older] how many there are beside the newest
   */
  message(message, older) {
    const { id, to, value } = message;
    const zone = zoneOf(this.store);
    return html`<li class="notice message">
      ${icon("megaphone")}
      <p>
        <span class="by">${[addressed(to), this.sender(message)].filter(Boolean).join(" · ")}<span class="may-hide"> · <time>${timeOfDay(value.at, zone)}</time></span></span>
        <bdi>${value.text}</bdi>
      </p>
      ${older === undefined ? nothing : this.more(older)} ${understoodButton(() => this.understand(id))}
    </li>`;
  }

  /** @param {number} older */
  more(older) {
    return html`<button
      class="button plain small more"
      ?data-older=${older > 0}
      aria-expanded=${this.whole}
      @click=${() => this.fold()}
    >
      ${older && !this.whole ? html`<span>+${older}</span>` : nothing} <span class="visually-hidden">${t("Read all of it")}</span> ${icon("chevron-down")}
    </button>`;
  }

  fold() {
    this.whole = !this.whole;
    this.requestUpdate();
  }

  /** @param {string} id */
  understand(id) {
    this.workshop.understood.add(id);
    this.requestUpdate();
    // The button that was pressed is gone: the next one, or the page, keeps the place.
    this.updateComplete.then(() => {
      const next = this.querySelector(".understood") ?? document.getElementById("main");
      /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
    });
  }
}

/** @param {string} audience */
function addressed(audience) {
  if (audience.startsWith("me:")) return t("To you");
  return audience.startsWith("room:") ? t("To your room") : t("To everybody");
}

customElements.define("message-list", MessageList);
