/**
 * The participants' page, from the welcome to the goodbye: a slim bar that says what is on, how long, what
 * comes next and whether everything is saved; below it the present activity and nothing else.
 */

import { html, keyed, nothing } from "../../vendor/lit.js";
import { clockEntity, following, items, left, MINUTE, present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { countdown } from "../core/clock.js";
import { t, timeOfDay, tn } from "../core/words.js";
import "./activity-mount.js";
import "./help-menu.js";
import "./left-drafts.js";
import "./message-list.js";
import { Piece } from "./piece.js";
import { saved } from "./saved.js";
import { timeLeft } from "./time-ring.js";

export class WorkshopLive extends Piece {
  constructor() {
    super();
    /** What was on when it was last drawn, so that a change is noticed. */
    this.shown = "";
    this.stepShown = -1;
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
    return ["all/clock", "all/item:", "all/workshop", `me:${this.workshop?.me.person}/`];
  }

  /** The item whose activity is drawn: the present one; at the end the last one stays. */
  get item() {
    const whole = items(this.store);
    return present(this.store) ?? (clockEntity(this.store).state === "over" ? whole.at(-1) : undefined);
  }

  updated() {
    const clock = clockEntity(this.store);
    const now = `${clock.state === "over" ? "over" : ""}${clock.item ?? ""}`;
    if (now !== this.shown) this.turn(now);
    else if ((clock.step ?? 0) !== this.stepShown) this.step(clock.step ?? 0);
  }

  /** The agenda has moved on: say so, and bring the focus along if it would be lost. @param {string} now */
  turn(now) {
    const first = this.shown === "";
    this.shown = now;
    this.stepShown = clockEntity(this.store).step ?? 0;
    const item = this.item;
    document.title = [item?.title, this.store.get("all", "workshop")?.title].filter(Boolean).join(" · ");
    if (first || !item) return;
    announce(now.startsWith("over") ? t("The workshop is over.") : t("Now: {title}", { title: item.title }));
    const lost =
      !document.activeElement ||
      document.activeElement === document.body ||
      this.contains(document.activeElement);
    if (lost && !document.querySelector("dialog[open]")) {
      const heading = /** @type {HTMLElement | null} */ (this.querySelector("h1"));
      heading?.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
  }

  /** @param {number} step */
  step(step) {
    this.stepShown = step;
    const found = this.item?.steps?.[step];
    if (found) announce(t("Next step: {title}. {aim}", { title: found.title, aim: found.aim ?? "" }));
  }

  render() {
    if (this.workshop.socket.state === "ended") return this.ended();
    if (!this.store.audiences.has("all")) return this.arriving();
    const clock = clockEntity(this.store);
    return html`
      ${this.bar(clock)}
      <message-list .workshop=${this.workshop}></message-list>
      <left-drafts .workshop=${this.workshop}></left-drafts>
      <main id="main" tabindex="-1">
        ${clock.state === "planned" ? this.waiting(clock) : this.activity()}
      </main>
    `;
  }

  /** @param {import("../core/agenda.js").ClockEntity} clock */
  bar(clock) {
    const item = present(this.store);
    const next = following(this.store);
    const zone = this.store.get("all", "workshop")?.timezone ?? "UTC";
    const step = item?.steps?.[clock.step ?? 0];
    return html`<header class="live-bar">
      ${item ? this.time(clock) : nothing}
      <p class="what">
        <strong>${item ? (step ? `${item.title}: ${step.title}` : item.title) : this.store.get("all", "workshop")?.title}</strong>
        ${item ? html`<span>${t("until {time}", { time: timeOfDay(clock.ends ?? 0, zone) })}</span>` : nothing}
        ${next && item ? html`<span class="next">${t("Next: {title}", { title: next.title })}</span>` : nothing}
      </p>
      ${saved(this.workshop)}
      <help-menu .workshop=${this.workshop}></help-menu>
    </header>`;
  }

  /** @param {import("../core/agenda.js").ClockEntity} clock */
  time(clock) {
    const item = /** @type {import("../core/agenda.js").Item} */ (present(this.store));
    const last = (clock.step ?? 0) + 1 >= (item.steps?.length ?? 0);
    const ends = (last ? clock.ends : clock.step_ends) ?? 0;
    const whole = last && !item.steps?.length ? ends - (clock.began ?? 0) : stepLength(item, clock);
    const rest = left(clock, ends, this.workshop.clock.now());
    return timeLeft({ left: rest, whole, held: clock.state === "held" });
  }

  activity() {
    const item = this.item;
    if (!item) return nothing;
    return html`<article class="activity" data-kind=${item.kind}>
      ${keyed(item.id, html`<h1 tabindex="-1" class="turn">${item.title}</h1>`)}
      <activity-mount .workshop=${this.workshop} .item=${item} .page=${"live"}></activity-mount>
    </article>`;
  }

  /** Before it begins. @param {import("../core/agenda.js").ClockEntity} clock */
  waiting(clock) {
    const zone = this.store.get("all", "workshop")?.timezone ?? "UTC";
    const rest = clock.start - this.workshop.clock.now();
    const many = this.workshop.present.get("all")?.count ?? 0;
    return html`<section class="waiting-room">
      <h1 tabindex="-1">${t("You are in.")}</h1>
      ${
        rest > 0 && rest < 1440 * MINUTE
          ? html`<p class="lead">${t("It begins at {time}.", { time: timeOfDay(clock.start, zone) })}</p>
              <p class="big-clock" role="timer">${countdown(rest)}</p>`
          : html`<p class="lead">${t("It begins in a moment.")}</p>`
      }
      <p>${tn("You are the first one here.", "{n} people are here.", many)}</p>
      <p class="quiet">
        ${t("You need not do anything. This page moves on by itself, and whatever you write is kept.")}
      </p>
    </section>`;
  }

  arriving() {
    return html`<main id="main" class="waiting-room"><p class="lead" role="status">${t("Connecting …")}</p></main>`;
  }

  ended() {
    return html`<main id="main" class="waiting-room">
      <h1 tabindex="-1">${t("You are no longer in this workshop.")}</h1>
      <p>${t("The organisers have ended your access. What you wrote before is kept.")}</p>
      <p><a class="button quiet" href=${`/w/${this.workshop.about.id}`}>${t("To the event page")}</a></p>
    </main>`;
  }
}

/**
 * @param {import("../core/agenda.js").Item} item
 * @param {import("../core/agenda.js").ClockEntity} clock
 */
function stepLength(item, clock) {
  return (item.steps?.[clock.step ?? 0]?.minutes ?? item.minutes) * MINUTE;
}

customElements.define("workshop-live", WorkshopLive);
