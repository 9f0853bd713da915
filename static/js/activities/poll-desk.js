/** A poll for who moderates: how many have answered, what is counted, who sees it, and words to take out of sight. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { icon } from "../elements/icons.js";
import { resultsOf, turnout } from "./poll-results.js";

/** @typedef {import("./poll.js").ActivityPoll} ActivityPoll */
/** @typedef {import("./poll.js").Question} Question */

/** @param {ActivityPoll} poll */
export function desk(poll) {
  const { questions } = poll;
  const staged = stagedOf(questions)?.number;
  return html`<div class="desk">
    ${closing(poll)} ${poll.refused()}
    <ol class="questions">
      ${repeat(
        questions,
        ({ number }) => number,
        (one) => question(poll, one, one.number === staged),
      )}
    </ol>
  </div>`;
}

/**
 * The question on the stage: the one whose results were shown last.
 * @param {Question[]} questions
 * @returns {Question | undefined}
 */
export function stagedOf(questions) {
  return questions.filter(({ shown }) => shown).sort((a, b) => b.shown - a.shown || a.number - b.number)[0];
}

/** @param {ActivityPoll} poll */
function closing(poll) {
  const { closed } = poll;
  const words = closed
    ? t("Closed at {time}.", { time: timeOfDay(closed, zoneOf(poll.store)) })
    : t("Everybody can answer, and change what they answered.");
  return html`<p class="standing" tabindex="-1" data-anchor>${icon(closed ? "lock" : "lock-open")} ${words}</p>
    ${
      poll.workshop.staff
        ? html`<button class="button quiet small" ?disabled=${!poll.open} @click=${() => poll.act("poll.close", { closed: !closed })}>
            ${icon(closed ? "lock-open" : "lock")} ${closed ? t("Open it again") : t("Close the poll")}
          </button>`
        : nothing
    }`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 * @param {boolean} staged
 */
function question(poll, one, staged) {
  const heading = `poll-${poll.item.id}-${one.number}`;
  const { staff } = poll.workshop;
  return html`<li>
    <h3 id=${heading}><span class="number">${one.number}</span> <span lang=${poll.language}>${one.asked.question}</span></h3>
    ${turnout(one.people)}
    ${staff || one.shown ? resultsOf(one.asked, poll.resultsOf(one), { language: poll.language, beside: hiding(poll, one) }) : nothing}
    ${staff ? showing(poll, one, { staged, heading }) : nothing} ${staff ? putAway(poll, one) : nothing}
  </li>`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 * @param {{ staged: boolean, heading: string }} where
 */
function showing(poll, { number, shown }, { staged, heading }) {
  const show = (/** @type {boolean} */ wanted) => poll.act("poll.show", { question: number, shown: wanted });
  const before = poll.phase === "before";
  const said = shown ? t("Everybody sees these results.") : t("Only moderators see these results.");
  return html`<p class="hint">${icon(shown ? "eye" : "eye-off")} ${said} ${staged ? t("They are on the stage.") : nothing}</p>
    <div class="buttons">
      ${
        shown
          ? html`<button class="button quiet small" aria-describedby=${heading} @click=${() => show(false)}>${icon("eye-off")} ${t("Hide the results")}</button>`
          : html`<button class="button small" aria-describedby=${heading} ?disabled=${before} @click=${() => show(true)}>${icon("eye")} ${t("Show the results")}</button>`
      }
      ${
        shown && !staged
          ? html`<button class="button quiet small" aria-describedby=${heading} @click=${() => show(true)}>${icon("monitor")} ${t("Bring it to the stage")}</button>`
          : nothing
      }
    </div>`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 * @returns {import("./poll-results.js").Beside | undefined}
 */
function hiding(poll, { number }) {
  if (!poll.workshop.staff) return undefined;
  return ({ id, label }) => html`<button
    class="button plain small icon-only"
    aria-label=${t("Hide: {word}", { word: label })}
    @click=${() => poll.act("poll.hide", { question: number, word: id })}
  >
    ${icon("eye-off")}
  </button>`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 */
function putAway(poll, one) {
  const hidden = poll.hiddenOf(one);
  if (hidden.length === 0) return nothing;
  return html`<details>
    <summary>${tn("{n} hidden word", "{n} hidden words", hidden.length)}</summary>
    <ul class="hidden">
      ${hidden.map(
        ({ id, text }) => html`<li>
          <bdi id=${`word-${id}`}>${text}</bdi>
          <button
            class="button quiet small"
            aria-describedby=${`word-${id}`}
            @click=${() => poll.act("poll.hide", { question: one.number, word: id, hidden: false })}
          >
            ${icon("eye")} ${t("Show again")}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}
