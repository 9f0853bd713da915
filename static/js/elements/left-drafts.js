/**
 * What somebody was typing when the agenda moved on: it is kept, and can be sent while the grace time runs;
 * afterwards it can still be copied.
 */

import { html, nothing } from "../../vendor/lit.js";
import { clockEntity, items, phase } from "../core/agenda.js";
import { countdown } from "../core/clock.js";
import { t } from "../core/words.js";
import { Piece } from "./piece.js";

/** @typedef {import("../core/drafts.js").Draft & { about: string }} Left */

export class LeftDrafts extends Piece {
  static properties = { ...Piece.properties, problem: { state: true } };

  constructor() {
    super();
    this.problem = "";
  }

  get ticks() {
    return true;
  }

  watches() {
    return ["all/clock"];
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
      ${drafts.map((draft) => this.draft(draft, item.title, rest))}
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
    </section>`;
  }

  /**
   * @param {Left} draft
   * @param {string} title
   * @param {number} rest
   */
  draft(draft, title, rest) {
    const words =
      rest > 0
        ? t("You were writing in “{title}”. You can still send it for {time}.", {
            title,
            time: countdown(rest),
          })
        : t("You were writing in “{title}”. It is over; your text is still here.", { title });
    return html`<div class="stack">
      <p>${words}<br /><bdi>${draft.text}</bdi></p>
      ${rest > 0 ? html`<button class="button small" @click=${() => this.deliver(draft)}>${t("Send")}</button>` : nothing}
      <button class="button quiet small" @click=${() => this.copy(draft)}>${t("Copy")}</button>
      <button class="button quiet small" @click=${() => this.discard(draft)}>${t("Discard")}</button>
    </div>`;
  }

  /** @param {Left} draft */
  async deliver(draft) {
    const { command, field = "text", text, about } = draft;
    if (!command) return;
    const outcome = await this.workshop.send({ ...command, [field]: text.trim() });
    this.problem = outcome.ok ? "" : outcome.text;
    if (outcome.ok) this.workshop.drafts.write(about, { text: "" });
    this.requestUpdate();
  }

  /** @param {Left} draft */
  async copy(draft) {
    await navigator.clipboard?.writeText(draft.text);
  }

  /** @param {Left} draft */
  discard(draft) {
    this.workshop.drafts.write(draft.about, { text: "" });
    this.requestUpdate();
  }
}

customElements.define("left-drafts", LeftDrafts);
