/** A talk on the shared screen: who speaks, and the questions that most people support, as cards on the wall. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { spoken, t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { hung } from "../elements/paper.js";
import { property } from "../elements/property.js";

/** @typedef {import("./talk-questions.js").Asked} Asked */

// What can be read at once; the rest is counted.
const MOST = 3;
// A longer question is cut after so many lines, of so many letters at least; a card has so much around its text, in lines.
const [MOST_LINES, LETTERS, CARD] = [3, 36, 1.9];

/**
 * @param {import("../elements/activity.js").Item} item
 * @param {Asked[] | undefined} questions in their order; nothing where none are taken
 * @param {string} language in which they are written
 */
export function onStage(item, questions, language) {
  const { speakers } = item.settings ?? {};
  const open = (questions ?? []).filter(({ value }) => !value.answered);
  if (open.length > 0) return html`${lead(speakers)} ${wall(open, language)}`;
  return html`
    ${speakers ? html`<p class="speaker">${speakers}</p>` : nothing}
    ${item.note ? html`<p class="stage-lead" lang=${language}>${item.note}</p>` : nothing}
    ${questions ? html`<p class="invitation">${icon("messages-square")} ${t("Your questions: ask them on your own page.")}</p>` : nothing}
  `;
}

/** How many lines the cards take with what is between them, rather too many than too few. @param {Asked[]} shown */
function linesOf(shown) {
  const lines = shown.map(({ value }) => Math.min(MOST_LINES, Math.ceil(value.text.length / LETTERS)));
  return lines.reduce((sum, many) => sum + many * 1.15 + CARD, 0);
}

/** @param {string | undefined} speakers */
function lead(speakers) {
  return speakers ? html`<p class="stage-lead leading muted">${speakers}</p>` : nothing;
}

/**
 * @param {Asked[]} open
 * @param {string} language
 */
function wall(open, language) {
  const more = open.length - MOST;
  const shown = open.slice(0, MOST);
  return html`<section class="stage-wall kraft" aria-label=${t("Questions")}>
    <ol class="stage-questions" lang=${language} ${property("--lines", linesOf(shown))}>
      ${repeat(
        shown,
        ({ id }) => id,
        ({ id, value, support }) => html`<li class="card" data-colour="white" ${hung(id)}>
          <p><bdi>${value.text}</bdi></p>
          ${support ? html`<b class="support"><span class="visually-hidden" lang=${spoken()}>${t("Support:")}</span> ${support}</b>` : nothing}
        </li>`,
      )}
    </ol>
    ${more > 0 ? html`<p class="more">${tn("and {n} more question", "and {n} more questions", more)}</p>` : nothing}
  </section>`;
}
