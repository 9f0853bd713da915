/**
 * A break: the clock that counts, what comes next, and a card on the wall for each minute that is left. What it
 * reopens is mounted below it, whatever kind that is.
 */

import { html, nothing } from "../../vendor/lit.js";
import { begun, clockEntity, following, forecast, items, left, MINUTE, present } from "../core/agenda.js";
import { countdown } from "../core/clock.js";
import { number, t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { ActivityElement } from "../elements/activity.js";
import "../elements/activity-mount.js";
import { roomNumber, wayTo } from "../elements/conference.js";
import { badge } from "../elements/icons.js";
import { ownRoom } from "../elements/own-room.js";
import { reasonFor } from "../elements/own-room-reason.js";
import { hung } from "../elements/paper.js";
import { minuteCards } from "./pause-cards.js";

/** @typedef {import("../core/agenda.js").Item} Item */
// More cards than these are hung smaller.
const MANY = 32;

/** @typedef {{ whole: number, left: number, held: boolean, goesOn: string, next: Item | undefined }} Break */

export class ActivityPause extends ActivityElement {
  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {"presence"[]} */ (["presence"]);
  }

  watches() {
    return [
      ...super.watches(),
      ...["item:", "theme:", "teams:", "merged:", "ran:", "workshop"].map((name) => `all/${name}`),
      `${this.own}/team:`,
      `${this.own}/wish:`,
      "staff/person:",
    ];
  }

  /** @returns {Break} */
  get pause() {
    const clock = clockEntity(this.store);
    const now = this.workshop.clock.now();
    const running = present(this.store)?.id === this.item.id;
    const next = running ? following(this.store) : undefined;
    const starts = next && forecast(this.store, now).get(next.id)?.start;
    return {
      whole: running ? (clock.ends ?? 0) - (clock.began ?? 0) : 0,
      left: running ? left(clock, clock.ends ?? 0, now) : 0,
      held: clock.state === "held",
      goesOn: starts === undefined ? "" : timeOfDay(starts, zoneOf(this.store)),
      next,
    };
  }

  /** Items that stay open while this one runs. @returns {Item[]} */
  get reopened() {
    return items(this.store).filter(({ id }) => this.item.reopens?.includes(id));
  }

  live() {
    const pause = this.pause;
    return html`
      ${this.item.note ? html`<p class="lead" lang=${this.language}>${this.item.note}</p>` : nothing}
      <div class="break">
        <div class="clock">
          ${this.digits(pause)}
          <p class="till">${till(pause)}</p>
        </div>
        ${pause.next ? this.next(pause, pause.next) : nothing}
      </div>
      ${wall(pause)}
      ${this.open ? this.reopened.map((item) => this.mounted(item)) : nothing}
    `;
  }

  /** @param {Break} pause */
  digits({ left: rest, held }) {
    return html`<p class="digits display" ?data-hours=${rest >= 60 * MINUTE}>
      <span role="timer" aria-label=${t("Time left in the break")}>${countdown(rest)}</span>
      ${held ? html`<span class="tag" data-tone="signal">${t("held")}</span>` : nothing}
    </p>`;
  }

  /**
   * What comes next, and where this person will be then.
   * @param {Break} pause
   * @param {Item} next
   */
  next({ goesOn }, next) {
    const team = this.store.get(this.own, `team:${next.id}`);
    const theme = team && this.store.get("all", `theme:${team.room}`);
    return html`<section class="next" aria-labelledby="next-up">
      <p class="at"><span class="muted">${t("After that")}</span> ${goesOn ? html`<time class="display">${goesOn}</time>` : nothing}</p>
      <h2 id="next-up" lang=${this.language}>${next.title}</h2>
      ${theme ? ownRoom(team.room, theme, { words: this.why(next, team), language: this.language }) : this.without(next)}
      ${theme?.conference ? html`<p>${roomNumber(theme)}: ${wayTo(theme.conference)}</p>` : nothing}
      ${!theme && next.note ? html`<p lang=${this.language}>${next.note}</p>` : nothing}
    </section>`;
  }

  /**
   * @param {Item} next
   * @param {import("../elements/own-room-reason.js").Team} team
   */
  why({ id }, team) {
    return this.reopened.length && team.why !== "host"
      ? t("your room so far; it may change until the break is over")
      : reasonFor(this.store, this.own, id, team);
  }

  /** Who has no room yet, where rooms were chosen, is told when they will hear of it. @param {Item} next */
  without({ id }) {
    const choice = items(this.store).find(({ settings }) => settings?.rounds?.includes(id));
    const settled = this.reopened.length || this.workshop.staff || this.workshop.me.role === "host";
    if (settled || !choice || !begun(this.store, choice.id)) return nothing;
    const soon = choice.settings?.release === "by-hand" && !this.store.get("all", `teams:${id}`);
    return html`<p>${soon ? t("The choice is closed. You will be told your room soon.") : t("The choice is closed. You will be shown your room when it opens.")}</p>`;
  }

  /** @param {Item} item */
  mounted(item) {
    return html`<section class="reopened">
      <activity-mount .workshop=${this.workshop} .item=${item} .page=${"live"} .compact=${true}></activity-mount>
    </section>`;
  }

  control() {
    const { next, goesOn } = this.pause;
    const many = this.workshop.connected;
    return html`
      <dl class="facts">
        ${next ? html`<div><dt>${t("After that")}</dt><dd>${goesOn} <span lang=${this.language}>${next.title}</span></dd></div>` : nothing}
        <div><dt>${t("Connected")}</dt><dd>${tn("{n} person", "{n} people", many)}</dd></div>
      </dl>
    `;
  }

  stage() {
    const pause = this.pause;
    return html`<div class="stage-break">
      <div class="clock stage-time">${this.digits(pause)}</div>
      <p class="till">${till(pause)}</p>
      ${pause.next ? this.teams(pause.next) : nothing} ${wall(pause)}
    </div>`;
  }

  /** Who goes where next, as far as it is settled: how many there are in each theme's room. @param {Item} next */
  teams({ id }) {
    /** @type {Record<string, number> | undefined} */
    const sizes = this.store.get("all", `teams:${id}`)?.sizes;
    if (!sizes) return nothing;
    // Rooms that work together are one.
    const elsewhere = this.store.get("all", `merged:${id}`)?.into ?? {};
    const all = this.store.each("all", "theme").sort((a, b) => a.value.place - b.value.place);
    const themes = all.filter((theme) => !elsewhere[theme.id]);
    const guests = (/** @type {string} */ room) =>
      all.filter((theme) => elsewhere[theme.id] === room).map(({ value }) => value.name);
    return html`<div class="team-part">
      ${this.reopened.length ? html`<p>${t("So far; until the break is over rooms may change:")}</p>` : nothing}
      <ul class="team-sizes" aria-label=${t("So many work on it next")}>
      ${themes.map(
        ({ id: theme, value }) => html`<li data-theme=${theme}>
          ${badge(value)} <span lang=${this.language}>${[value.name, ...guests(theme)].join(" + ")}</span>
          <b>${number(sizes[theme] ?? 0)}</b>
        </li>`,
      )}
    </ul></div>`;
  }
}

/** When it goes on. @param {Break} pause */
function till({ goesOn, next, left: rest, held }) {
  if (!next) return nothing;
  if (held) return t("The clock stands still. It goes on from here.");
  if (rest <= 0 || !goesOn) return t("It goes on in a moment.");
  return html`${t("We go on at {time}.", { time: goesOn })} <span>${t("This is the clock that counts.")}</span>`;
}

/** The wall with the minutes that are left. @param {Break} pause */
function wall({ whole, left: rest }) {
  const { minutes, hanging, cards } = minuteCards(whole, rest);
  if (cards.length === 0) return nothing;
  const label = tn("{n} card is still on the wall", "{n} cards are still on the wall", hanging);
  return html`<figure class="minutes kraft" ?data-many=${cards.length > MANY}>
    <div class="cards" role="img" aria-label=${label}>
      ${cards.map(
        ({ gone, colour }, n) => html`<span class="minute" ?data-gone=${gone}>
          <span class="card" data-colour=${colour} ${hung(`minute ${n}`)}></span><i class="pin"></i>
        </span>`,
      )}
    </div>
    <figcaption>${tn("A card is a minute.", "A card is {n} minutes.", minutes)}</figcaption>
  </figure>`;
}

customElements.define("activity-pause", ActivityPause);
