/**
 * The participants' page, from the welcome to the goodbye: a slim bar that says what is on, how long, what
 * comes next and whether everything is saved; below it the present activity and nothing else.
 */

import { html, keyed, nothing } from "../../vendor/lit.js";
import { clockEntity, items, present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { letInAgain } from "../core/return.js";
import { t, unparted } from "../core/words.js";
import "./activity-mount.js";
import { ClosingTold, closingFor, closingNotice } from "./closing-notice.js";
import { Cut } from "./cut.js";
import { replaced } from "./ended.js";
import { beginAt, focusIsLost } from "./focus.js";
import { Height } from "./height.js";
import { icon } from "./icons.js";
import "./left-drafts.js";
import { liveBar } from "./live-bar.js";
import "./message-list.js";
import { paceOf } from "./pace.js";
import { Piece } from "./piece.js";
import "./room-told.js";
import { nowWords } from "./running-time.js";
import { TimeTold } from "./time-told.js";
import { waitingRoom } from "./waiting-room.js";

export class WorkshopLive extends Piece {
  constructor() {
    super();
    /** What was on when it was last drawn, so that a change is noticed. */
    this.shown = "";
    this.stepShown = -1;
    this.time = new TimeTold();
    this.closing = new ClosingTold();
    this.cut = new Cut();
    /** What stays in sight while one scrolls stays below the bar. */
    this.bar = new Height(this, "--bar");
    /** And so it does below the notices that stay in sight. */
    this.told = new Height(this, "--told");
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("line" | "outbox" | "presence" | "ended")[]} */ ([
      "line",
      "outbox",
      "presence",
      "ended",
    ]);
  }

  watches() {
    return ["all/clock", "all/item:", "all/ran:", "all/workshop", `me:${this.workshop?.me.person}/`];
  }

  /** The item whose activity is drawn: the present one; at the end the last one stays. */
  get item() {
    const whole = items(this.store);
    return present(this.store) ?? (clockEntity(this.store).state === "over" ? whole.at(-1) : undefined);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.workshop.socket.state === "ended") return this.leave();
    if (!this.store.audiences.has("all")) return;
    this.bar.follow(this.querySelector(".live-bar"));
    this.told.follow(this.querySelector(".notices"));
    this.time.tell(this.workshop, this.item);
    this.closing.tell(this.workshop);
    const clock = clockEntity(this.store);
    const now = clock.state === "running" || clock.state === "held" ? (clock.item ?? "") : clock.state;
    if (now !== this.shown) this.turn(now);
    else if ((clock.step ?? 0) !== this.stepShown) this.step(clock.step ?? 0);
  }

  /** @returns {HTMLElement | null} */
  get anchor() {
    return this.querySelector("h1");
  }

  /** The agenda has moved on: say so, and bring the focus along if it is lost. @param {string} now */
  turn(now) {
    const first = this.shown === "";
    this.shown = now;
    this.stepShown = clockEntity(this.store).step ?? 0;
    const item = this.item;
    const titles = [item?.title, this.store.get("all", "workshop")?.title];
    document.title = unparted(titles.filter(Boolean).join(" · "));
    // Who has just come in, through the door say, is at what the page is about.
    if (first && focusIsLost()) this.anchor?.focus({ preventScroll: true });
    if (first) return;
    announce(now === "over" ? t("The workshop is over.") : nowWords(this.workshop));
    scrollTo({ top: 0 });
    this.resume();
  }

  /** Whoever has lost their place goes on with what they were writing, while that can be sent, else with what is on. */
  async resume() {
    const left = /** @type {import("./left-drafts.js").LeftDrafts | null} */ (
      this.querySelector("left-drafts")
    );
    await left?.updateComplete;
    if (focusIsLost()) (left?.box ?? this.anchor)?.focus({ preventScroll: true });
  }

  /** The access has ended; once somebody is let in again, or is to wait for it, the page loads anew. */
  async leave() {
    if (this.shown === "ended") return;
    this.shown = "ended";
    beginAt(this.anchor);
    if (this.workshop.socket.why !== "replaced" && (await letInAgain(this.workshop.about.id)))
      location.reload();
  }

  /** @param {number} step */
  step(step) {
    this.stepShown = step;
    const found = this.item?.steps?.[step];
    // An activity whose rooms have a pace of their own says so itself.
    if (found && !paceOf(this.workshop, this.item))
      announce(t("“{title}” begins now. {aim}", { title: found.title, aim: found.aim ?? "" }));
  }

  render() {
    if (this.workshop.socket.state === "ended") return this.ended();
    if (!this.store.audiences.has("all")) return this.arriving();
    const { state } = clockEntity(this.store);
    const soon = closingFor(this.workshop);
    return html`
      ${liveBar(this.workshop)}
      <aside class="notices" aria-label=${t("Notices")}>
        ${this.cut.look(this.workshop) ? this.cutOff() : nothing}
        ${soon ? closingNotice(soon) : nothing}
        <message-list .workshop=${this.workshop}></message-list>
        <room-told .workshop=${this.workshop}></room-told>
        <left-drafts .workshop=${this.workshop}></left-drafts>
        ${state === "over" ? this.over() : nothing}
      </aside>
      <main id="main" tabindex="-1">${state === "planned" ? waitingRoom(this.workshop) : this.activity()}</main>
    `;
  }

  activity() {
    const item = this.item;
    if (!item) return nothing;
    return keyed(
      item.id,
      html`<article class="activity turn" data-kind=${item.kind}>
        <h1 class="may-hide" tabindex="-1" lang=${this.language}>${item.title}</h1>
        <activity-mount .workshop=${this.workshop} .item=${item} .page=${"live"}></activity-mount>
      </article>`,
    );
  }

  cutOff() {
    return html`<div class="notice" data-tone="signal">
      ${icon("wifi-off")}
      <p>
        <strong>${t("The connection is interrupted.")}</strong>
        ${
          this.workshop.outbox.keeps
            ? t(
                "You can go on writing: it is kept on this device and sent as soon as the connection is back.",
              )
            : t(
                "You can go on writing: it is sent as soon as the connection is back. Please leave this page open until then; this browser keeps nothing.",
              )
        }
      </p>
    </div>`;
  }

  over() {
    const { id } = this.workshop.about;
    return html`<div class="notice" data-tone="good">
      ${icon("circle-check")}
      <p><strong>${t("The workshop is over.")}</strong> ${t("Thank you for taking part.")}</p>
      <div class="buttons">
        <a class="button quiet small" href=${`/w/${id}/mine.txt`} download>${icon("file-down")} ${t("Download what I wrote")}</a>
        <a class="button quiet small" href=${`/w/${id}`}>${t("To the event page")}</a>
      </div>
    </div>`;
  }

  arriving() {
    return html`<main id="main" class="alone">
      <p class="lead" role="status">${t("Connecting …")}</p>
      ${
        this.cut.look(this.workshop)
          ? html`<p>${t("This takes longer than usual. Please check your connection; the page goes on trying.")}</p>
              <p><a class="button quiet" href=${location.pathname}>${icon("refresh-cw")} ${t("Load the page again")}</a></p>`
          : nothing
      }
    </main>`;
  }

  ended() {
    if (this.workshop.socket.why === "replaced") return replaced();
    return html`<main id="main" class="alone">
      ${icon("door-open")}
      <h1 tabindex="-1">${t("You are no longer in this workshop.")}</h1>
      <p class="lead">
        ${t("The organisers have ended your access. What you wrote before is kept, without your name.")}
      </p>
      <p>
        ${t("If that was a mistake, please ask them; the event page says how to reach them. Once they have let you in again, this page goes on by itself.")}
      </p>
      <p class="buttons">
        <a class="button quiet" href=${location.pathname}>${icon("refresh-cw")} ${t("Load the page again")}</a>
        <a class="button quiet" href=${`/w/${this.workshop.about.id}`}>${t("To the event page")}</a>
      </p>
    </main>`;
  }
}

customElements.define("workshop-live", WorkshopLive);
