/** Questions are answered one after the other: one stands on the stage, and one press goes on to the next. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { isLit, lighting } from "../elements/spotlight.js";
import { ranked } from "./talk-questions.js";

/** @typedef {import("./talk.js").ActivityTalk} Talk */
/** @typedef {import("./talk-questions.js").Asked} Asked */

/**
 * Whether it is being answered now.
 * @param {Talk} talk
 * @param {string} id
 */
function onNow({ workshop }, id) {
  return isLit(workshop, `all/question:${id}`);
}

/**
 * Said beside the question, to everybody.
 * @param {Talk} talk
 * @param {string} id
 */
export function nowTag(talk, id) {
  if (!onNow(talk, id)) return nothing;
  return html`<span class="tag" data-tone="signal">${t("is being answered now")}</span>`;
}

/**
 * For who moderates: the most wanted question first, and those after it.
 * @param {Talk} talk
 * @param {Asked[]} asked
 */
export function answering(talk, asked) {
  const now = asked.find(({ id }) => onNow(talk, id));
  const next = ranked(asked).find(({ id, value }) => !value.answered && id !== now?.id);
  if (!now && !next) return nothing;
  const on = next ? t("Answered, next question") : t("Answered, that was the last one");
  return html`<button class=${now ? "button small" : "button quiet small"} @click=${() => goOn(talk, now, next)}>
    ${icon(now ? "check" : "monitor")} ${now ? on : t("Answer one after the other")}
  </button>`;
}

/**
 * @param {Talk} talk
 * @param {Asked | undefined} now
 * @param {Asked | undefined} next
 */
async function goOn(talk, now, next) {
  const done = { item: now?.value.item, question: now?.id, answered: true };
  if (now && !now.value.answered && !(await talk.act("talk.answer", done))) return;
  if (next) talk.settle(await talk.workshop.send(lighting(talk.workshop, "question", next.id).command));
  else talk.settle(await talk.workshop.send({ type: "spotlight.out" }));
}
