/**
 * What somebody was typing when the agenda moved on: it is kept, and can be sent while the grace time runs;
 * afterwards it can still be copied.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, items, phase } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { countdown } from "../core/clock.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";

/** @typedef {import("../core/drafts.js").Draft & { about: string }} Left */

export class LeftDrafts extends Piece {
  static properties = { ...Piece.properties, problem: { state: true }, copied: { state: true } };

  constructor() {
    super();
    this.problem = "";
    /** What was copied last. */
    this.copied = "";
  }

  get ticks() {
    return true;
  }

  watches() {
    return ["all/clock", "all/item:", "all/workshop"];
  }

  render() {
    const clock = clockEntity(this.store);
    const item = items(this.store).find(({ id }) => id === clock.left);
    const now = this.workshop.clock.now();
    if (!item || phase(this.store, item.id, now) === "open") return nothing;
    const drafts = this.workshop.drafts.of(item.id);
    if (drafts.length === 0) return nothing;
    const grace = (this.store.get("all", "workshop")?.grace ?? 60) * 1000;
    const rest = (clock.left_at ?? 0) + grace - now;
    return html`<section class="notice" data-tone="signal" aria-label=${t("Not sent yet")}>
      ${icon("square-pen")}
      <p>${this.words(item.title, rest)}</p>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
      <ul class="left">
        ${repeat(
          drafts,
          ({ about }) => about,
          (draft) => this.draft(draft, rest > 0),
        )}
      </ul>
    </section>`;
  }

  /**
   * @param {string} title
   * @param {number} rest of the grace time, in ms
   */
  words(title, rest) {
    if (rest <= 0) return t("You were writing in “{title}”. It is over; your text is still here.", { title });
    return html`${t("You were writing in “{title}”. You can still send it:", { title })}
      <strong role="timer">${countdown(rest)}</strong>`;
  }

  /**
   * @param {Left} draft
   * @param {boolean} open
   */
  draft(draft, open) {
    const copied = this.copied === draft.about;
    return html`<li>
      ${draft.label ? html`<p class="muted">${draft.label}</p>` : nothing}
      <blockquote><bdi>${draft.text}</bdi></blockquote>
      <p class="buttons">
        ${open ? html`<button class="button small" @click=${() => this.deliver(draft)}>${icon("send")} ${t("Send")}</button>` : nothing}
        <button class="button quiet small" @click=${() => this.copy(draft)}>
          ${icon(copied ? "check" : "copy")} ${copied ? t("Copied.") : t("Copy")}
        </button>
        <button class="button plain small" @click=${() => this.discard(draft)}>${icon("trash-2")} ${t("Discard")}</button>
      </p>
    </li>`;
  }

  /** @param {Left} draft */
  async deliver(draft) {
    const { command, field = "text", text, about } = draft;
    if (!command) return;
    const outcome = await this.workshop.send({ ...command, [field]: text.trim() });
    this.problem = outcome.ok ? "" : outcome.text;
    if (!outcome.ok) return;
    announce(t("It is saved."));
    this.forget(about);
  }

  /** @param {Left} draft */
  async copy(draft) {
    await navigator.clipboard?.writeText(draft.text);
    this.copied = draft.about;
    announce(t("Copied."));
  }

  /** @param {Left} draft */
  discard(draft) {
    this.forget(draft.about);
  }

  /** @param {string} about */
  forget(about) {
    this.workshop.drafts.write(about, { text: "" });
    this.requestUpdate();
    // The button that was pressed is gone: the next one, or the page, keeps the place.
    this.updateComplete.then(() => {
      const next = this.querySelector("button") ?? document.getElementById("main");
      next?.focus({ preventScroll: true });
    });
  }
}

customElements.define("left-drafts", LeftDrafts);
