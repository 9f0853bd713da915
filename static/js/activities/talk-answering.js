/** Questions are answered one after the other: one stands on the stage, and one press goes on to the next. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { isLit } from "../elements/spotlight.js";
import { ranked } from "./talk-questions.js";

/** @typedef {import("./talk.js").ActivityTalk} Talk */
/** @typedef {import("./talk-questions.js").Asked} Asked */

// Who presses within this time after another question came on has not yet seen that it did, in ms.
const UNSEEN = 600;

/**
 * Whether it is being answered now.
 * @param {Pick<Talk, "workshop">} talk
 * @param {string} id
 */
function onNow({ workshop }, id) {
  return isLit(workshop, `all/question:${id}`);
}

/**
 * Said beside the question, to everybody.
 * @param {Talk} talk
 * @param {string} id
 */
export function nowTag(talk, id) {
  if (!onNow(talk, id)) return nothing;
  return html`<span class="tag" data-tone="signal">${t("is being answered now")}</span>`;
}

/** For who moderates: the most wanted question first, and those after it. */
export class Answering {
  /**
   * @param {Pick<Talk, "workshop" | "act">} talk
   * @param {() => number} tick ms that never run backwards
   */
  constructor(talk, tick = () => performance.now()) {
    this.talk = talk;
    this.tick = tick;
    /** The question that is being answered. @type {Asked | undefined} */
    this.now = undefined;
    /** The one after it. @type {Asked | undefined} */
    this.next = undefined;
    this.came = Number.NEGATIVE_INFINITY;
    this.underway = false;
  }

  /** @param {Asked[]} asked */
  look(asked) {
    const now = asked.find(({ id }) => onNow(this.talk, id));
    if (now && now.id !== this.now?.id) this.came = this.tick();
    this.now = now;
    this.next = ranked(asked).find(({ id, value }) => !value.answered && id !== now?.id);
  }

  /** @param {Asked[]} asked */
  button(asked) {
    this.look(asked);
    const { now, next } = this;
    if (!now && !next) return nothing;
    const on = next ? t("Answered, next question") : t("Answered, that was the last one");
    return html`<button class=${now ? "button small" : "button quiet small"} @click=${() => this.press()}>
      ${icon(now ? "check" : "monitor")} ${now ? on : t("Answer one after the other")}
    </button>`;
  }

  /** Once, also for who presses twice: the question that has just come on is not answered yet. */
  async press() {
    if (this.underway || this.tick() - this.came < UNSEEN) return;
    this.underway = true;
    await this.goOn();
    this.underway = false;
  }

  async goOn() {
    const { now, next, talk } = this;
    const open = now && !now.value.answered;
    await talk.act("talk.go_on", {
      item: (now ?? next)?.value.item,
      ...(open && { done_with: now.id }),
      ...(next && { lit: next.id }),
    });
  }
}
