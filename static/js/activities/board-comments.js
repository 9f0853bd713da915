/** What is said about a card, and saying something oneself: a dialog over the board. */

import { createRef, html, nothing, ref, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import "../elements/compose-box.js";
import { focusStays } from "../elements/focus.js";
import { Piece } from "../elements/piece.js";
import { askRoom, tellRoom, writing } from "./board-asking.js";
import { authorOf, besideComment } from "./board-authorship.js";
import { signChoice } from "./board-fields.js";
import { commentsOn } from "./board-model.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Comment} Comment */

const MOST = 200;

/**
 * Under which name a comment that is being written is kept.
 * @param {string} room
 * @param {string} card
 */
const draftOf = (room, card) => `board/${room}/comment/${card}`;

export class BoardComments extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    room: { attribute: false },
    card: { state: true },
    may: { attribute: false },
    hosting: { attribute: false },
    signed: { state: true },
  };

  constructor() {
    super();
    this.item = "";
    this.room = "";
    /** The id of the card that is spoken about. */
    this.card = "";
    /** @type {ReadonlySet<string>} */
    this.may = new Set();
    this.hosting = false;
    /** Whether one's name stands there, where that is a choice. */
    this.signed = false;
    /** @type {import("../../vendor/lit.js").Ref<HTMLDialogElement>} */
    this.dialog = createRef();
    /** @type {Set<string>} what was said from here: whose it is may be told after it stands here */
    this.said = new Set();
    /** @type {Set<string> | undefined} the comments that stood here when it was drawn last; none while it is shut */
    this.told = undefined;
  }

  watches() {
    return [
      ...["comment", "note", "name"].map((kind) => `room:${this.room}/${kind}:`),
      `host:${this.room}/author:`,
      `me:${this.workshop?.me.person}/own:`,
    ];
  }

  get names() {
    return this.store.get("all", "workshop")?.names ?? "named";
  }

  /** @param {string} card */
  async show(card) {
    this.card = card;
    await this.updateComplete;
    this.dialog.value?.showModal();
    // Who can say something begins to; with a finger that would bring up the keyboard over what is read first.
    const box = /** @type {Piece | null} */ (this.querySelector("compose-box"));
    await box?.updateComplete;
    if (box && matchMedia("(hover: hover)").matches) box.focus();
  }

  /** What others say meanwhile is heard too; what one says oneself is told by the room. @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const found = this.found;
    for (const { id, value } of found)
      if (this.told && !this.told.has(id) && !this.said.has(id) && !this.isOwn(id))
        announce(t("New comment: {text}", { text: value.text }));
    this.told = this.card ? new Set(found.map(({ id }) => id)) : undefined;
  }

  get found() {
    return this.card ? commentsOn(this.store.each(`room:${this.room}`, "comment"), this.card) : [];
  }

  /** @param {string} id */
  isOwn(id) {
    return Boolean(this.store.get(`me:${this.workshop.me.person}`, `own:${id}`));
  }

  render() {
    const note = this.card ? this.store.get(`room:${this.room}`, `note:${this.card}`) : undefined;
    return html`<dialog ${ref(this.dialog)} class="dialog comments" aria-labelledby="comments-title" @close=${() => this.closed()}>
      ${note ? this.thread(note) : this.gone()}
      <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
    </dialog>`;
  }

  closed() {
    this.card = "";
  }

  gone() {
    return this.card ? html`<p class="empty">${t("This card no longer hangs here.")}</p>` : nothing;
  }

  /** @param {import("./board-model.js").Note} note */
  thread(note) {
    const { found } = this;
    return html`<h2 id="comments-title" tabindex="-1" data-anchor>
        ${found.length ? tn("{n} comment", "{n} comments", found.length) : t("Comments")}
      </h2>
      <blockquote lang=${this.language}><bdi>${note.text}</bdi></blockquote>
      <ol class="thread">
        ${repeat(
          found,
          ({ id }) => id,
          ({ id, value }) => this.comment(id, value),
        )}
      </ol>
      ${found.length ? nothing : html`<p class="muted">${t("Nobody has said anything about this card yet.")}</p>`}
      ${this.may.has("comment") ? this.composer() : html`<p class="muted">${t("Comments can be read now, and written again in a later step.")}</p>`}`;
  }

  /**
   * @param {string} id
   * @param {Comment} comment
   */
  comment(id, { text, by, at }) {
    const mine = this.isOwn(id);
    const name = by ? this.workshop.nameOf(by, this.room) : t("without a name");
    const author = authorOf(this.workshop, this.room, id);
    const words = mine ? t("Take back") : t("Take out");
    return html`<li>
      <p><bdi>${text}</bdi></p>
      <p class="meta">
        <span><bdi>${mine ? t("from you") : name}</bdi></span>
        ${author && !mine ? html`<span>${t("from {name}, which only hosts and moderators see", { name: author })}</span>` : nothing}
        <time>${timeOfDay(at, zoneOf(this.store))}</time>
        ${
          (mine && this.may.has("comment")) || this.hosting
            ? html`<button class="link" @click=${() => this.takeBack(id, mine)}>${words}<span class="visually-hidden">: ${text}</span></button>`
            : nothing
        }
      </p>
    </li>`;
  }

  /**
   * @param {string} comment
   * @param {boolean} mine
   */
  async takeBack(comment, mine) {
    const stays = focusStays();
    const words = mine ? t("Comment taken back.") : t("Comment taken out.");
    const outcome = await askRoom(this, { type: "board.uncomment", comment }, { words });
    if (outcome.ok && stays()) this.anchor?.focus();
  }

  composer() {
    const named = this.names === "choice" ? { named: this.signed } : {};
    const command = { type: "board.comment", item: this.item, room: this.room, note: this.card, ...named };
    // Whose name stands there is chosen before it is said: whoever goes on from key to key would find it too late.
    return html`${this.names === "choice" ? signChoice(this.signed, (signed) => this.sign(signed)) : nothing}
      <compose-box
        .workshop=${this.workshop}
        .about=${draftOf(this.room, this.card)}
        .command=${command}
        .label=${t("Your comment")}
        .hint=${besideComment(this.store.get("all", "workshop") ?? {}, this.signed)}
        .action=${t("Say it")}
        .most=${MOST}
        @sending=${(/** @type {CustomEvent} */ event) => this.sending(event.detail, command)}
      ></compose-box>`;
  }

  /** @param {boolean} signed */
  sign(signed) {
    this.signed = signed;
  }

  /**
   * @param {import("../elements/compose-box.js").Sending} sending
   * @param {import("./board-asking.js").Said} said
   */
  sending(sending, said) {
    this.said.add(sending.id);
    tellRoom(this, writing(sending, said, t("Comment written.")));
  }
}

customElements.define("board-comments", BoardComments);
