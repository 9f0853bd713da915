/** Parts of a card that others draw too: its dots, its comments, the line of what it is and whose. Pure drawing. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { kindName } from "./board-kinds.js";
import { originWords } from "./board-origin.js";
import { corrected } from "./board-wording.js";

/** @typedef {import("./board-card.js").BoardCard} BoardCard */

// More dots than that are one dot and a number; a few are seen at once, the others are counted for the reader.
const MOST_DOTS = 6;
const AT_ONCE = 3;

/** @param {BoardCard} card */
export function metaOf(card) {
  const { note, mine } = card.card;
  return html`<p class="meta">
    ${card.isNew ? html`<b class="new">${t("new")}</b>` : nothing}
    <span>${kindName(note.kind)}</span>
    ${mine ? html`<span class="own">${ownWords(card)}</span>` : nothing}
    ${card.by && !mine ? html`<bdi>${card.by}</bdi>` : nothing}
    ${card.round ? html`<span>${t("Round {number}", { number: card.round })}</span>` : nothing}
    ${note.origin ? html`<span class="origin">${icon("history")} <bdi>${originWords(note.origin)}</bdi></span>` : nothing}
    ${changed(card)}
  </p>`;
}

/** Where one chooses card by card, it says whether one's name stands on it. @param {BoardCard} card */
function ownWords({ by, workshop }) {
  const chosen = workshop?.store.get("all", "workshop")?.names === "choice";
  return by && chosen ? t("from you, with your name") : t("from you");
}

/** That it reads differently than it did; what somebody else has corrected says how it had read. @param {BoardCard} card */
function changed(card) {
  const { note } = card.card;
  if (!corrected(note)) return note.edited ? html`<span>${t("changed")}</span>` : nothing;
  return html`<button class="link" tabindex=${card.stop} aria-haspopup="dialog" @click=${() => card.ask("wording")}>
    ${t("corrected")}<span class="visually-hidden">: ${t("Show how the author had put it")}</span>
  </button>`;
}

/**
 * Sticky dots, one's own the last; an empty place for the first one.
 * @param {number} many
 * @param {boolean} own
 */
export function dots(many, own) {
  if (many === 0) return html`<span class="dots"><i class="dot" data-used></i></span>`;
  const shown = many > MOST_DOTS ? 1 : many;
  return html`<span class="dots">
    ${repeat(
      Array.from({ length: shown }, (_, place) => place),
      (place) => place,
      (place) => html`<i class="dot" ?data-own=${own && place === shown - 1}></i>`,
    )}
    <b class="many" ?data-plain=${many <= AT_ONCE}>${many}</b>
  </span>`;
}

/** @param {number} support */
export function supportWords(support) {
  return tn("Support this card, {n} person does", "Support this card, {n} people do", support);
}

/** @param {number} support */
export function supportedWords(support) {
  return tn("{n} person supports this card", "{n} people support this card", support);
}

/** How many comments a card has, as a button that opens them says it. @param {number} many */
export function commentsWords(many) {
  if (many === 0) return t("Comment on this card");
  return tn("{n} comment on this card", "{n} comments on this card", many);
}

/** @param {number} many */
export function commentMark(many) {
  return html`${icon("message-square")} ${many ? html`<b>${many}</b>` : nothing}`;
}
