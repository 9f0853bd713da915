/** One's hand: up, who moderates and the host of the room see that one would like to speak, in the order of hands. */

import { html, nothing } from "../../vendor/lit.js";
import { present } from "../core/agenda.js";
import { announce } from "../core/announce.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";
import { Piece } from "./piece.js";
import { sentLater } from "./sent-later.js";

export class RaiseHand extends Piece {
  static properties = { ...Piece.properties, problem: { state: true } };

  constructor() {
    super();
    this.problem = "";
    /** What was asked for last and is not answered. @type {{ up: boolean } | undefined} */
    this.asked = undefined;
    /** Whether it was up when this was drawn last. */
    this.was = false;
  }

  /** Whoever leads the round lowers it when it was this person's turn. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.was && !this.up && !this.asked) announce(t("Your hand is down."));
    this.was = this.up;
  }

  watches() {
    return ["all/clock", "all/item:", `me:${this.workshop?.me.person}/hand:`];
  }

  get up() {
    const { person } = this.workshop.me;
    return Boolean(this.store.get(`me:${person}`, `hand:${person}`));
  }

  render() {
    if (!present(this.store)) return nothing;
    return html`<button
        class="button quiet small hand"
        data-up=${this.up}
        title=${this.up ? t("Press to lower your hand") : t("Raise hand")}
        @click=${() => this.press()}
      >
        ${icon("hand")} <span>${this.up ? t("Hand is up") : t("Raise hand")}</span>
      </button>
      ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}`;
  }

  /** Whoever presses twice means it once; what shows already may be answered later, and is pressed back at once. */
  async press() {
    const { person } = this.workshop.me;
    const { up } = this;
    if (this.asked?.up === !up) return;
    const asked = { up: !up };
    this.asked = asked;
    sentLater(this.workshop);
    const outcome = await this.workshop.send(up ? { type: "hand.lower", person } : { type: "hand.raise" });
    if (this.asked === asked) this.asked = undefined;
    this.problem = outcome.ok ? "" : outcome.text;
    if (outcome.ok)
      announce(up ? t("Your hand is down.") : t("Your hand is up. Whoever leads the round sees it."));
  }
}

customElements.define("raise-hand", RaiseHand);
