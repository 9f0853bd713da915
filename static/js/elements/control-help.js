/** Who needs help: the one who waits longest first, with what can be done about it. It rises by itself. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import "./compose-box.js";
import { ControlPiece } from "./control-piece.js";
import { length } from "./control-standing.js";
import { icon } from "./icons.js";
import { Order } from "./order.js";

/** @typedef {{ at: number, text?: string, room?: string, taken?: string }} Call `taken` is the person who looks after it */
/** @typedef {{ id: string, value: Call }} Called */

export class ControlHelp extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    audience: { attribute: false },
    answering: { state: true },
  };

  constructor() {
    super();
    /** Whose calls are shown: the staff's are all, a host's those of the room. */
    this.audience = "staff";
    /** The person who is being answered. */
    this.answering = "";
    /** The call that is being answered, as it last was: it stays until the answer is sent or put away. */
    this.answered = /** @type {Called | undefined} */ (undefined);
    /** @type {Set<string> | undefined} */
    this.heard = undefined;
    this.order = new Order(() => this.querySelector(".calls"));
  }

  get ticks() {
    return true;
  }

  watches() {
    return [`${this.audience}/help:`, "staff/person:", "all/theme:"];
  }

  /** Those for whom nobody cares yet, before the others. @returns {Called[]} */
  calls() {
    return this.store
      .each(this.audience, "help")
      .sort(
        (a, b) => Number(Boolean(a.value.taken)) - Number(Boolean(b.value.taken)) || a.value.at - b.value.at,
      );
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const called = this.calls().find(({ id }) => id === this.answering);
    if (called) this.answered = called;
    else if (!this.answering) this.answered = undefined;
  }

  /** A call that ended while it was being answered, so that nobody's words go with it. @returns {Called[]} */
  ended() {
    const { answered } = this;
    return answered && !this.calls().some(({ id }) => id === answered.id) ? [answered] : [];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const calls = this.calls();
    this.toggleAttribute("data-calls", calls.length > 0);
    for (const { id, value } of calls) {
      if (this.heard && !this.heard.has(`${id} ${value.at}`)) {
        announce(t("{name} asks for help. {text}", { name: this.who(id, value), text: value.text ?? "" }));
      }
    }
    this.heard = new Set(calls.map(({ id, value }) => `${id} ${value.at}`));
  }

  /**
   * @param {string} id
   * @param {Call} call
   */
  who(id, call) {
    const name = this.workshop.nameOf(id, call.room) || t("Somebody");
    const room = call.room ? this.store.get("all", `theme:${call.room}`)?.name : "";
    return room ? `${name}, ${room}` : name;
  }

  render() {
    const calls = this.calls();
    const ended = this.ended();
    const waits = calls.some(({ value }) => !value.taken);
    const shown = this.order.settle([...calls, ...ended]);
    return html`
      <h2 tabindex="-1" data-anchor>
        ${t("Help")}
        ${calls.length ? html`<span class="badge" data-tone=${waits ? "alarm" : ""}>${calls.length}</span>` : nothing}
      </h2>
      ${
        shown.length
          ? html`<ul class="calls">
              ${repeat(
                shown,
                ({ id }) => id,
                (one) => this.call(one, !ended.includes(one)),
              )}
            </ul>`
          : html`<p class="muted">${t("Nobody asks for help.")}</p>`
      }
      ${this.refused()}
    `;
  }

  /**
   * @param {Called} called
   * @param {boolean} lasts whether help is still asked for
   */
  call({ id, value }, lasts) {
    const since = length(Math.max(0, this.workshop.clock.now() - value.at));
    return html`<li data-tone=${value.taken ? "signal" : "alarm"}>
      ${icon(value.taken ? "hand" : "triangle-alert")}
      <p class="who"><b><bdi>${this.who(id, value)}</bdi></b> <time>${t("for {time}", { time: since })}</time></p>
      ${value.text ? html`<p><bdi>${value.text}</bdi></p>` : nothing}
      ${value.taken ? html`<p class="muted">${t("{name} is looking after it.", { name: this.workshop.nameOf(value.taken, value.room) || t("Somebody") })}</p>` : nothing}
      ${lasts ? nothing : html`<p role="status">${t("The call has ended meanwhile. You can still answer.")}</p>`}
      <div class="buttons">
        ${lasts && !value.taken ? this.take(id) : nothing} ${this.way(value)}
        ${this.workshop.staff ? this.answer(id) : nothing} ${lasts ? this.end(id) : nothing}
      </div>
      ${this.answering === id ? this.writing(id) : nothing} ${this.refused(id)}
    </li>`;
  }

  /** @param {string} id */
  take(id) {
    return html`<button class="button small" @click=${() => this.act({ type: "help.take", person: id }, id)}>
      ${icon("hand")} ${t("I look after it")}
    </button>`;
  }

  /** To where whoever calls can be spoken to. @param {Call} call */
  way({ room }) {
    const link = room ? this.store.get("all", `theme:${room}`)?.conference : "";
    if (!link) return nothing;
    return html`<a class="button quiet small" href=${link} target="_blank" rel="noreferrer noopener">
      ${icon("video")} ${t("To the room")}
    </a>`;
  }

  /** @param {string} id */
  end(id) {
    return html`<button class="button quiet small" @click=${() => this.act({ type: "help.end", person: id }, id)}>
      ${icon("check")} ${t("Done")}
    </button>`;
  }

  /** @param {string} id */
  answer(id) {
    return html`<button
      class="button quiet small"
      aria-expanded=${this.answering === id}
      @click=${() => this.toggle(id)}
    >
      ${icon("message-square")} ${t("Answer")}
    </button>`;
  }

  /** @param {string} id */
  async toggle(id) {
    this.answering = this.answering === id ? "" : id;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("compose-box"))?.focus();
  }

  /** Whoever answers looks after it: else another moderator answers once more. @param {string} id */
  async hasAnswered(id) {
    this.toggle("");
    const call = this.calls().find((one) => one.id === id);
    if (call && !call.value.taken) await this.act({ type: "help.take", person: id }, id);
  }

  /** @param {string} id */
  writing(id) {
    return html`<compose-box
      .workshop=${this.workshop}
      .about=${`message/${id}`}
      .command=${{ type: "message.send", person: id, minutes: 10 }}
      .label=${t("Answer, shown to this person only")}
      .most=${500}
      @sent=${(/** @type {CustomEvent} */ event) => event.detail.ok && this.hasAnswered(id)}
    ></compose-box>`;
  }
}

customElements.define("control-help", ControlHelp);
