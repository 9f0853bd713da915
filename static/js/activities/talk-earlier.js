/**
 * What was asked in talks before this one: nobody goes back there, so it is read, supported and answered here. Drawn
 * for `activity-talk`; each question's commands name the talk in which it was asked.
 */

import { html, repeat } from "../../vendor/lit.js";
import { items } from "../core/agenda.js";
import { t, tn } from "../core/words.js";

/** @typedef {import("./talk.js").ActivityTalk} Talk */
/** @typedef {import("./talk-questions.js").Asked} Asked */

/**
 * @param {Talk} talk
 * @param {(asked: Asked) => unknown} drawn each question
 */
export function earlier(talk, drawn) {
  return before(talk).map(({ title, asked }) => {
    const open = asked.filter(({ value }) => !value.answered).length;
    return html`<details class="earlier" open>
      <summary>
        <b lang=${talk.language}>${title}</b>
        ${open ? tn("{n} open question", "{n} open questions", open) : t("all questions answered")}
      </summary>
      <ol class="asked">
        ${repeat(asked, (one) => one.id, drawn)}
      </ol>
    </details>`;
  });
}

/**
 * The talks before this one in which something was asked, the latest first.
 * @param {Talk} talk
 */
function before(talk) {
  return items(talk.store)
    .filter(({ place }) => place < talk.item.place)
    .map(({ id, title }) => ({ title, asked: asTheyCame(talk.questions("all", id)) }))
    .filter(({ asked }) => asked.length > 0)
    .reverse();
}

/** Nobody votes for what comes next any more: nothing need move. @param {Asked[]} asked */
function asTheyCame(asked) {
  return asked.toSorted((a, b) => a.value.at - b.value.at);
}
