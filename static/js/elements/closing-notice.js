/** The notice that the rooms close, on every page that somebody has who is in one; said aloud once. */

import { html } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { countdown } from "../core/clock.js";
import { t } from "../core/words.js";
import { closingSoon, closingWords } from "./closing-soon.js";
import { icon } from "./icons.js";

/** @typedef {import("./closing-soon.js").Closing} Closing */

/**
 * That the rooms close soon, for who is in one.
 * @param {import("../core/workshop.js").Workshop} workshop
 */
export function closingFor({ room, store, clock }) {
  return room ? closingSoon(store, clock.now()) : undefined;
}

/** @param {Closing} closing */
export function closingNotice(closing) {
  return html`<div class="notice closing" data-tone="signal">
    ${icon("clock")}
    <p>
      <strong>${t("The rooms close in {time}.", { time: countdown(closing.rest) })}</strong>
      ${t("What you are writing is kept.")}
    </p>
  </div>`;
}

export class ClosingTold {
  constructor() {
    /** The notice that was said last, with the end that it told. */
    this.last = "";
  }

  /** @param {import("../core/workshop.js").Workshop} workshop */
  tell(workshop) {
    const soon = closingFor(workshop);
    const notice = soon ? `${soon.notice} ${soon.ends}` : "";
    if (soon && notice !== this.last) announce(closingWords(workshop.store, soon));
    this.last = notice;
  }
}
