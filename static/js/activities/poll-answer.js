/**
 * Where somebody answers one question of a poll. What was chosen or typed is kept as a draft until the server has it; a
 * refusal keeps it here with the reason.
 */

import { html, nothing } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { tooLong } from "../elements/characters.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";
import { fieldsOf } from "./poll-fields.js";
import { blank, moved, same } from "./poll-model.js";

/** @typedef {import("./poll-model.js").Asked} Asked */
/** @typedef {import("./poll-model.js").Given} Given */

export const LONGEST_WORD = 60;

export class PollAnswer extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    number: { attribute: false },
    asked: { attribute: false },
    given: { attribute: false },
    heading: { attribute: false },
    draft: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item} */
    this.item = /** @type {any} */ (undefined);
    this.number = 1;
    /** @type {Asked} */
    this.asked = /** @type {any} */ (undefined);
    /** What the server has of this person. @type {Given} */
    this.given = {};
    /** The id of the heading that asks. */
    this.heading = "";
    /** What is chosen or typed, where that is not what was given. @type {Given | undefined} */
    this.draft = undefined;
    this.problem = "";
    this.sending = false;
  }

  get hears() {
    return /** @type {("outbox" | "line")[]} */ (["outbox", "line"]);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("item") || changed.has("number")) this.draft = this.kept();
  }

  /** What an answer is about, for the drafts of this device. */
  get about() {
    return `${this.item.id}/poll/${this.number}`;
  }

  /** @returns {Given | undefined} */
  kept() {
    try {
      return JSON.parse(this.workshop.drafts.read(this.about).text || "null") ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** What the fields show; a ranking begins in the order of the file. @returns {Given} */
  get answer() {
    const answer = this.draft ?? this.given;
    if (this.asked.kind !== "ranking" || answer.chosen?.length) return answer;
    return { chosen: this.asked.options.map((_, at) => at + 1) };
  }

  /** @param {Given} draft */
  change(draft) {
    this.draft = draft;
    this.problem = "";
    this.workshop.drafts.write(this.about, { text: JSON.stringify(draft) });
  }

  /**
   * One option of a ranking further up or down; the button that was pressed keeps the focus, or its neighbour does.
   * @param {number} at from 0
   * @param {1 | -1} by
   */
  async move(at, by) {
    const order = this.answer.chosen ?? [];
    const option = this.asked.options[(order[at] ?? 1) - 1] ?? "";
    this.change({ chosen: moved(order, at, by) });
    const place = at + by + 1;
    announce(t("{option}: place {place} of {many}", { option, place, many: order.length }));
    await this.updateComplete;
    const row = this.querySelectorAll(".ranking li")[at + by];
    const way = by < 0 ? ".up" : ".down";
    const button = row?.querySelector(`${way}:not(:disabled)`) ?? row?.querySelector("button:not(:disabled)");
    /** @type {HTMLElement | null | undefined} */ (button)?.focus();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const words = (this.answer.words ?? []).map((word) => word.replace(/\s+/g, " ").trim()).filter(Boolean);
    if (words.some((word) => tooLong(word, LONGEST_WORD))) {
      this.problem = t("A word may have 60 characters at most.");
      return undefined;
    }
    const answer = { chosen: this.answer.chosen ?? [], words };
    if (blank(answer)) {
      this.problem = this.asked.kind === "words" ? t("Write a word first.") : t("Choose something first.");
      return undefined;
    }
    return this.send(answer, t("Your answer is saved."));
  }

  /**
   * @param {Given} answer
   * @param {string} done what is said then
   */
  async send(answer, done) {
    if (this.sending) return;
    this.sending = true;
    const { chosen = [], words = [] } = answer;
    const command = { type: "poll.answer", item: this.item.id, question: this.number, chosen, words };
    const outcome = await this.workshop.send(command);
    this.sending = false;
    this.problem = outcome.ok ? "" : outcome.text;
    if (!outcome.ok) return;
    this.draft = undefined;
    this.workshop.drafts.write(this.about, { text: "" });
    announce(done);
  }

  render() {
    const problem = `${this.heading}-problem`;
    const given = !blank(this.given);
    return html`<form @submit=${(/** @type {Event} */ event) => this.submit(event)}>
      ${fieldsOf(this, this.problem ? problem : "")}
      ${this.problem ? html`<p class="error" id=${problem} role="alert">${this.problem}</p>` : nothing}
      <div class="buttons">
        <button class="button" type="submit" aria-disabled=${this.sending} aria-describedby=${this.heading}>
          ${icon("send")} ${given ? t("Change the answer") : t("Answer")}
        </button>
        ${
          given
            ? html`<button
                class="button plain"
                type="button"
                aria-describedby=${this.heading}
                @click=${() => this.send({}, t("Your answer is taken back."))}
              >
                ${icon("undo-2")} ${t("Take it back")}
              </button>`
            : nothing
        }
      </div>
      <p class="state">${this.state(given)}</p>
    </form>`;
  }

  /** @param {boolean} given */
  state(given) {
    if (this.sending)
      return this.workshop.outbox.open
        ? t("is being sent")
        : t("Waits for the connection, and is sent by itself.");
    if (this.draft && !same(this.draft, this.given))
      return given ? t("Changed, not sent yet.") : t("Not sent yet.");
    return given ? html`${icon("circle-check")} ${t("Your answer is saved. You can change it.")}` : nothing;
  }

  get anchor() {
    return /** @type {HTMLElement | null} */ (this.querySelector("button[type=submit]"));
  }
}

customElements.define("poll-answer", PollAnswer);
