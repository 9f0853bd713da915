/**
 * One theme room: its head, its goals, its cards on the wall or in the list, and the card that one writes.
 * Drawn on the participants' page, and in the control panel for who looks in; both can do the same in it.
 */

import { createRef, html, nothing, ref } from "../../vendor/lit.js";
import { clockEntity, items, phase } from "../core/agenda.js";
import { device } from "../core/device.js";
import { factsOf } from "../core/facts.js";
import { t } from "../core/words.js";
import { Hopes } from "../elements/hopes.js";
import { clearOfKeyboard } from "../elements/keyboard.js";
import { Piece } from "../elements/piece.js";
import { RoomActs } from "./board-acts.js";
import "./board-composer.js";
import { leftUnfinished } from "./board-editor.js";
import { goalStrip, invitation, nameplate, said, talkLink, task, viewSwitch } from "./board-head.js";
import { BoardList } from "./board-list.js";
import "./board-menu.js";
import { readCards, readClusters, readSections, sourceOf } from "./board-model.js";
import { News } from "./board-news.js";
import "./board-people.js";
import { putAway } from "./board-put-away.js";
import { roundsOf } from "./board-rounds.js";
import { mayDo, standing } from "./board-standing.js";
import { BoardWall } from "./board-wall.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-menu.js").BoardMenu} BoardMenu */

const FACTS = factsOf("board");
const NARROW = "(width < 700px)";

export class BoardRoom extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    room: { attribute: false },
    looking: { attribute: false },
    open: { attribute: false },
    section: { state: true },
    view: { state: true },
    notice: { state: true },
    editing: { state: true },
    settled: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.room = "";
    /** Whether somebody looks in who does not belong to the room. */
    this.looking = false;
    /** Whether cards can be worked on now. */
    this.open = false;
    /** The section that one writes to. */
    this.section = 1;
    this.view = device.recall("board/view") || (matchMedia(NARROW).matches ? "list" : "wall");
    /** @type {import("./board-acts.js").Notice | undefined} */
    this.notice = undefined;
    /** @type {ReadonlySet<string>} */
    this.editing = new Set();
    this.settled = false;
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    /** @type {Map<string, Cluster>} */
    this.clusters = new Map();
    this.news = new News((section) => this.theme?.questions?.[section - 1]);
    this.begun = false;
    this.hopes = new Hopes(() => this.store.seen[`room:${this.room}`] ?? 0);
    this.acts = new RoomActs(this);
    this.addController(clearOfKeyboard(this));
    this.wall = new BoardWall();
    this.wall.className = "kraft";
    this.list = new BoardList();
    /** @type {import("../../vendor/lit.js").Ref<BoardMenu>} */
    this.menu = createRef();
    /** The card that shall have the focus as soon as it is drawn, while the focus stays where it is. */
    this.wanted = /** @type {{ id: string, stays: () => boolean } | undefined} */ (undefined);
    this.addEventListener("section", (event) =>
      this.turnTo(/** @type {CustomEvent} */ (event).detail.section),
    );
  }

  watches() {
    const me = `me:${this.workshop?.me.person}`;
    const [room, host] = [`room:${this.room}/`, `host:${this.room}/note:`];
    const shared = [
      "all/clock",
      "all/item:",
      "all/workshop",
      "all/name:",
      `all/theme:${this.room}`,
      "all/led:",
      "all/cards:",
    ];
    return [
      ...shared,
      room,
      host,
      ...["own", "support", "note", "veiled", "ready"].map((kind) => `${me}/${kind}:`),
    ];
  }

  /** Where there is little room, the goals are shut until somebody opens them. */
  get goalsOpen() {
    return (device.recall("board/goals") || (matchMedia(NARROW).matches ? "shut" : "open")) === "open";
  }

  get me() {
    return `me:${this.workshop.me.person}`;
  }

  get theme() {
    return this.store.get("all", `theme:${this.room}`);
  }

  /** The room as it is now, before something is done in it. @returns {import("./board-inverse.js").Before} */
  get now() {
    const { store, me, cards, item, room } = this;
    return {
      item: item.id,
      room,
      cards,
      each: (kind) => store.each(`room:${room}`, kind),
      get: (kind, id) => store.get(`room:${room}`, `${kind}:${id}`),
      own: (kind, id) => store.get(me, `${kind}:${id}`),
    };
  }

  /** In which step the room is. */
  get standing() {
    return standing(this.store, this.item, this.room, FACTS);
  }

  /** What this person may do here now. */
  get may() {
    const now = phase(this.store, this.item.id, this.workshop.clock.now());
    return mayDo(this.standing, { phase: now, hosting: this.hosting, facts: FACTS });
  }

  /** Whether this person may do here what the room's host may. */
  get hosting() {
    return this.workshop.staff || this.workshop.me.room === this.room;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const source = sourceOf(this.store, this.room, this.workshop.me.person, this.hopes);
    this.cards = readCards(this.cards, source);
    this.clusters = readClusters(this.clusters, source, this.cards);
    if (!this.store.audiences.has(`room:${this.room}`)) return;
    const own = this.news.hear(this.cards, this.view === "list" ? this.section : 0);
    if (own) this.updateComplete.then(() => this.drawn(own.id)?.scrollIntoView({ block: "nearest" }));
    if (!this.begun) this.begin();
    for (const id of this.editing) if (!this.cards.has(id)) this.acts.editing.orphaned(id);
  }

  /** What was left unfinished on this device is taken up again. */
  begin() {
    this.begun = true;
    this.settled =
      Boolean(device.recall(`board/talk/${this.workshop.about.id}/${this.room}`)) || this.looking;
    this.editing = leftUnfinished(this.workshop.drafts, this.room, this.cards.values());
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.wanted) this.reach();
  }

  /** The focus follows a card to where it hangs now, once it is drawn there. */
  async reach() {
    await (this.view === "wall" ? this.wall : this.list).updateComplete;
    const { wanted } = this;
    const card = wanted && this.drawn(wanted.id);
    if (!card) return;
    this.wanted = undefined;
    await card.updateComplete;
    if (wanted.stays()) card.focus();
  }

  /** @param {string} id of a card @returns {import("./board-card.js").BoardCard | null} */
  drawn(id) {
    return this.querySelector(`board-card[data-card="${CSS.escape(id)}"]`);
  }

  /** Where a new card is written. @returns {import("./board-composer.js").BoardComposer | null} */
  get composing() {
    return this.querySelector("board-composer");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.news.stop();
  }

  /** @param {number} section */
  turnTo(section) {
    this.section = section;
    this.news.look(section);
  }

  /** @param {"wall" | "list"} view */
  see(view) {
    this.view = view;
    device.remember("board/view", view);
  }

  settle() {
    this.settled = true;
    device.remember(`board/talk/${this.workshop.about.id}/${this.room}`, "yes");
  }

  render() {
    const theme = this.theme;
    if (!theme) return nothing;
    const sections = readSections(theme.questions ?? [], this.cards.values(), this.clusters);
    return html`<section class="room" data-theme=${this.room} data-view=${this.view} aria-labelledby=${`room-${this.room}`}>
      ${this.head(theme)}
      ${goalStrip(this.store.each(`room:${this.room}`, "goal"), this.goalsOpen, (open) => device.remember("board/goals", open ? "open" : "shut"))}
      ${this.board(sections)}
      ${putAway(this)}
      <div class="foot">
        ${said(this.notice, this.acts)}
        ${this.open ? this.composer(theme.questions ?? []) : html`<p class="over">${t("This round is over. The cards stay.")}</p>`}
      </div>
      <board-menu ${ref(this.menu)}></board-menu>
    </section>`;
  }

  /** @param {import("./board-model.js").Theme} theme */
  head(theme) {
    const talk = theme.conference || this.store.get("all", "workshop")?.links?.conference;
    const arriving = talk && !this.settled && this.open;
    return html`<header class="room-head">
        ${nameplate(theme, { id: `room-${this.room}`, language: this.language })}
        ${task(this.item.steps ?? [], clockEntity(this.store).step ?? 0, this.language)}
        <div class="room-tools">
          <people-here .workshop=${this.workshop} .room=${this.room}></people-here>
          ${talk && !arriving ? talkLink(talk) : nothing}
          ${viewSwitch(this.view, (view) => this.see(view))}
        </div>
      </header>
      ${arriving ? invitation(talk, () => this.settle()) : nothing}`;
  }

  /** @param {import("./board-model.js").Section[]} sections */
  board(sections) {
    const view = this.view === "wall" ? this.wall : this.list;
    Object.assign(view, {
      workshop: this.workshop,
      sections,
      section: this.section,
      item: this.item.id,
      room: this.room,
      rounds: roundsOf(items(this.store), this.item.kind, this.room),
      standing: this.standing,
      may: this.may,
      hosting: this.hosting,
      open: this.open,
      editing: this.editing,
      fresh: this.news.fresh,
    });
    return view;
  }

  /** @param {readonly string[]} questions */
  composer(questions) {
    return html`<board-composer
      data-view=${this.view}
      .workshop=${this.workshop}
      .item=${this.item.id}
      .room=${this.room}
      .section=${Math.max(1, this.section)}
      .questions=${questions}
      .names=${this.store.get("all", "workshop")?.names ?? "named"}
    ></board-composer>`;
  }
}

customElements.define("board-room", BoardRoom);
