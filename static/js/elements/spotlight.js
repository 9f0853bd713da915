/** One sentence in the light of the stage: the button that puts it there or out again, for who moderates. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */

/**
 * Whether that is in the light.
 * @param {Workshop} workshop
 * @param {string} source its key
 */
export function isLit({ store }, source) {
  return store.get("all", "spotlight")?.source === source;
}

/**
 * The command that puts it into the light, or out.
 * @param {Workshop} workshop
 * @param {string} kind
 * @param {string} id
 * @param {string} [room]
 */
export function lighting(workshop, kind, id, room) {
  const source = `${room ? `room:${room}` : "all"}/${kind}:${id}`;
  const lit = isLit(workshop, source);
  const command = lit
    ? { type: "spotlight.out" }
    : { type: "spotlight.show", kind, of: id, ...(room && { room }) };
  return { lit, words: lit ? t("Off the stage") : t("Put it on the stage"), command };
}

/**
 * @param {Workshop} workshop
 * @param {string} kind of the entity, as everybody sees it
 * @param {string} id
 * @param {string} words the id of the element that holds its text
 */
export function spotlightButton(workshop, kind, id, words) {
  if (!workshop.staff) return nothing;
  const { lit, words: label, command } = lighting(workshop, kind, id);
  return html`<button
    class="button plain small"
    title=${label}
    aria-pressed=${lit}
    aria-describedby=${words}
    @click=${() => workshop.send(command)}
  >
    ${icon("monitor")} <span class="may-hide">${label}</span>
  </button>`;
}
