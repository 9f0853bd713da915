/**
 * The control panel of a room's host: what is on and for how long, what comes next, the own room as everybody
 * in it sees it, who there asks for help, and messages to the room. The clock is the moderators'.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, following, items, present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t, timeOfDay, tn } from "../core/words.js";
import "./activity-mount.js";
import { ClosingTold, closingFor, closingNotice } from "./closing-notice.js";
import "./control-hands.js";
import "./control-help.js";
import "./control-messages.js";
import "./control-now.js";
import { ControlPiece } from "./control-piece.js";
import { rows } from "./control-rows.js";
import { focusIsLost, pageHeading } from "./focus.js";
import "./help-menu.js";
import { emblem, icon } from "./icons.js";
import { bring } from "./kinds.js";
import "./message-list.js";
import "./own-undo.js";
import { paceOf } from "./pace.js";

export class ControlRoom extends ControlPiece {
  constructor() {
    super();
    /** The item that was shown last, by its id. */
    this.shown = "";
    this.closing = new ClosingTold();
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    const { room, person } = this.workshop?.me ?? {};
    return [
      "all/clock",
      "all/workshop",
      "all/item:",
      "all/ran:",
      "all/theme:",
      `me:${person}/place`,
      `room:${room}/name:`,
    ];
  }

  get item() {
    const whole = items(this.store);
    return present(this.store) ?? (clockEntity(this.store).state === "over" ? whole.at(-1) : undefined);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const { item } = this;
    this.closing.tell(this.workshop);
    if (this.shown && this.shown !== item?.id) this.turn(item);
    this.shown = item?.id ?? "";
    // Its element says whether the room has a pace of its own.
    if (item) bring([item.kind], () => this.requestUpdate());
  }

  /**
   * The agenda has moved on: who hosts is told as everybody is, and keeps a place.
   * @param {import("../core/agenda.js").Item | undefined} item
   */
  turn(item) {
    if (item) announce(t("Now: {title}", { title: item.title }));
    this.toTop();
    if (focusIsLost()) pageHeading()?.focus({ preventScroll: true });
  }

  /** What is on now is read from its beginning. */
  toTop() {
    for (const scrolls of [document.documentElement, this.querySelector(".desk-open")])
      scrolls?.scrollTo({ top: 0 });
  }

  render() {
    const { room } = this.workshop.me;
    const theme = this.store.get("all", `theme:${room}`);
    const soon = closingFor(this.workshop);
    return html`
      ${soon ? closingNotice(soon) : nothing}
      <message-list .workshop=${this.workshop}></message-list>
      <main id="main" tabindex="-1" class="desk-body of-room" data-theme=${room}>
        <section class="desk-steer"><control-now .workshop=${this.workshop} .paced=${Boolean(paceOf(this.workshop, this.item))}></control-now> ${this.next()}</section>
        <aside class="desk-side">
          ${paceOf(this.workshop, this.item) ? nothing : html`<own-undo .workshop=${this.workshop}></own-undo>`}
          <control-help .workshop=${this.workshop} .audience=${`host:${room}`}></control-help>
          <control-hands .workshop=${this.workshop} .audience=${`host:${room}`}></control-hands>
          ${this.place(theme)}
          <control-messages .workshop=${this.workshop} .only=${room}></control-messages>
          <section>
            <h2>${t("Moderators")}</h2>
            <p class="muted">${t("Do you need somebody yourself?")}</p>
            <help-menu .workshop=${this.workshop}></help-menu>
          </section>
        </aside>
        <section class="desk-open" aria-label=${this.item?.title ?? t("Now")}>
          ${
            this.item
              ? html`<activity-mount .workshop=${this.workshop} .item=${this.item} .page=${"live"}></activity-mount>`
              : this.waiting()
          }
        </section>
      </main>
    `;
  }

  next() {
    const item = following(this.store);
    if (!item) return nothing;
    const row = rows(this.store, this.workshop.clock.now()).find(({ item: { id } }) => id === item.id);
    const time = row?.stands ? timeOfDay(row.stands.start, this.zone) : "";
    return html`<p class="coming">
      ${icon("arrow-right")}
      ${time ? t("Next: {title}, at about {time}", { title: item.title, time }) : t("Next: {title}", { title: item.title })}
    </p>`;
  }

  /** @param {{ name: string, emblem?: string, conference?: string } | undefined} theme */
  place(theme) {
    if (!theme) return nothing;
    const { room } = this.workshop.me;
    const there = this.store.each(`room:${room}`, "name").filter(({ value }) => value.here);
    const online = new Set(this.workshop.present.get(`room:${room}`)?.people);
    const [many, connected] = [there.length, there.filter(({ id }) => online.has(id)).length];
    return html`<section class="room-here">
      <h2 lang=${this.language}>${theme.emblem ? emblem(theme.emblem) : nothing} ${theme.name}</h2>
      <p>
        ${
          many
            ? tn(
                "{n} person is in this room, {connected} connected.",
                "{n} people are in this room, {connected} connected.",
                many,
                { connected },
              )
            : t("Nobody is in your room now. It fills when the theme rooms open.")
        }
      </p>
      ${
        theme.conference
          ? html`<a class="button quiet small" href=${theme.conference} target="_blank" rel="noreferrer noopener">
              ${icon("video")} ${t("To the room")}
            </a>`
          : nothing
      }
    </section>`;
  }

  waiting() {
    return html`<div class="empty">
      ${icon("hourglass")}
      <h2>${t("It begins soon")}</h2>
      <p>${t("This page moves on by itself. When the theme rooms open, your room is shown here.")}</p>
    </div>`;
  }
}

customElements.define("control-room", ControlRoom);
