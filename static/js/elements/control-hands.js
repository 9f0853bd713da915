/** Whose hands are up, the first first; shown while there are any. Whoever has spoken is lowered here. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { announce } from "../core/announce.js";
import { t, tn, unparted } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { length } from "./control-standing.js";
import { icon } from "./icons.js";

/** @typedef {{ at: number, room?: string }} Hand */

export class ControlHands extends ControlPiece {
  static properties = { ...ControlPiece.properties, audience: { attribute: false } };

  constructor() {
    super();
    /** Whose hands are shown: the staff's are all, a host's those of the room. */
    this.audience = "staff";
    /** @type {Set<string> | undefined} those that were told of */
    this.told = undefined;
  }

  get ticks() {
    return true;
  }

  watches() {
    return [`${this.audience}/hand:`, "staff/person:", "all/theme:"];
  }

  /** @returns {{ id: string, value: Hand }[]} */
  hands() {
    return this.store.each(this.audience, "hand").sort((a, b) => a.value.at - b.value.at);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    const hands = this.hands();
    const fresh = this.told ? hands.filter(({ id, value }) => !this.told?.has(`${id} ${value.at}`)) : [];
    if (fresh.length === 1 && fresh[0])
      announce(t("{name} raises a hand.", { name: this.who(fresh[0].id, fresh[0].value) }));
    else if (fresh.length) announce(tn("{n} hand is up.", "{n} hands are up.", hands.length));
    this.told = new Set(hands.map(({ id, value }) => `${id} ${value.at}`));
  }

  /**
   * @param {string} id
   * @param {Hand} hand
   */
  who(id, { room }) {
    const name = this.workshop.nameOf(id, room) || t("Somebody");
    const theme = room && this.audience === "staff" ? this.store.get("all", `theme:${room}`)?.name : "";
    return theme ? `${name}, ${unparted(theme)}` : name;
  }

  render() {
    const hands = this.hands();
    if (hands.length === 0) return nothing;
    return html`
      <h2 tabindex="-1" data-anchor>${t("Raised hands")} <span class="badge">${hands.length}</span></h2>
      <ol class="hands">
        ${repeat(
          hands,
          ({ id }) => id,
          (one) => this.hand(one),
        )}
      </ol>
      ${this.refused()}
    `;
  }

  /** @param {{ id: string, value: Hand }} hand */
  hand({ id, value }) {
    const name = this.who(id, value);
    const since = length(Math.max(0, this.workshop.clock.now() - value.at));
    return html`<li>
      <span><bdi>${name}</bdi> <time>${t("for {time}", { time: since })}</time></span>
      <button
        class="button quiet small"
        aria-label=${t("Lower the hand: {name}", { name })}
        @click=${() => this.act({ type: "hand.lower", person: id })}
      >${icon("check")} <span class="may-hide">${t("Done")}</span></button>
    </li>`;
  }
}

customElements.define("control-hands", ControlHands);
