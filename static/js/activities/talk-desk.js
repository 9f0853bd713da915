/** The questions as moderators see them: which are answered, and which are not shown. Drawn for `activity-talk`. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { focusStays } from "../elements/focus.js";
import { icon } from "../elements/icons.js";
import { spotlightButton } from "../elements/spotlight.js";
import { nowTag } from "./talk-answering.js";
import { earlier } from "./talk-earlier.js";

/** @typedef {import("./talk.js").ActivityTalk} Talk */
/** @typedef {import("./talk-questions.js").Asked} Asked */

/** @param {Talk} talk */
export function desk(talk) {
  const asked = talk.order.settle(talk.questions());
  const hidden = talk.questions("staff").filter(({ value }) => !value.waits);
  const waiting = talk.unseen();
  return html`<section class="questions">
    <div class="head">
      <h3 tabindex="-1" data-anchor>${t("Questions")} <span class="badge">${asked.length}</span></h3>
      ${talk.answering.button(asked)}
    </div>
    ${talk.refused()} ${talk.settings.questions === false ? nothing : approving(talk)}
    ${waiting.length ? doorkeeping(talk, waiting) : nothing}
    ${asked.length ? list(talk, asked) : html`<p class="muted">${t("Nobody has asked yet.")}</p>`}
    ${hidden.length ? putAway(talk, hidden) : nothing}
    ${earlier(talk, (one) => moderated(talk, one))}
  </section>`;
}

/** Whether everybody sees a question at once, or once it was let through. @param {Talk} talk */
function approving(talk) {
  const turn = (/** @type {any} */ { target }) =>
    talk.act("talk.approve", { item: talk.item.id, wanted: target.checked });
  return html`<label class="choice">
    <input type="checkbox" .checked=${talk.approves} @change=${turn} />
    ${t("Questions wait until I let them through")}
  </label>`;
}

/**
 * @param {Talk} talk
 * @param {Asked[]} asked
 */
function list(talk, asked) {
  return html`<ol class="asked" @pointerleave=${() => talk.release()} @focusout=${() => talk.release()}>
    ${repeat(
      asked,
      ({ id }) => id,
      (one) => moderated(talk, one),
    )}
  </ol>`;
}

/**
 * @param {Talk} talk
 * @param {Asked} asked
 */
function moderated(talk, { id, value, support }) {
  const words = `question-${id}`;
  const answered = Boolean(value.answered);
  return html`<li ?data-answered=${answered}>
    <b class="num"><span class="visually-hidden">${t("Support:")}</span> ${support}</b>
    <div class="text"><p id=${words} lang=${talk.language}><bdi>${value.text}</bdi></p> ${talk.by(value, false)} ${nowTag(talk, id)} ${authorOf(talk, id)}</div>
    <span class="buttons">
      <button
        class="button quiet small"
        aria-describedby=${words}
        @click=${() => talk.act("talk.answer", { item: value.item, question: id, answered: !answered })}
      >
        ${icon(answered ? "rotate-ccw" : "check")} ${answered ? t("Open again") : t("Answered")}
      </button>
      <button class="button plain small" title=${t("Hide")} aria-describedby=${words} @click=${() => hide(talk, { id, value }, true)}>
        ${icon("eye-off")} <span class="may-hide">${t("Hide")}</span>
      </button>
      ${spotlightButton(talk.workshop, "question", id, words)}
    </span>
  </li>`;
}

/**
 * Who asked without a name, where the workshop file lets moderators know.
 * @param {Talk} talk
 * @param {string} id
 */
function authorOf({ store, workshop }, id) {
  const by = store.get("staff", `author:${id}`)?.by;
  const name = by ? workshop.nameOf(by) : "";
  return name
    ? html`<p class="by">${icon("eye-off")} ${t("from {name}, which only moderators see", { name })}</p>`
    : nothing;
}

/**
 * What waits to be let through, the one that waits longest first.
 * @param {Talk} talk
 * @param {Asked[]} waiting
 */
function doorkeeping(talk, waiting) {
  const first = [...waiting].sort((a, b) => a.value.at - b.value.at);
  return html`<p class="waiting"><b>${tn("{n} question waits for you", "{n} questions wait for you", waiting.length)}</b></p>
    <ol class="asked">
      ${repeat(
        first,
        ({ id }) => id,
        ({ id, value }) => html`<li>
          <span class="num" aria-hidden="true">${icon("clock")}</span>
          <div class="text"><p id=${`question-${id}`} lang=${talk.language}><bdi>${value.text}</bdi></p> ${talk.by(value, false)} ${authorOf(talk, id)}</div>
          <span class="buttons">
            <button class="button small" aria-describedby=${`question-${id}`} @click=${() => hide(talk, { id, value }, false)}>
              ${icon("check")} ${t("Let through")}
            </button>
            <button class="button plain small" aria-describedby=${`question-${id}`} @click=${() => hide(talk, { id, value }, true)}>
              ${icon("eye-off")} ${t("Hide")}
            </button>
          </span>
        </li>`,
      )}
    </ol>`;
}

/**
 * @param {Talk} talk
 * @param {Asked[]} hidden
 */
function putAway(talk, hidden) {
  return html`<details>
    <summary>${tn("{n} hidden question", "{n} hidden questions", hidden.length)}</summary>
    <ol class="asked">
      ${hidden.map(
        ({ id, value }) => html`<li>
          <p class="text" id=${`question-${id}`}><bdi>${value.text}</bdi></p>
          <button class="button quiet small" aria-describedby=${`question-${id}`} @click=${() => hide(talk, { id, value }, false)}>
            ${icon("eye")} ${t("Show again")}
          </button>
        </li>`,
      )}
    </ol>
  </details>`;
}

/**
 * @param {Talk} talk
 * @param {{ id: string, value: Asked["value"] }} asked
 * @param {boolean} hidden
 */
async function hide(talk, { id, value }, hidden) {
  const stays = focusStays();
  const done = await talk.act("talk.hide", { item: value.item, question: id, hidden });
  if (done && stays()) talk.anchor?.focus();
}
