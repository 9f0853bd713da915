/** What the present item offers to moderators, and the earlier items that it opens again; before the start, the door. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, items, present } from "../core/agenda.js";
import { t, tn } from "../core/words.js";
import "./activity-mount.js";
import { joining } from "./control-joining.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/agenda.js").Item} Item */

export class ControlOpen extends ControlPiece {
  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    return ["all/clock", "all/item:", "all/workshop", "staff/person:"];
  }

  /** The present item first; after the end the last one stays. @returns {Item[]} */
  open() {
    const whole = items(this.store);
    const item = present(this.store);
    if (item) return [item, ...whole.filter(({ id }) => item.reopens?.includes(id))];
    return clockEntity(this.store).state === "over" ? whole.slice(-1) : [];
  }

  render() {
    if (clockEntity(this.store).state === "planned") return this.door();
    return repeat(
      this.open(),
      ({ id }) => id,
      (item, place) => this.item(item, place > 0),
    );
  }

  /**
   * @param {Item} item
   * @param {boolean} again
   */
  item(item, again) {
    // The present item stands in large letters above.
    return html`<section>
      <h2 class=${again ? "" : "visually-hidden"}>
        <span lang=${this.language}>${item.title}</span>
        ${again ? html`<span class="tag" data-tone="good">${t("open again")}</span>` : nothing}
      </h2>
      <activity-mount .workshop=${this.workshop} .item=${item} .page=${"control"}></activity-mount>
    </section>`;
  }

  door() {
    const many = this.workshop.connected;
    return html`<section class="door">
      <h2>${t("Come in")}</h2>
      ${joining("", this.store.get("all", "workshop")?.code ?? "")}
      <p>
        ${many ? tn("{n} person is connected.", "{n} people are connected.", many) : t("Nobody is connected yet.")}
        ${t("People join with the link, the picture or the code; the stage shows them too.")}
      </p>
      <p>
        <button
          class="button quiet"
          aria-haspopup="dialog"
          aria-keyshortcuts="r"
          @click=${() => this.dispatchEvent(new CustomEvent("readiness", { bubbles: true }))}
        >
          ${icon("circle-check")} ${t("Is everything ready?")}
        </button>
      </p>
    </section>`;
  }
}

customElements.define("control-open", ControlOpen);
