/**
 * The shared screen: dark, one idea at a time, readable from the last row, with nothing to press and nothing
 * private. It follows the agenda by itself; the activity draws what happens, the rail beside it the time, what
 * comes next and how to join.
 */

import { html, keyed, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, items, present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { stayAwake } from "../core/awake.js";
import { t, unparted } from "../core/words.js";
import "./activity-mount.js";
import { beginning } from "./beginning.js";
import { replaced } from "./ended.js";
import { beginAt } from "./focus.js";
import { emblem } from "./icons.js";
import { Piece } from "./piece.js";
import { property } from "./property.js";
import { namesOtherMinutes, runningTime, untilWords } from "./running-time.js";
import "./stage-messages.js";
import { pinned } from "./stage-pinned.js";
import { heading, joining, lengthOf, nextBlock, people, timeBlock } from "./stage-rail.js";

/** @typedef {import("../core/agenda.js").Item} Item */

export class StageScreen extends Piece {
  constructor() {
    super();
    this.shown = "";
    /** @type {(() => void) | undefined} */
    this.sleep = undefined;
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("line" | "presence" | "ended")[]} */ (["line", "presence", "ended"]);
  }

  watches() {
    return [
      "all/clock",
      "all/item:",
      "all/theme:",
      "all/workshop",
      "all/ran:",
      "all/spotlight",
      "all/pinned",
    ];
  }

  connectedCallback() {
    super.connectedCallback();
    this.sleep = stayAwake();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sleep?.();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.workshop.socket.state === "ended") return beginAt(this.querySelector("h1"));
    const { state, item } = clockEntity(this.store);
    const now = state === "over" ? "over" : (item ?? "");
    if (now === this.shown) return;
    this.shown = now;
    const title = present(this.store)?.title ?? "";
    document.title = unparted([title, this.about.title].filter(Boolean).join(" · "));
    if (title) announce(t("Now: {title}", { title }));
  }

  get about() {
    return this.store.get("all", "workshop") ?? {};
  }

  render() {
    if (this.workshop.socket.state === "ended") return this.ended();
    if (!this.store.audiences.has("all")) return this.arriving();
    const { state } = clockEntity(this.store);
    return html`<div class="frame" data-state=${state}>
      <main id="main" tabindex="-1">
        <stage-messages .workshop=${this.workshop}></stage-messages>
        <div class="idea">${this.idea(state)}</div>
      </main>
      <aside class="rail ${state === "planned" ? "kraft" : ""}" aria-label=${t("Time, what comes next, how to join")}>
        ${timeBlock(this.workshop)}
        ${state === "planned" ? nothing : nextBlock(this.workshop)}
        <div class="foot">${state === "over" ? nothing : html`${people(this.workshop)} ${joining(this.workshop)}`}</div>
      </aside>
    </div>`;
  }

  /** A sentence in the light, else the view that is pinned, else what is on. @param {string} state */
  idea(state) {
    if (this.lit) return this.spotlight(this.lit);
    const view = this.store.get("all", "pinned")?.view;
    return view ? pinned(this.workshop, view) : this.leaf(state);
  }

  /** The sentence that is in the light. @returns {{ text: string, source: string } | undefined} */
  get lit() {
    return this.store.get("all", "spotlight");
  }

  /** It alone, and from which room it comes. @param {{ text: string, source: string }} lit */
  spotlight({ text, source }) {
    const room = /^room:([^/]+)/.exec(source)?.[1] ?? "";
    const theme = this.store.get("all", `theme:${room}`);
    return html`<article class="leaf lit" data-theme=${room}>
      <header class="head">
        <h1 class="visually-hidden">${t("On the stage")}</h1>
        ${theme ? html`<p class="step">${theme.emblem ? emblem(theme.emblem) : nothing} <b lang=${this.language}>${theme.name}</b></p>` : nothing}
      </header>
      <blockquote data-length=${text.length > 160 ? "long" : text.length > 60 ? "some" : "short"}><bdi>${text}</bdi></blockquote>
    </article>`;
  }

  /** What is on; each item is a leaf of its own, and the agenda turns it. @param {string} state */
  leaf(state) {
    if (state === "planned") return this.before();
    const item = present(this.store) ?? items(this.store).at(-1);
    if (state === "over" || !item) return this.over(item);
    return keyed(
      item.id,
      html`<article class="leaf" data-kind=${item.kind}>
        <header class="head">
          ${heading(item.title, this.language)}
          ${this.step(item)} ${this.truly(item)}
        </header>
        ${this.activity(item)}
      </article>`,
    );
  }

  /** @param {Item} item */
  activity(item) {
    return html`<activity-mount .workshop=${this.workshop} .item=${item} .page=${"stage"}></activity-mount>`;
  }

  /** When it really ends, where its title says how long it was to be. @param {Item} item */
  truly({ title }) {
    const time = runningTime(this.store, this.workshop.clock.now());
    if (!time || !namesOtherMinutes(title, time.whole)) return nothing;
    return html`<p class="step"><b>${untilWords(this.workshop, time)}</b></p>`;
  }

  /** @param {Item} item */
  step(item) {
    const at = clockEntity(this.store).step ?? 0;
    const found = item.steps?.[at];
    if (!found) return nothing;
    const [number, steps] = [at + 1, item.steps?.length ?? 0];
    return html`<p class="step">
      <span class="muted">${t("Step {number} of {steps}", { number, steps })}</span>
      <b lang=${this.language}>${found.title}</b>
    </p>`;
  }

  before() {
    const { title = "", series } = this.about;
    const { words, left } = beginning(this.store, this.workshop.clock.now());
    return html`<article class="leaf before">
      <header class="head" lang=${this.language}>
        ${series ? html`<p class="series">${series}</p>` : nothing}
        ${heading(title)}
      </header>
      <div class="begins">
        <p class="soon">${words}</p>
        ${
          left
            ? html`<p class="display big-clock" role="timer" aria-label=${t("Time left")} ${property("--letters", left.length)}>${left}</p>`
            : nothing
        }
      </div>
      ${this.themes()}
    </article>`;
  }

  /** Those that have an emblem, to be recognised by it later. */
  themes() {
    const themes = this.store
      .each("all", "theme")
      .filter(({ value }) => value.emblem)
      .sort((a, b) => a.value.place - b.value.place);
    if (themes.length === 0) return nothing;
    return html`<ul class="themes" aria-label=${t("Themes")}>
      ${repeat(
        themes,
        ({ id }) => id,
        ({ id, value }) =>
          html`<li data-theme=${id} lang=${this.language}>${emblem(value.emblem)} <span data-length=${lengthOf(value.name)}>${value.name}</span></li>`,
      )}
    </ul>`;
  }

  /** @param {Item | undefined} last */
  over(last) {
    return html`<article class="leaf over">
      <header class="head">
        <h1 class="display" data-length="short">${t("Thank you.")}</h1>
        <p class="step">${t("The workshop is over. What you wrote waits on your own page, to take along.")}</p>
      </header>
      ${last ? this.activity(last) : nothing}
    </article>`;
  }

  arriving() {
    return html`<main id="main" class="alone"><p role="status">${t("Connecting …")}</p></main>`;
  }

  ended() {
    if (this.workshop.socket.why === "replaced") return replaced();
    return html`<main id="main" class="alone">
      <h1 class="display" tabindex="-1">${t("This screen is no longer connected.")}</h1>
      <p>${t("Its link was renewed. Please open the stage again with the new link from the control panel.")}</p>
    </main>`;
  }
}

customElements.define("stage-screen", StageScreen);
