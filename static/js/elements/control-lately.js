/**
 * The deed that *Undo* takes back, named on its button, and apart from it what was done since and is not meant by it;
 * the whole log opens from here.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";
import {
  briefly,
  deedsOf,
  deedWords,
  doneWords,
  judgedBy,
  lastToUndo,
  newsSince,
  stuckWords,
  whoWords,
} from "./control-deeds.js";
import { ControlPiece } from "./control-piece.js";
import { tooSoon } from "./control-steering.js";
import { icon } from "./icons.js";

/** @typedef {import("./control-deeds.js").Deed} Deed */

const MOST = 3;

export class ControlLately extends ControlPiece {
  static properties = {
    ...ControlPiece.properties,
    steering: { attribute: false },
    warned: { state: true },
  };

  constructor() {
    super();
    /** @type {import("./control-steering.js").Steering} */
    this.steering = /** @type {any} */ (undefined);
    /** The last deed that was said to stay: what is older is meant by the next press. */
    this.warned = "";
  }

  watches() {
    return [...judgedBy(this.workshop?.store), "staff/former:", "staff/person:", "all/name:", "all/theme:"];
  }

  render() {
    const deeds = deedsOf(this.store);
    const named = this.named(deeds);
    const news = newsSince(named.stuck ?? named.take, deeds);
    return html`
      ${named.take || named.stuck ? this.back(named) : nothing}
      ${
        news.length
          ? html`<ol aria-label=${t("Lately")}>
              ${repeat(
                news.slice(0, MOST),
                ({ id }) => id,
                (deed) => this.deed(deed),
              )}
            </ol>`
          : nothing
      }
      <button class="button plain small log" aria-haspopup="dialog" aria-keyshortcuts="l" @click=${() => this.open()}>
        ${icon("history")} ${t("Log")}
      </button>
    `;
  }

  /** What *Undo* is about now. @param {Deed[]} deeds */
  named(deeds) {
    return lastToUndo(deeds, this.store, this.workshop.clock.now(), this.warned);
  }

  /** @param {import("./control-deeds.js").Undoing} named */
  back({ take, stuck }) {
    const words = deedWords(briefly(/** @type {Deed} */ (stuck ?? take)), this.workshop);
    const said = stuck ? t("Cannot be taken back: {words}", { words }) : t("Undo: {words}", { words });
    return html`<button
      class="button plain small back"
      ?data-stuck=${Boolean(stuck)}
      aria-keyshortcuts="u"
      title=${said}
      @click=${() => this.undo()}
    >
      ${icon("undo-2")} <span>${said}</span>
    </button>`;
  }

  /** Whether something of one's own is on its way that is no deed yet: what the button names is older. */
  get behind() {
    const { outbox, store } = this.workshop;
    const unknown = outbox.kept.some(({ id }) => !store.get("staff", `deed:${id}`));
    return unknown && this.steering.underway !== "deed.undo" && !this.steering.cut;
  }

  /** By the button or its key: what the button names; what is older only once that was said. */
  undo() {
    if (this.behind) return this.steering.ignore(tooSoon());
    const { take, stuck } = this.named(deedsOf(this.store));
    if (stuck) return this.warn(stuck, take);
    return this.steering.undo(take, take ? "" : t("There is nothing to take back."));
  }

  /**
   * @param {Deed} stuck
   * @param {Deed | undefined} older
   */
  async warn(stuck, older) {
    const said = await this.steering.undo(stuck, stuckWords(stuck, older, this.workshop));
    if (said !== undefined && older) this.warned = stuck.id;
  }

  /** @param {Deed} deed */
  deed(deed) {
    const words = doneWords(deed, this.workshop);
    return html`<li ?data-undone=${Boolean(deed.undone)}>
      <time>${timeOfDay(deed.at, this.zone)}</time>
      ${deed.of ? t("Taken back: {words}", { words }) : deed.undone ? html`<s>${words}</s>` : words}
      <b>${whoWords(deed.by, this.workshop)}</b>
    </li>`;
  }

  open() {
    this.dispatchEvent(new CustomEvent("log", { bubbles: true }));
  }
}

customElements.define("control-lately", ControlLately);
