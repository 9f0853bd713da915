/** A poll on the shared screen: the results that were shown last, large; before, what is asked and how many answered. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { number, t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { stagedOf } from "./poll-desk.js";
import { resultsOf } from "./poll-results.js";

/** @typedef {import("./poll.js").ActivityPoll} ActivityPoll */
/** @typedef {import("./poll.js").Question} Question */

/** @param {ActivityPoll} poll */
export function onStage(poll) {
  const { questions } = poll;
  const staged = stagedOf(questions);
  return staged ? outcome(poll, staged) : asking(poll, questions);
}

/**
 * @param {ActivityPoll} poll
 * @param {Question} one
 */
function outcome(poll, one) {
  const results = poll.resultsOf(one);
  return html`
    <p class="stage-question" lang=${poll.language}>${one.asked.question}</p>
    <div class="outcome" data-many=${results.length > 20 ? "most" : results.length > 7 ? "many" : "few"}>
      ${resultsOf(one.asked, results, { language: poll.language })}
    </div>
    <p class="stage-lead muted">${tn("{n} person has answered", "{n} people have answered", one.people)}${poll.closed ? html` · ${icon("lock")} ${t("closed")}` : nothing}</p>
  `;
}

/**
 * @param {ActivityPoll} poll
 * @param {Question[]} questions
 */
function asking(poll, questions) {
  return html`
    <ol class="stage-asked" data-many=${questions.length > 6 ? "many" : "few"}>
      ${repeat(
        questions,
        (one) => one.number,
        (one) => html`<li>
          <span lang=${poll.language}>${one.asked.question}</span>
          <b class="display">${number(one.people)}<span class="visually-hidden"> ${tn("has answered", "have answered", one.people)}</span></b>
        </li>`,
      )}
    </ol>
    <p class="stage-lead">
      ${poll.closed ? html`${icon("lock")} ${t("The poll is closed.")}` : t("Answer on your own page. The numbers say how many have answered.")}
    </p>
  `;
}
