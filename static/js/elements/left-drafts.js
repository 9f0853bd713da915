/**
 * What somebody was typing when the agenda moved on: it is kept, and can be sent while the grace time runs;
 * afterwards it can still be copied. And what an earlier page sent and was refused.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { countdown } from "../core/clock.js";
import { newId } from "../core/command.js";
import { copiedOrSelected, copyWords } from "../core/copy.js";
import { leftOver } from "../core/left.js";
import { t, tn, unparted } from "../core/words.js";
import { pageHeading } from "./focus.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {import("../core/drafts.js").Found} Found */
/** @typedef {import("../core/left.js").Group} Group */

/** That it can be sent no more. @param {Pick<Group, "title">} group */
const overWords = ({ title }) =>
  t("You were writing in “{title}”. It is over; your text is still here.", { title });

export class LeftDrafts extends Piece {
  static properties = { ...Piece.properties, copy: { state: true } };

  constructor() {
    super();
    /** What was copied last, and whether the browser did it. */
    this.copy = { about: "", done: false };
    /** @type {Group[]} */
    this.groups = [];
    /** The items of which it was said that what was written in them can still be sent. @type {Set<string>} */
    this.told = new Set();
  }

  get ticks() {
    return true;
  }

  get hears() {
    return /** @type {("outbox")[]} */ (["outbox"]);
  }

  watches() {
    return ["all/clock", "all/item:", "all/workshop"];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { drafts, outbox, clock } = this.workshop;
    // What is on its way may be there in a moment.
    const found = drafts.all().filter(({ id }) => !id || !outbox.holds(id));
    this.groups = leftOver(this.store, found, clock.now());
    const passing = this.groups.filter(({ state }) => state === "grace");
    for (const group of passing) if (!this.told.has(group.title)) this.tell(group);
    for (const group of this.groups)
      if (group.state === "closed" && this.told.has(group.title)) announce(overWords(group));
    this.told = new Set(passing.map(({ title }) => title));
  }

  /** There is little time for it. @param {Group} group */
  tell({ title, rest }) {
    announce(
      tn(
        "You were writing in “{title}”. Your text is kept here and can still be sent for {n} second.",
        "You were writing in “{title}”. Your text is kept here and can still be sent for {n} seconds.",
        Math.ceil(rest / 1000),
        { title: unparted(title) },
      ),
    );
  }

  /** What of it can still be sent is where somebody goes on who was writing. @returns {HTMLElement | null} */
  get box() {
    return this.told.size ? this.querySelector("section") : null;
  }

  render() {
    const { groups } = this;
    if (groups.length === 0) return nothing;
    return html`<section class="notice" data-tone="signal" tabindex="-1" aria-label=${t("Not sent yet")}>
      ${icon("square-pen")}
      ${groups.map((group) => this.group(group))}
    </section>`;
  }

  /** @param {Group} group */
  group(group) {
    return html`<p>${this.words(group)}</p>
      <ul class="left">
        ${repeat(
          group.drafts,
          ({ about }) => about,
          (draft) => this.draft(draft, group.state !== "closed"),
        )}
      </ul>`;
  }

  /** @param {Group} group */
  words({ title, state, rest }) {
    if (state === "open") return t("This could not be saved. Your text is still here:");
    if (state === "closed") return overWords({ title });
    return html`${t("You were writing in “{title}”. You can still send it:", { title })}
      <strong role="timer">${countdown(rest)}</strong>`;
  }

  /**
   * @param {Found} draft
   * @param {boolean} open
   */
  draft(draft, open) {
    return html`<li>
      ${draft.label ? html`<p class="muted">${draft.label}</p>` : nothing}
      <blockquote><bdi>${draft.text}</bdi></blockquote>
      ${draft.problem ? html`<p class="error" role="alert">${draft.problem}</p>` : nothing}
      <p class="buttons">
        ${open ? html`<button class="button small" @click=${() => this.deliver(draft)}>${icon("send")} ${t("Send")}</button>` : nothing}
        ${this.copying(draft)}
        <button class="button plain small" @click=${() => this.forget(draft.about)}>${icon("trash-2")} ${t("Discard")}</button>
      </p>
    </li>`;
  }

  /** @param {Found} draft */
  copying(draft) {
    const { about, done } = this.copy;
    const sign = about === draft.about && done ? "check" : "copy";
    const words = about === draft.about ? copyWords(done) : t("Copy");
    return html`<button class="button quiet small" @click=${(/** @type {Event} */ event) => this.take(draft, event)}>
      ${icon(sign)} ${words}
    </button>`;
  }

  /** Under one id, however often it is pressed: it is there once. @param {Found} draft */
  async deliver(draft) {
    const { about, text, command, field = "text", id = newId(), label } = draft;
    if (!command || this.workshop.outbox.holds(id)) return;
    this.workshop.drafts.write(about, { text, command, field, label, id });
    const outcome = await this.workshop.send({ ...command, [field]: text.trim() }, id);
    if (outcome.ok) announce(t("It is saved."));
  }

  /**
   * @param {Found} draft
   * @param {Event} event
   */
  async take({ about, text }, event) {
    const item = /** @type {Element} */ (event.currentTarget).closest("li");
    const done = await copiedOrSelected(text, item?.querySelector("blockquote") ?? null);
    this.copy = { about, done };
    announce(copyWords(done));
  }

  /** @param {string} about */
  forget(about) {
    this.workshop.drafts.write(about, { text: "" });
    announce(t("Discarded."));
    this.requestUpdate();
  }

  /** The button that was pressed is gone: the next one, or what the page is about, keeps the place. */
  get anchor() {
    return this.querySelector("button") ?? pageHeading();
  }
}

customElements.define("left-drafts", LeftDrafts);
