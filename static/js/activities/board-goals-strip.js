/** The goals as a strip above the cards: how each reads, and a way to all that there is about it, in a dialog. */

import { html, nothing, ref } from "../../vendor/lit.js";
import { device } from "../core/device.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { freshGoals, goalArticle, marker } from "./board-goals-article.js";
import { changes } from "./board-goals-model.js";

/** @typedef {import("./board-goals.js").BoardGoals} BoardGoals */
/** @typedef {import("./board-goals-model.js").Goal} Goal */

const ROOMY = "(width >= 1000px) and (height >= 760px)";

/**
 * Where there is little room, and while people work on the cards, the goals are shut until somebody opens them; who
 * is to mark them sees them.
 * @param {BoardGoals} goals
 */
function isShown(goals) {
  const usual = goals.marking || (goals.inviting && matchMedia(ROOMY).matches) ? "open" : "shut";
  return (device.recall(memory(goals)) || usual) === "open";
}

/** @param {BoardGoals} goals */
const memory = ({ marking }) => (marking ? "board/goals/marking" : "board/goals");

/**
 * @param {BoardGoals} goals
 * @param {boolean} shown as somebody wants it, or as it is anyway
 */
function show(goals, shown) {
  if (shown !== isShown(goals)) device.remember(memory(goals), shown ? "open" : "shut");
}

/** @param {BoardGoals} goals */
export function strip(goals) {
  const { goals: all, open } = goals.read;
  return html`<details
      class="goals"
      ?open=${isShown(goals)}
      @toggle=${(/** @type {any} */ event) => show(goals, event.target.open)}
    >
      <summary><h3>${title(all)}</h3></summary>
      <ol>
        ${all.map((goal) => entry(goals, goal))} ${open.length ? freshEntry(goals, open.length) : nothing}
      </ol>
    </details>
    ${dialog(goals)}`;
}

/** @param {Goal[]} goals */
function title(goals) {
  const drafts = goals.every((goal) => changes(goal) === 0);
  return drafts
    ? tn("{n} draft goal", "{n} draft goals", goals.length)
    : tn("{n} goal", "{n} goals", goals.length);
}

/**
 * @param {BoardGoals} goals
 * @param {Goal} goal
 */
function entry(goals, goal) {
  const { id, number, text, invented, plenary } = goal;
  return html`<li class="goal-entry">
    <b aria-hidden="true">${number}</b>
    <div>
      <p id=${`strip-${goals.room}-${id}`} lang=${goals.language}><bdi>${text}</bdi></p>
      <p class="foot-of-goal">
        ${invented ? html`<span class="tag">${t("invented")}</span>` : nothing}
        ${plenary ? html`<span class="tag" data-tone="good">${icon("flag")} ${t("for the plenary")}</span>` : nothing}
        ${goals.marking ? marker(goals, goal) : nothing}
        <button class="link" aria-haspopup="dialog" aria-describedby=${`strip-${goals.room}-${id}`} @click=${() => goals.openGoal(id)}>
          ${counts(goals, goal)}
        </button>
      </p>
    </div>
  </li>`;
}

/**
 * @param {BoardGoals} goals
 * @param {Goal} goal
 */
function counts(goals, goal) {
  const backing = goal.backing.filter((card) => goals.textOf(card)).length;
  const said = [
    changes(goal) && tn("{n} change", "{n} changes", changes(goal)),
    goal.open.length && tn("{n} proposal", "{n} proposals", goal.open.length),
    backing && tn("{n} card", "{n} cards", backing),
  ].filter(Boolean);
  return said.length ? said.join(" · ") : t("Look at it");
}

/**
 * @param {BoardGoals} goals
 * @param {number} many
 */
function freshEntry(goals, many) {
  return html`<li class="goal-entry">
    <b aria-hidden="true">+</b>
    <div>
      <p>${t("New goals")}</p>
      <p class="foot-of-goal"><button class="link" aria-haspopup="dialog" @click=${() => goals.openGoal("")}>${tn("{n} proposal", "{n} proposals", many)}</button></p>
    </div>
  </li>`;
}

/** @param {BoardGoals} goals */
function dialog(goals) {
  const { opened } = goals;
  const goal = goals.read.goals.find(({ id }) => id === opened);
  return html`<dialog ${ref(goals.dialog)} class="dialog goal-window" aria-label=${goal ? t("Goal {number}", { number: goal.number }) : t("New goals")} @close=${() => goals.shut()}>
    ${goals.refusal()}
    ${opened === undefined ? nothing : goal ? goalArticle(goals, goal) : freshGoals(goals)}
    <form method="dialog" class="buttons"><button class="button quiet">${t("Close")}</button></form>
  </dialog>`;
}
