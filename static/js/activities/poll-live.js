/** A poll for who takes part: question by question, one's own answer, and the results where they are shown. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import "./poll-answer.js";
import { blank, said } from "./poll-model.js";
import { resultsOf, turnout } from "./poll-results.js";

/** @typedef {import("./poll.js").ActivityPoll} ActivityPoll */
/** @typedef {import("./poll.js").Question} Question */

/** @param {ActivityPoll} poll */
export function answering(poll) {
  const { questions } = poll;
  const answered = questions.filter(({ own }) => !blank(own)).length;
  return html`
    ${poll.item.note ? html`<p class="lead" lang=${poll.language}>${poll.item.note}</p>` : nothing}
    <p class="progress" role="status" tabindex="-1" data-anchor>
      ${
        poll.takes
          ? tn(
              "You have answered {done} of {n} question.",
              "You have answered {done} of {n} questions.",
              questions.length,
              {
                done: answered,
              },
            )
          : html`${icon("lock")} ${t("The poll is closed. What was answered before counts.")}`
      }
    </p>
    <ol class="questions">
      ${repeat(
        questions,
        ({ number }) => number,
        (one) => question(poll, one, questions.length),
      )}
    </ol>
  `;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 * @param {number} many
 */
function question(poll, one, many) {
  const heading = `poll-${poll.item.id}-${one.number}`;
  return html`<li>
    <section class="question" aria-labelledby=${heading}>
      <h2 id=${heading}>
        ${many > 1 ? html`<span class="number">${one.number}<span class="visually-hidden">:</span></span>` : nothing}
        <span lang=${poll.language}>${one.asked.question}</span>
      </h2>
      ${poll.takes ? form(poll, one, heading) : ownAnswer(poll, one)} ${outcome(poll, one)}
    </section>
  </li>`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 * @param {string} heading
 */
function form(poll, { number, asked, own }, heading) {
  return html`<poll-answer
    .workshop=${poll.workshop}
    .item=${poll.item}
    .number=${number}
    .asked=${asked}
    .given=${own}
    .heading=${heading}
  ></poll-answer>`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 */
function ownAnswer(poll, { asked, own }) {
  if (blank(own)) return html`<p class="muted">${t("You did not answer.")}</p>`;
  return html`<p>${t("Your answer:")} <b lang=${poll.language}><bdi>${said(asked, own)}</bdi></b></p>`;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 */
function outcome(poll, one) {
  if (!one.shown) return turnout(one.people);
  return html`<section class="outcome" aria-label=${t("Results: {question}", { question: one.asked.question })}>
    ${resultsOf(one.asked, poll.resultsOf(one), { language: poll.language })} ${turnout(one.people)}
  </section>`;
}
