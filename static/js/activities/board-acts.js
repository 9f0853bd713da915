/**
 * What can be done with the cards and clusters of a room, and what is said afterwards. Its parts ask for it by events;
 * the focus goes to where a card is then, unless it has been taken elsewhere.
 */

import { copiedOrSelected, copyWords } from "../core/copy.js";
import { within } from "../core/patience.js";
import { t, tn } from "../core/words.js";
import { focusIsLost, focusStays } from "../elements/focus.js";
import { ofCard, ofCluster } from "./board-choices.js";
import { Doing, SHOWN_WITHIN } from "./board-doing.js";
import { Editing } from "./board-editing.js";
import { clusterName } from "./board-kinds.js";
import { cardsIn } from "./board-letting-go.js";
import { leadToGoals, lookAt } from "./board-looking.js";
import { SILENT } from "./board-standing.js";
import { suggestAnew } from "./board-suggesting.js";
import { Unnamed } from "./board-unnamed.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-inverse.js").Said} Said */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-doing.js").Notice} Notice */

export class RoomActs extends Doing {
  /** @param {BoardRoom} room */
  constructor(room) {
    super(room);
    this.editing = new Editing(room);
    this.unnamed = new Unnamed(room);
    /** @type {Record<string, (detail: any) => void>} */
    const asked = {
      "board-do": (detail) => {
        detail.outcome = this.perform(detail.said, detail);
      },
      "board-did": (done) => this.did(done),
      "card-support": ({ id, wanted }) => this.support(id, wanted),
      "card-move": ({ id, section }) => this.move(id, section),
      "card-menu": ({ id, button }) => this.offer(id, button),
      "look-at": ({ id }) => lookAt(this.room, id),
      "card-comments": ({ id }) => this.comment(id),
      "card-wording": ({ id }) => this.wording(id),
      "card-choose": ({ id, chosen }) => this.pick(id, chosen),
      "card-edited": ({ id, dropped }) => this.editing.ended(id, dropped),
      "cluster-menu": ({ id, button }) => this.offerCluster(id, button),
      section: ({ section }) => room.turnTo(section),
      step: ({ index, left }) => this.arrived(index, left),
    };
    for (const [event, act] of Object.entries(asked)) {
      room.addEventListener(event, (heard) => act(/** @type {CustomEvent} */ (heard).detail));
    }
    for (const event of ["click", "input"]) room.addEventListener(event, () => this.passed());
  }

  /**
   * @param {string} id
   * @param {boolean} wanted
   */
  support(id, wanted) {
    return this.perform({ type: "board.support", note: id, wanted });
  }

  /**
   * @param {string} id of a card or a cluster
   * @param {number} section
   */
  async move(id, section) {
    const there = this.room.cards.get(id) ?? this.room.clusters.get(id);
    if (!there || (there.section === section && !("cluster" in there && there.cluster))) return;
    const question = this.questionOf(section);
    const words =
      "cards" in there
        ? t("Cluster moved to “{question}”.", { question })
        : t("Card moved to “{question}”.", { question });
    this.focusOn(id);
    await this.perform({ type: "board.place", card: id, section }, { words });
    // Where one section shows at a time, the card is out of sight now, and the focus with it.
    if (focusIsLost()) this.toUndo();
  }

  /** @param {number} section @returns {string} */
  questionOf(section) {
    return this.room.theme?.questions?.[section - 1] ?? "";
  }

  /**
   * @param {string[]} cards
   * @param {number} section
   */
  async placeAll(cards, section) {
    this.room.choose(false);
    const words = tn("{n} card moved to “{question}”.", "{n} cards moved to “{question}”.", cards.length, {
      question: this.questionOf(section),
    });
    await this.perform(
      cards.map((card) => ({ type: "board.place", card, section })),
      { words },
    );
    this.toUndo();
  }

  /**
   * Put cards together: into a cluster that there is, else into a new one, whose name is asked for.
   * @param {string[]} cards
   * @param {string} [into]
   */
  async gather(cards, into) {
    this.room.choose(false);
    const target = into ? this.room.clusters.get(into) : undefined;
    const many = cardsIn(cards, this.room.clusters);
    const words = target
      ? tn("{n} card put into “{cluster}”.", "{n} cards put into “{cluster}”.", many, {
          cluster: clusterName(target),
        })
      : tn("{n} card put together.", "{n} cards put together.", many);
    const said = { type: "board.gather", cards, ...(into ? { into } : {}) };
    // One card has the focus where it hangs then.
    const [one = ""] = cards;
    const follows = Boolean(into) && cards.length === 1 && this.room.cards.has(one);
    if (follows) this.focusOn(one);
    const { ok, made } = await this.perform(said, { words });
    if (ok && into && (!follows || focusIsLost())) this.toUndo();
    else if (ok) this.unnamed.ask(made);
  }

  /**
   * Take cards out of their cluster, all of them where none is named.
   * @param {string} cluster
   * @param {string[]} [cards]
   */
  async scatter(cluster, cards = []) {
    const stays = focusStays();
    const words = cards.length ? t("Card taken out of the cluster.") : t("Cluster taken apart.");
    await this.perform({ type: "board.scatter", cluster, cards }, { words });
    if (stays() && focusIsLost()) this.toUndo();
  }

  /** @param {string} cluster */
  name(cluster) {
    return this.room.piece("board-naming").show(cluster);
  }

  /** @param {string} card */
  comment(card) {
    return this.room.piece("board-comments").show(card);
  }

  /** @param {string} card */
  wording(card) {
    return this.room.piece("board-wording").show(card);
  }

  /**
   * @param {string} id
   * @param {boolean} chosen
   */
  pick(id, chosen) {
    const others = [...this.room.chosen].filter((one) => one !== id);
    this.room.chosen = new Set(chosen ? [...others, id] : others);
  }

  /** @param {string} id */
  takeBack(id) {
    return this.putAway({ type: "board.delete", note: id }, t("Card taken back."));
  }

  /** @param {string} id */
  hide(id) {
    return this.putAway({ type: "board.hide", note: id }, t("Card hidden."));
  }

  /**
   * @param {Said} said
   * @param {string} words
   */
  async putAway(said, words) {
    const stays = focusStays();
    await this.perform(said, { words });
    if (stays()) this.toUndo();
  }

  /** @param {string} id */
  putUp(id) {
    return this.bringBack({ type: "board.undelete", note: id }, id, t("Card pinned up again."));
  }

  /** @param {string} id */
  show(id) {
    return this.bringBack({ type: "board.hide", note: id, hidden: false }, id, t("Card shown again."));
  }

  /**
   * @param {Said} said
   * @param {string} id of a card
   * @param {string} words
   */
  async bringBack(said, id, words) {
    const stays = focusStays();
    const outcome = await this.perform(said, { words });
    if (outcome.ok && stays()) this.focusOn(id);
  }

  /**
   * @param {string} id
   * @param {HTMLElement} button
   */
  offer(id, button) {
    const card = this.room.cards.get(id);
    if (card) this.room.menu.value?.show(button, t("What to do with this card"), ofCard(this, card));
  }

  /**
   * @param {string} id
   * @param {HTMLElement} button
   */
  offerCluster(id, button) {
    const cluster = this.room.clusters.get(id);
    if (cluster) this.room.menu.value?.show(button, clusterName(cluster), ofCluster(this, cluster));
  }

  /** @param {Card} card */
  async copy({ id, note }) {
    const done = await copiedOrSelected(note.text, this.room.drawn(id)?.querySelector(".text") ?? null);
    this.room.notice = { words: copyWords(done), tone: "good" };
  }

  /**
   * The room has gone to another step: that stands at the foot until somebody does something. What was refused is not
   * said again, so it stays.
   * @param {number} index
   * @param {string} left what was done in the step before
   */
  arrived(index, left) {
    const step = this.room.item.steps?.[index];
    if (!step) return;
    const words = () =>
      [t("“{title}” begins now.", { title: step.title }), left === SILENT ? this.appeared() : ""].join(" ");
    if (left === SILENT) {
      suggestAnew(this.room);
      this.room.news.revealed(() => this.appeared());
    }
    if (this.room.notice?.tone === "alarm") return;
    this.room.notice = { words, tone: "good", passing: true };
    if (step.does === "sharpen") leadToGoals(this.room);
    this.keepInSight(left);
  }

  /**
   * Cards that appear push others down in the list: what a keyboard has the focus on stays in sight. They may come after
   * the step has.
   * @param {string} left what was done in the step before
   */
  async keepInSight(left) {
    const { store, room } = this.room;
    const come = left === SILENT && store.reached(`room:${room}`, store.seen.all ?? 0);
    if (come) await within(SHOWN_WITHIN, come).catch(() => undefined);
    await this.room.updateComplete;
    await this.room.list.updateComplete;
    // How high the words below the cards are is known in the frame after the one in which they come.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
    this.room.querySelector("board-list :focus-visible")?.scrollIntoView({ block: "nearest" });
  }

  /** How many cards hang here of those that were written unseen. */
  appeared() {
    const { cards, item } = this.room;
    const shown = [...cards.values()].filter(({ note, veiled }) => note.item === item.id && !veiled);
    if (shown.length === 0) return "";
    return tn("{n} card hangs here now.", "{n} cards hang here now.", shown.length);
  }

  /** What only stood there in passing goes as soon as somebody does something. */
  passed() {
    if (this.room.notice?.passing) this.quiet();
  }
}
