/**
 * One theme room: its steps, its goals, its cards on the wall or in the list, and the card that one writes. Drawn on
 * the participants' page, and in the control panel for who looks in; both can do the same in it. What it reads and
 * remembers is here, how that is arranged in `board-frame`, what is done in `board-acts`.
 */

import { createRef, nothing } from "../../vendor/lit.js";
import { phase } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { device } from "../core/device.js";
import { factsOf } from "../core/facts.js";
import { t } from "../core/words.js";
import { Height } from "../elements/height.js";
import { Hopes } from "../elements/hopes.js";
import { clearOfKeyboard } from "../elements/keyboard.js";
import { Piece } from "../elements/piece.js";
import { RoomActs } from "./board-acts.js";
import { begun, goesOnUnder } from "./board-begun.js";
import { clearOfPointer } from "./board-clear.js";
import { leftUnfinished } from "./board-editor.js";
import { frame } from "./board-frame.js";
import { BoardList } from "./board-list.js";
import { bringIntoSight } from "./board-looking.js";
import { Memory, remembering } from "./board-memory.js";
import { readCards, readClusters, readSections, sourceOf } from "./board-model.js";
import { News } from "./board-news.js";
import { undoKeys } from "./board-shortcuts.js";
import { counted, WIDE } from "./board-sieve.js";
import { mayDo, standing } from "./board-standing.js";
import { beginStep } from "./board-tools.js";
import { BoardWall } from "./board-wall.js";
import { Weighing } from "./board-weighing.js";

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-menu.js").BoardMenu} BoardMenu */

const NARROW = "(width < 700px)";
const OWN = ["own", "support", "note", "veiled", "dots"];

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
    sieve: { state: true },
    searching: { state: true },
    writing: { state: true },
    unfolded: { state: true },
    choosing: { state: true },
    chosen: { state: true },
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
    /** How this person writes cards. */
    this.manner = { kind: "statement", signed: false };
    this.view = device.recall("board/view") || (matchMedia(NARROW).matches ? "list" : "wall");
    /** @type {import("./board-doing.js").Notice | undefined} */
    this.notice = undefined;
    /** @type {ReadonlySet<string>} */
    this.editing = new Set();
    this.settled = false;
    /** Which cards are shown, and in which order. */
    this.sieve = WIDE;
    this.searching = false;
    /** Whether a host writes a card in a step in which nobody else does. */
    this.writing = false;
    /** Whether what only hosts may do in a step stands open; and in which step that was looked at last. */
    this.unfolded = false;
    this.begun = -1;
    /** Whether cards are being chosen, to do something with all of them; and which. */
    this.choosing = false;
    /** @type {ReadonlySet<string>} */
    this.chosen = new Set();
    /** @type {Map<string, Card>} */
    this.cards = new Map();
    /** @type {Map<string, Cluster>} */
    this.clusters = new Map();
    this.news = new News((section) => this.theme?.questions?.[section - 1]);
    /** @type {Memory | undefined} since the room is known */
    this.memory = undefined;
    this.hopes = new Hopes(() => this.store.seen[`room:${this.room}`] ?? 0);
    this.acts = new RoomActs(this);
    this.weighing = new Weighing(this);
    this.heights = {
      ".foot": new Height(this, "--foot"),
      "board-composer": new Height(this, "--tray"),
      ".said-now p": new Height(this, "--said"),
    };
    for (const help of [clearOfKeyboard, undoKeys, remembering, clearOfPointer])
      this.addController(help(this));
    this.wall = new BoardWall();
    this.wall.className = "kraft";
    this.list = new BoardList();
    /** @type {import("../../vendor/lit.js").Ref<BoardMenu>} */
    this.menu = createRef();
    /** The card that shall have the focus as soon as it is drawn, while the focus stays where it is. */
    this.wanted = /** @type {{ id: string, stays: () => boolean } | undefined} */ (undefined);
  }

  watches() {
    const me = `me:${this.workshop?.me.person}`;
    const shared = ["all/clock", "all/item:", "all/workshop", "all/name:", "all/led:", "all/cards:"];
    const here = [`all/theme:${this.room}`, `room:${this.room}/`, `host:${this.room}/`];
    return [...shared, ...here, ...OWN.map((kind) => `${me}/${kind}:`)];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.news.stop();
    for (const height of Object.values(this.heights)) height.follow(null);
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
    return standing(this.store, this.item, this.room, factsOf("board"));
  }

  /** What this person may do here now. */
  get may() {
    const now = phase(this.store, this.item.id, this.workshop.clock.now());
    return mayDo(this.standing, { phase: now, hosting: this.hosting, facts: factsOf("board") });
  }

  /** Whether this person may do here what the room's host may. */
  get hosting() {
    return this.workshop.staff || this.workshop.me.room === this.room;
  }

  /** What a search needs to know beside the cards. @returns {import("./board-sieve.js").About} */
  get about() {
    return {
      dots: counted(this.store.each(`room:${this.room}`, "tally"), this.item.id),
      author: ({ note }) => (note.by ? this.workshop.nameOf(note.by, this.room) : ""),
      isNew: (card) => this.memory?.isNew(card) ?? false,
    };
  }

  /** Everything that hangs here, searched or not. */
  get sections() {
    return readSections(this.theme?.questions ?? [], this.cards.values(), this.clusters);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const source = sourceOf(this.store, this.room, this.workshop.me.person, this.hopes);
    this.cards = readCards(this.cards, source);
    this.clusters = readClusters(this.clusters, source, this.cards);
    if (!this.store.audiences.has(`room:${this.room}`)) return;
    const own = this.news.hear(this.cards, this.view === "list" ? this.section : 0, this.clusters);
    if (own) bringIntoSight(this, own.id);
    if (!this.memory) this.begin();
    for (const id of this.editing) if (!this.cards.has(id)) this.acts.editing.orphaned(id);
    if (this.choosing && !this.may.has("arrange")) this.choose(false);
    beginStep(this);
  }

  /** What was left unfinished on this device is taken up again. */
  begin() {
    const { id, person } = this.workshop.about;
    this.memory = new Memory(device, `${id}/${person}/${this.room}`);
    this.settled = Boolean(device.recall(`board/talk/${id}/${this.room}`)) || this.looking;
    this.editing = leftUnfinished(this.workshop.drafts, this.room, this.cards.values());
    const cards = begun(this.workshop.drafts, this.room, this.theme?.questions ?? []);
    this.section = goesOnUnder(cards, this.section);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    for (const [part, height] of Object.entries(this.heights)) height.follow(this.querySelector(part));
    if (changed.has("notice")) this.acts.fade();
    if (this.wanted) this.reach();
  }

  /** Where the focus goes when what had it is gone. */
  get anchor() {
    return /** @type {HTMLElement | null} */ (
      this.querySelector("board-steps [data-anchor]") ?? this.querySelector(".nameplate h2")
    );
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

  /** @param {string} tag of a part of the room @returns {any} */
  piece(tag) {
    return this.querySelector(tag);
  }

  /** @param {string} id of a card @returns {import("./board-card.js").BoardCard | null} */
  drawn(id) {
    return this.querySelector(`board-card[data-card="${CSS.escape(id)}"]`);
  }

  /** Where a new card is written. @returns {import("./board-composer.js").BoardComposer | null} */
  get composing() {
    return this.querySelector("board-composer");
  }

  /** @param {number} section */
  turnTo(section) {
    this.section = section;
    this.news.look(section);
  }

  /** @param {"wall" | "list"} view */
  see(view) {
    this.view = view;
    this.choose(false);
    device.remember("board/view", view);
  }

  /** @param {boolean} choosing */
  choose(choosing) {
    if (choosing && !this.choosing) announce(t("Choose the cards that belong together."));
    this.choosing = choosing;
    this.chosen = new Set();
  }

  settle() {
    this.settled = true;
    device.remember(`board/talk/${this.workshop.about.id}/${this.room}`, "yes");
  }

  render() {
    return this.theme ? frame(this, this.theme) : nothing;
  }
}

customElements.define("board-room", BoardRoom);
