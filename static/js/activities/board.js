/**
 * Theme rooms: everybody works in a room of their own, who moderates sees all of them, and the stage shows
 * where to go and how the boards grow.
 */

import { html, keyed, nothing } from "../../vendor/lit.js";
import { items } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { factsOf } from "../core/facts.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { badge } from "../elements/icons.js";
import { ahead, shownAtEnd } from "./board-ahead.js";
import { draftOf } from "./board-begun.js";
import { leftBehind, movedNotice } from "./board-moved.js";
import { marked } from "./board-plenary.js";
import "./board-room.js";
import "./board-rooms.js";
import { boardsOf, foreseen, mergedIn, roomsOf, roundsOf } from "./board-rounds.js";
import { onStage } from "./board-stage.js";
import { standing } from "./board-standing.js";

export class ActivityBoard extends ActivityElement {
  static properties = { ...ActivityElement.properties, chosen: { state: true }, from: { state: true } };

  constructor() {
    super();
    /** The room into which somebody who moderates looks. */
    this.chosen = "";
    /** The room in which this person was before. */
    this.last = "";
    /** The room from which they were just taken, until they have read so. */
    this.from = "";
    /** Whether something that they were writing came along. */
    this.carried = false;
  }

  /** @param {import("../elements/activity.js").About} about */
  static entering({ store, item, people, hosts }) {
    const rooms = roomsOf(store, item).length;
    /** @type {Record<string, number>} */
    const told = store.get("all", `teams:${item.id}`)?.sizes;
    const sizes = told ?? foreseen(store, item.id);
    const secret = !told && Object.keys(sizes).length ? [t("They are told their rooms only then.")] : [];
    // Hosts have their room; they are not among those who were given one.
    const without = people - hosts - Object.values(sizes).reduce((sum, size) => sum + size, 0);
    const all =
      rooms === 1
        ? tn("{n} person goes into the room.", "{n} people go into the room.", people)
        : tn("{n} person goes into one of {rooms} rooms.", "{n} people go into {rooms} rooms.", people, {
            rooms,
          });
    if (without <= 0 || without === people - hosts) return [all, ...secret];
    return [
      all,
      tn(
        "{n} of them has no room yet and goes where seats are free.",
        "{n} of them have no room yet and go where seats are free.",
        without,
      ),
      ...secret,
    ];
  }

  /** @param {import("../elements/activity.js").About} about */
  static leaving({ store, item }) {
    const cards = boardsOf(item, store.each("all", "theme"), items(store))
      .flatMap(({ id }) => store.each(`room:${id}`, "note"))
      .filter(({ value }) => value.item === item.id);
    return [
      tn(
        "The rooms close, with {n} card of this round; everybody comes together again.",
        "The rooms close, with {n} cards of this round; everybody comes together again.",
        cards.length,
      ),
      ...shownAtEnd(store, item),
    ];
  }

  /** @param {import("../elements/activity.js").About} about */
  static stepping({ store, item }) {
    return ahead(store, item);
  }

  /** @param {{ store: import("../core/store.js").Store, item: import("../core/agenda.js").Item }} about */
  static forPlenary({ store, item }) {
    return marked(store, item);
  }

  /** @param {{ store: import("../core/store.js").Store, item: import("../core/agenda.js").Item, room: string }} about */
  static pace({ store, item, room }) {
    const { step, index, ends } = standing(store, item, room, factsOf("board"));
    return step && ends ? { step: index, ends } : undefined;
  }

  watches() {
    const shared = ["all/theme:", "all/cards:", "all/placed:", "all/merged:", "all/workshop", "all/item:"];
    return [...super.watches(), ...shared, `${this.workshop ? this.own : "me:"}/place`];
  }

  get rooms() {
    return roomsOf(this.store, this.item);
  }

  /** @returns {string} */
  get room() {
    return this.workshop.staff ? this.chosen : (this.workshop.room ?? this.workshop.me.room);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.page !== "live" || this.room === this.last) return;
    if (this.room && !this.workshop.staff) {
      announce(t("You are now in {room}.", { room: this.nameOf(this.room) }));
      if (this.last) this.taken(this.last, this.room);
    }
    this.last = this.room;
  }

  /**
   * Somebody was taken to another room: what they were writing comes along.
   * @param {string} from
   * @param {string} to
   */
  taken(from, to) {
    const typing = this.contains(document.activeElement);
    const { drafts } = this.workshop;
    const questions = this.store.get("all", `theme:${to}`)?.questions ?? [];
    this.carried = false;
    for (let section = 1; section <= questions.length; section += 1) {
      const draft = drafts.read(draftOf(from, section));
      if (!draft.text || drafts.read(draftOf(to, section)).text) continue;
      this.carried = true;
      const command = draft.command && { ...draft.command, room: to };
      drafts.write(draftOf(to, section), { ...draft, command });
      drafts.write(draftOf(from, section), { text: "" });
    }
    this.from = from;
    if (typing) this.goOn();
  }

  /** Who was typing or pressing something goes on in the new room. */
  async goOn() {
    await this.updateComplete;
    const room = /** @type {import("./board-room.js").BoardRoom | null} */ (this.querySelector("board-room"));
    await room?.updateComplete;
    /** @type {HTMLElement | null} */ (
      room?.querySelector("board-composer") ?? room?.querySelector("h2")
    )?.focus();
  }

  /** @param {string} room */
  nameOf(room) {
    return this.store.get("all", `theme:${room}`)?.name ?? room;
  }

  live() {
    return html`
      ${this.workshop.staff ? this.chooser() : nothing}
      ${this.from && !this.workshop.staff ? this.moved() : nothing}
      ${
        this.room
          ? keyed(
              this.room,
              html`<board-room
                .workshop=${this.workshop}
                .item=${this.item}
                .room=${this.room}
                .looking=${this.workshop.staff}
                .open=${this.open}
              ></board-room>`,
            )
          : this.nowhere()
      }
    `;
  }

  moved() {
    return movedNotice({
      from: this.nameOf(this.from),
      now: this.nameOf(this.room),
      together: mergedIn(this.store, this.item)[this.from] === this.room,
      carried: this.carried,
      left: leftBehind(this.workshop.drafts.all(), this.from),
      understood: () => this.understood(),
    });
  }

  understood() {
    this.from = "";
  }

  chooser() {
    return html`<nav class="chooser" aria-label=${t("Look into a room")}>
      ${this.rooms.map(
        ({ id, value }) => html`<button
          class="button quiet"
          data-theme=${id}
          aria-pressed=${id === this.chosen}
          @click=${() => this.enter(id)}
        >
          ${badge(value)} <span lang=${this.language}>${value.name}</span>
        </button>`,
      )}
    </nav>`;
  }

  /** @param {string} room */
  enter(room) {
    this.chosen = room;
  }

  nowhere() {
    if (this.workshop.staff)
      return html`<p class="empty">${t("Choose a room to look into. You can write and help there.")}</p>`;
    if (!this.open) return html`<p class="empty">${t("This round is over. The cards stay.")}</p>`;
    return html`<p class="empty">
      ${t("You have no room yet. Please call a moderator with “Help”; they will take you to one.")}
    </p>`;
  }

  control() {
    return html`<board-rooms
      .workshop=${this.workshop}
      .item=${this.item}
      .rooms=${this.rooms}
      .open=${this.open}
    ></board-rooms>`;
  }

  /** How many hang on a board. @param {string} room */
  cards(room) {
    const { opened } = this.store.get("all", `theme:${room}`) ?? {};
    const rounds = roundsOf(items(this.store), this.item.kind, room, opened);
    return rounds.reduce((sum, round) => sum + this.store.number("all", `cards:${round}.${room}`), 0);
  }

  stage() {
    const elsewhere = Object.entries(mergedIn(this.store, this.item));
    const guests = (/** @type {string} */ room) =>
      elsewhere.filter(([, into]) => into === room).map(([one]) => one);
    return onStage(this.rooms, {
      // Rooms that work together are one, with the cards of both boards.
      cards: (room) => [room, ...guests(room)].reduce((sum, one) => sum + this.cards(one), 0),
      people: (room) => this.store.number("all", `placed:${room}`),
      together: (room) => guests(room).map((one) => this.nameOf(one)),
      language: this.language,
      talk: this.store.get("all", "workshop")?.links?.conference ?? "",
    });
  }
}

customElements.define("activity-board", ActivityBoard);
