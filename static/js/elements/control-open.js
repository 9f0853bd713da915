/**
 * What the present item offers to moderators, the earlier items that it opens again, and those in which something still
 * waits for them; before the start, the door.
 */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { clockEntity, items, present } from "../core/agenda.js";
import { t, tn } from "../core/words.js";
import "./activity-mount.js";
import { joining } from "./control-joining.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";
import { bring, elementOf } from "./kinds.js";

/** @typedef {import("../core/agenda.js").Item} Item */

export class ControlOpen extends ControlPiece {
  get hears() {
    return /** @type {("presence")[]} */ (["presence"]);
  }

  watches() {
    return ["all/clock", "all/item:", "all/ran:", "all/workshop", "staff/"];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    bring(
      this.closed().map(({ kind }) => kind),
      () => this.requestUpdate(),
    );
  }

  /** The present item first; after the end the last one stays. @returns {Item[]} */
  open() {
    const whole = items(this.store);
    const item = present(this.store);
    if (item) return [item, ...whole.filter(({ id }) => item.reopens?.includes(id))];
    return clockEntity(this.store).state === "over" ? whole.slice(-1) : [];
  }

  /** What was open before and is not now. @returns {Item[]} */
  closed() {
    const open = new Set(this.open().map(({ id }) => id));
    return items(this.store).filter(({ id }) => this.store.get("all", `ran:${id}`) && !open.has(id));
  }

  /** What is closed and still waits for somebody who moderates, as its element says. @returns {Item[]} */
  waiting() {
    if (!present(this.store)) return [];
    return this.closed().filter((item) => elementOf(item.kind)?.waits({ store: this.store, item }));
  }

  render() {
    if (clockEntity(this.store).state === "planned") return this.door();
    const waiting = this.waiting();
    // What waits stands first: it is done with in a moment.
    return repeat(
      [...waiting, ...this.open()],
      ({ id }) => id,
      (item, place) =>
        this.item(item, place < waiting.length ? "waits" : place > waiting.length ? "again" : ""),
    );
  }

  /**
   * @param {Item} item
   * @param {"waits" | "again" | ""} why it stands here, where it is not the present one
   */
  item(item, why) {
    // The present item stands in large letters above.
    return html`<section>
      <h2 class=${why ? "" : "visually-hidden"}>
        <span lang=${this.language}>${item.title}</span>
        ${why === "again" ? html`<span class="tag" data-tone="good">${t("open again")}</span>` : nothing}
        ${why === "waits" ? html`<span class="tag" data-tone="signal">${t("waits for you")}</span>` : nothing}
      </h2>
      <activity-mount .workshop=${this.workshop} .item=${item} .page=${"control"}></activity-mount>
    </section>`;
  }

  /** Why nobody comes in yet. */
  draft() {
    return html`<p class="notice" data-tone="signal">
      ${icon("eye-off")}
      <span>${t("This is a draft: the links and the code let nobody in yet.")}
        <a href=${`/w/${this.workshop.about.id}/edit`}>${t("Write on and publish")}</a></span>
    </p>`;
  }

  door() {
    const many = this.workshop.connected;
    const known = this.workshop.present.has("all");
    const { draft = false, code = "" } = this.store.get("all", "workshop") ?? {};
    return html`<section class="door">
      <h2>${t("Come in")}</h2>
      ${draft ? this.draft() : nothing} ${joining("", code)}
      <p>
        ${many ? tn("{n} person is connected.", "{n} people are connected.", many) : known ? t("Nobody is connected yet.") : nothing}
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
