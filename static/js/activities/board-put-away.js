/** What does not hang on the board any more: cards that one took back, and for hosts those that were hidden. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {{ id: string, value: import("./board-model.js").Note }} Stored */

/** @param {BoardRoom} room */
export function putAway(room) {
  const hidden = room.hosting ? room.store.each(`host:${room.room}`, "note") : [];
  const prefix = `${room.room}.`;
  const mine = room.store
    .each(room.me, "note")
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id, value }) => ({ id: id.slice(prefix.length), value }));
  if (mine.length + hidden.length === 0) return nothing;
  return html`<div class="put-away">
    ${
      mine.length
        ? pile(tn("{n} card taken back", "{n} cards taken back", mine.length), mine, {
            words: t("Pin it up again"),
            act: (id) => room.acts.putUp(id),
          })
        : nothing
    }
    ${
      hidden.length
        ? pile(tn("{n} hidden card", "{n} hidden cards", hidden.length), hidden, {
            words: t("Show again"),
            act: (id) => room.acts.show(id),
          })
        : nothing
    }
  </div>`;
}

/**
 * @param {string} title
 * @param {Stored[]} notes
 * @param {{ words: string, act: (id: string) => void }} back
 */
function pile(title, notes, back) {
  return html`<details @toggle=${intoSight}>
    <summary>${title}</summary>
    <ul>
      ${repeat(
        notes,
        ({ id }) => id,
        ({ id, value }) => html`<li>
          <p><bdi>${value.text}</bdi></p>
          <button class="button quiet small" @click=${() => back.act(id)}>${icon("undo-2")} ${back.words}</button>
        </li>`,
      )}
    </ul>
  </details>`;
}

/** What is unfolded shows, and not below the foot of the room. @param {Event} event */
function intoSight({ currentTarget }) {
  const { open } = /** @type {HTMLDetailsElement} */ (currentTarget);
  if (open) /** @type {HTMLElement} */ (currentTarget).scrollIntoView({ block: "nearest" });
}
