/** Mounts the element of an item's activity. Pages and this element know no kinds. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { pageHeading } from "./focus.js";
import { load, loadAgain } from "./kinds.js";
import { Piece } from "./piece.js";

/** @typedef {import("./activity.js").ActivityElement} ActivityElement */

export class ActivityMount extends Piece {
  static properties = {
    ...Piece.properties,
    item: { attribute: false },
    page: { attribute: false },
    compact: { attribute: false },
    failed: { state: true },
    mounted: { state: true },
  };

  constructor() {
    super();
    /** @type {import("../core/agenda.js").Item | undefined} */
    this.item = undefined;
    this.page = "live";
    this.compact = false;
    this.failed = false;
    /** @type {ActivityElement | undefined} */
    this.mounted = undefined;
  }

  get hears() {
    return /** @type {("line")[]} */ (["line"]);
  }

  /** What had the focus went with another activity. */
  get anchor() {
    return super.anchor ?? pageHeading();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    // What could not be loaded is tried again when the line is back.
    const again = this.failed && !changed.has("failed") && this.workshop.socket.state === "open";
    if (changed.has("item") || changed.has("page") || again) this.mount();
  }

  async mount() {
    const item = this.item;
    if (!item) {
      this.mounted = undefined;
      return undefined;
    }
    try {
      await load(item.kind);
      this.failed = false;
    } catch {
      loadAgain(item.kind);
      this.failed = true;
      return undefined;
    }
    if (this.item?.id !== item.id) return undefined;
    if (this.mounted?.item?.id !== item.id) this.exchange(item.kind);
    Object.assign(this.mounted ?? {}, {
      item,
      page: this.page,
      compact: this.compact,
      workshop: this.workshop,
    });
    return undefined;
  }

  /** @param {string} kind */
  exchange(kind) {
    this.mounted = /** @type {ActivityElement} */ (document.createElement(`activity-${kind}`));
    this.mounted.workshop = this.workshop;
  }

  render() {
    return html`${this.failed ? this.notLoaded() : nothing}${this.mounted ?? nothing}`;
  }

  /** Only a page that is loaded again is sure to ask for it again: some browsers remember that it did not come. */
  notLoaded() {
    return html`<p class="notice" data-tone="alarm" role="alert">
      ${t("This part could not be loaded. Please check your connection.")}
      <a class="button quiet small" href=${location.pathname}>${t("Load the page again")}</a>
    </p>`;
  }
}

customElements.define("activity-mount", ActivityMount);
