/** Who needs help: the one who waits longest first, with what can be done about it. It rises by itself. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { MINUTE } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import "./compose-box.js";
import { deedsOf } from "./control-deeds.js";
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
    return [`${this.audience}/help:`, "staff/person:", "staff/deed:", "all/theme:"];
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
      ${value.text ? html`<p class="said" title=${value.text}><bdi>${value.text}</bdi></p>` : nothing}
      ${value.taken ? html`<p class="muted">${t("{name} is looking after it.", { name: this.workshop.nameOf(value.taken, value.room) || t("Somebody") })}</p>` : nothing}
      ${this.answerWords(id, value)}
      ${lasts ? nothing : html`<p role="status">${t("The call has ended meanwhile. You can still answer.")}</p>`}
      <div class="buttons">
        ${lasts ? this.taking(id, value) : nothing} ${this.way(value)}
        ${this.workshop.staff ? this.answer(id) : nothing} ${lasts ? this.end(id) : nothing}
      </div>
      ${this.answering === id ? this.writing(id) : nothing} ${this.refused(id)}
    </li>`;
  }

  /**
   * Who has written to whoever calls since then, so that nobody else does once more.
   * @param {string} id
   * @param {Call} call
   */
  answerWords(id, call) {
    const answer = deedsOf(this.store).find(
      ({ what, about, at, undone }) =>
        what === "message.send" && about?.person === id && at >= call.at && !undone,
    );
    if (!answer) return nothing;
    const name = this.workshop.nameOf(answer.by ?? "") || t("Somebody");
    const ago = Math.floor((this.workshop.clock.now() - answer.at) / MINUTE);
    const words =
      ago < 1
        ? t("{name} answered just now.", { name })
        : tn("{name} answered {n} min ago.", "{name} answered {n} min ago.", ago, { name });
    return html`<p class="muted">${words}</p>`;
  }

  /**
   * Whoever pressed the wrong one gives it back; of hosts no log tells what they did.
   * @param {string} id
   * @param {Call} call
   */
  taking(id, call) {
    if (!call.taken) return this.take(id);
    if (call.taken !== this.workshop.me.person) return nothing;
    return html`<button class="button quiet small" @click=${() => this.leave(id, call)}>
      ${icon("undo-2")} <span class="may-hide">${t("I cannot after all")}</span>
    </button>`;
  }

  /**
   * @param {string} id
   * @param {Call} call
   */
  leave(id, { at, taken }) {
    return this.act({ type: "help.leave", person: id, taken, at }, id);
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
    return html`<a class="button quiet small" title=${t("To the room")} href=${link} target="_blank" rel="noreferrer noopener">
      ${icon("video")} <span class="may-hide">${t("To the room")}</span>
    </a>`;
  }

  /** @param {string} id */
  end(id) {
    return html`<button class="button quiet small" @click=${() => this.act({ type: "help.end", person: id }, id)}>
      ${icon("check")} <span class="may-hide">${t("Done")}</span>
    </button>`;
  }

  /** @param {string} id */
  answer(id) {
    return html`<button
      class="button quiet small"
      aria-expanded=${this.answering === id}
      @click=${() => this.toggle(id)}
    >
      ${icon("message-square")} <span class="may-hide">${t("Answer")}</span>
    </button>`;
  }

  /** @param {string} id */
  async toggle(id) {
    this.answering = this.answering === id ? "" : id;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector("compose-box"))?.focus();
  }

  /** @param {string} id */
  writing(id) {
    return html`<compose-box
      .workshop=${this.workshop}
      .about=${`message/${id}`}
      .command=${{ type: "message.send", person: id }}
      .label=${t("Answer, shown to this person only")}
      .most=${500}
      .lines=${2}
      @sent=${(/** @type {CustomEvent} */ event) => event.detail.ok && this.toggle("")}
    ></compose-box>`;
  }
}

customElements.define("control-help", ControlHelp);
