/** What rooms have marked for the plenary: one after another is put on the stage, and off it again. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { items } from "../core/agenda.js";
import { tn, unparted } from "../core/words.js";
import { ControlPiece } from "./control-piece.js";
import { icon } from "./icons.js";
import { bring, elementOf } from "./kinds.js";
import { lighting } from "./spotlight.js";

/** @typedef {import("./activity.js").Marked} Marked */

export class ControlPlenary extends ControlPiece {
  watches() {
    const rooms = this.workshop ? this.store.each("all", "theme").map(({ id }) => `room:${id}/`) : [];
    return ["all/spotlight", "all/theme:", "all/item:", "all/ran:", ...rooms];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    bring(
      this.ran.map(({ kind }) => kind),
      () => this.requestUpdate(),
    );
  }

  get ran() {
    return items(this.store).filter(({ id }) => this.store.get("all", `ran:${id}`));
  }

  /** As the elements of the items say that were on; a room in which several work is asked once. @returns {Marked[]} */
  get marked() {
    const { store } = this;
    const found = this.ran.flatMap((item) => elementOf(item.kind)?.forPlenary({ store, item }) ?? []);
    return [...new Map(found.map((one) => [`${one.room} ${one.kind} ${one.id}`, one])).values()];
  }

  render() {
    const { marked } = this;
    if (marked.length === 0) return nothing;
    return html`<details>
      <summary>${icon("flag")} ${tn("{n} sentence for the plenary", "{n} sentences for the plenary", marked.length)}</summary>
      <ul class="plain">
        ${repeat(
          marked,
          ({ room, id }) => `${room} ${id}`,
          (one) => this.one(one),
        )}
      </ul>
      ${this.refused()}
    </details>`;
  }

  /** @param {Marked} marked */
  one({ kind, id, room, text }) {
    const { lit, words, command } = lighting(this.workshop, kind, id, room);
    const name = `plenary-${room}-${id}`;
    const theme = unparted(this.store.get("all", `theme:${room}`)?.name ?? room);
    return html`<li lang=${this.language}>
      <p id=${name}><b>${theme}:</b> <bdi>${text}</bdi></p>
      <button class="button quiet small" lang=${document.documentElement.lang} aria-pressed=${lit} aria-describedby=${name} @click=${() => this.act(command)}>
        ${icon("monitor")} ${words}
      </button>
    </li>`;
  }
}

customElements.define("control-plenary", ControlPlenary);
