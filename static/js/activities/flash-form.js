/**
 * Where somebody says their sentence and sets their mark, or passes. What was typed is kept as a draft until
 * the server has it; a refusal keeps it here with the reason.
 */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { characterCount, charactersLeft, tooLong } from "../elements/characters.js";
import { icon } from "../elements/icons.js";
import { Piece } from "../elements/piece.js";

/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {{ text?: string, mark?: number, room?: string }} Ballot */

const MOST = 200;
const NEARLY = 40;

export class FlashForm extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    ballot: { attribute: false },
    shown: { attribute: false },
    text: { state: true },
    mark: { state: true },
    unmarked: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  constructor() {
    super();
    /** @type {Item} */
    this.item = /** @type {any} */ (undefined);
    /** What this person has said already. @type {Ballot | undefined} */
    this.ballot = undefined;
    /** Whether the sentences are revealed, so that this one will be seen at once. */
    this.shown = false;
    this.text = "";
    this.mark = 0;
    /** Whether they have chosen to set no mark; at first nothing is chosen. */
    this.unmarked = false;
    this.problem = "";
    this.sending = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (!changed.has("item")) return;
    const { drafts } = this.workshop;
    this.text = drafts.read(sentenceOf(this.item)).text || (this.ballot?.text ?? "");
    this.mark = Number(drafts.read(markOf(this.item)).text) || (this.ballot?.mark ?? 0);
  }

  get hears() {
    return /** @type {("outbox" | "line")[]} */ (["outbox", "line"]);
  }

  focus() {
    this.querySelector("textarea")?.focus();
  }

  get settings() {
    return this.item.settings ?? {};
  }

  keep() {
    const { drafts } = this.workshop;
    const command = { type: "flash.say", item: this.item.id, mark: this.mark };
    drafts.write(sentenceOf(this.item), { text: this.text, command, label: this.settings.question });
    drafts.write(markOf(this.item), { text: this.mark ? String(this.mark) : "" });
  }

  /** @param {string} text */
  type(text) {
    this.text = text;
    this.problem = "";
    this.keep();
  }

  /** @param {number} mark */
  choose(mark) {
    this.mark = mark;
    this.unmarked = mark === 0;
    this.problem = "";
    this.keep();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.text.replace(/\s+/g, " ").trim();
    if (!text && !this.mark) {
      this.problem = this.settings.scale
        ? t("Write a sentence or choose a mark. If you would rather say nothing, pass.")
        : t("Write a sentence. If you would rather say nothing, pass.");
      return this.focus();
    }
    if (tooLong(text, MOST)) return this.focus();
    return this.send(text, this.mark);
  }

  /**
   * @param {string} text
   * @param {number} mark
   */
  async send(text, mark) {
    if (this.sending) return;
    this.sending = true;
    const outcome = await this.workshop.send({ type: "flash.say", item: this.item.id, text, mark });
    this.sending = false;
    this.problem = outcome.ok ? "" : outcome.text;
    if (!outcome.ok) return;
    forget(this.workshop.drafts, this.item, text || mark ? "" : this.text);
    this.dispatchEvent(new CustomEvent("said"));
  }

  render() {
    const { steps = 5, scale } = this.settings;
    return html`<form @submit=${(/** @type {Event} */ event) => this.submit(event)}>
      ${this.sentence()} ${scale ? this.scale(steps) : nothing}
      ${this.problem ? html`<p class="error" id="flash-problem" role="alert">${this.problem}</p>` : nothing}
      ${this.sending ? html`<p class="muted" role="status">${this.underway()}</p>` : nothing}
      <div class="buttons">
        <button class="button" type="submit" aria-disabled=${this.sending}>
          ${this.shown ? html`${icon("send")} ${t("Say it")}` : html`${icon("lock")} ${t("Hand it in, sealed")}`}
        </button>
        ${
          this.shown
            ? nothing
            : html`<button class="button quiet" type="button" aria-disabled=${this.sending} @click=${() => this.send("", 0)}>
                ${icon("skip-forward")} ${t("I pass")}
              </button>`
        }
        ${this.ballot ? this.cancelling() : nothing}
      </div>
    </form>`;
  }

  sentence() {
    const rest = charactersLeft(this.text, MOST);
    const described = ["flash-hint", rest <= NEARLY && "flash-count", this.problem && "flash-problem"];
    return html`<div class="field">
      <label for="flash-sentence">${t("Your sentence")}</label>
      <p class="hint" id="flash-hint">
        ${
          this.shown
            ? t("In the first person. It is seen at once, without your name, and can no longer be changed.")
            : t("In the first person. Nobody sees it until all are revealed, and then without your name.")
        }
      </p>
      <textarea
        id="flash-sentence"
        rows="3"
        .value=${this.text}
        dir="auto"
        aria-describedby=${described.filter(Boolean).join(" ")}
        aria-invalid=${rest < 0 || Boolean(this.problem)}
        @input=${(/** @type {any} */ event) => this.type(event.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event)}
      ></textarea>
      ${characterCount(rest, { id: "flash-count", from: NEARLY })}
    </div>`;
  }

  /** One sentence has no lines: Enter makes none, and with Ctrl it hands in. @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) this.submit(event);
  }

  /** @param {number} steps */
  scale(steps) {
    const { scale, low = "", high = "" } = this.settings;
    const marks = Array.from({ length: steps }, (_, at) => at + 1);
    const ends = new Map([
      [1, low],
      [steps, high],
    ]);
    return html`<fieldset class="field scale">
      <legend>${scale}</legend>
      <div class="marks">
        <span class="low" aria-hidden="true">${low}</span>
        <div class="segmented">${marks.map((mark) => this.radio(mark, ends.get(mark) ?? ""))}</div>
        <span class="high" aria-hidden="true">${high}</span>
      </div>
      <label class="choice">
        <input type="radio" name="flash-mark" value="0" .checked=${this.unmarked} @change=${() => this.choose(0)} />
        ${t("no mark")}
      </label>
    </fieldset>`;
  }

  /**
   * @param {number} mark
   * @param {string} end what it means, for the first and the last
   */
  radio(mark, end) {
    return html`<label>
      <input
        type="radio"
        name="flash-mark"
        value=${mark}
        aria-label=${end ? `${mark}, ${end}` : mark}
        .checked=${this.mark === mark}
        @change=${() => this.choose(mark)}
      />${mark}
    </label>`;
  }

  underway() {
    if (this.workshop.outbox.open) return t("is being sent");
    if (this.workshop.outbox.keeps)
      return t("Waits for the connection. It is kept on this device and sent by itself.");
    return t("Waits for the connection, and is sent by itself as long as this page is open.");
  }

  cancelling() {
    return html`<button
      class="button plain"
      type="button"
      @click=${() => {
        forget(this.workshop.drafts, this.item);
        this.dispatchEvent(new CustomEvent("said"));
      }}
    >
      ${t("Leave it as it was")}
    </button>`;
  }
}

/** What the draft of a sentence is about. @param {Item} item */
export function sentenceOf(item) {
  return `${item.id}/sentence`;
}

/** @param {Item} item */
function markOf(item) {
  return `${item.id}/mark`;
}

/**
 * Drop the drafts; of who passes, the text stays on this device, for when they think better of it.
 * @param {import("../core/drafts.js").Drafts} drafts
 * @param {Item} item
 * @param {string} [text]
 */
export function forget(drafts, item, text = "") {
  drafts.write(sentenceOf(item), { text });
  drafts.write(markOf(item), { text: "" });
}

customElements.define("flash-form", FlashForm);
