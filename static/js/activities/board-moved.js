/** What somebody reads who was taken to another room: where they are, why, and what became of what they were writing. */

import { html, nothing } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { understoodButton } from "../elements/understood-button.js";

/** @typedef {import("../core/drafts.js").Found} Found */

/**
 * What was begun in a room and belongs to what hangs there: changes, comments, proposals.
 * @param {Found[]} drafts
 * @param {string} room
 * @returns {string[]}
 */
export function leftBehind(drafts, room) {
  return drafts
    .filter(({ about }) => about.startsWith(`board/${room}/`) && !about.includes("/underway/"))
    .map(({ text }) => text.trim());
}

/**
 * @param {object} about
 * @param {string} about.from the name of the room in which they were
 * @param {string} about.now of the one in which they are
 * @param {boolean} about.together whether the one works in the other
 * @param {boolean} about.carried whether a card that they were writing came along
 * @param {string[]} about.left what did not
 * @param {() => void} about.understood
 */
export function movedNotice({ from, now, together, carried, left, understood }) {
  return html`<div class="moved notice">
    ${icon("door-open")}
    <div>
      <p>
        ${t("You are now in {room}.", { room: now })}
        ${together ? t("{from} works together with {room} now; its board stays as it is.", { from, room: now }) : nothing}
        ${carried ? t("What you were writing came along.") : nothing}
      </p>
      ${left.length ? kept(from, left) : nothing}
    </div>
    ${understoodButton(understood)}
  </div>`;
}

/**
 * @param {string} from
 * @param {string[]} texts
 */
function kept(from, texts) {
  const words = tn(
    "{n} text that you began in {from} is kept on this device.",
    "{n} texts that you began in {from} are kept on this device.",
    texts.length,
    { from },
  );
  return html`<details class="begun">
    <summary>${words}</summary>
    ${texts.map((text) => html`<blockquote><bdi>${text}</bdi></blockquote>`)}
  </details>`;
}
