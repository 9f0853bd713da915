/** One goal in full: how it reads, what is proposed for it, what speaks for it, how it came to read so. Pure drawing. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { spoken, t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { lighting } from "../elements/spotlight.js";
import "./board-goals-adopt.js";
import "./board-goals-form.js";
import { proposalItem } from "./board-goals-proposal.js";
import { versions } from "./board-goals-versions.js";
import { kindName } from "./board-kinds.js";

/** @typedef {import("./board-goals.js").BoardGoals} BoardGoals */
/** @typedef {import("./board-goals-model.js").Goal} Goal */
/** @typedef {import("./board-goals-model.js").Proposal} Proposal */

/**
 * @param {BoardGoals} goals
 * @param {Goal} goal
 */
export function goalArticle(goals, goal) {
  const { id, number } = goal;
  const title = `goal-${goals.room}-${id}`;
  return html`<article class="goal" data-goal=${id} aria-labelledby=${title}>
    <h4 id=${title} tabindex="-1">
      <b><span class="visually-hidden">${t("Goal")}</span> ${number}</b>
      <span lang=${goals.language}><bdi>${goal.text}</bdi></span>
    </h4>
    ${tags(goal)} ${ways(goals, goal)} ${forms(goals, id, goal)}
    ${proposals(goals, goal.open, goal.settled)} ${backing(goals, goal)} ${versions(goals, goal)}
  </article>`;
}

/**
 * What was proposed beside the goals that there are.
 * @param {BoardGoals} goals
 */
export function freshGoals(goals) {
  const { open, settled } = goals.read;
  const idle =
    open.length + settled.length === 0 && !goals.writing.forms.has("") && !goals.writing.adopting.has("");
  if (idle) return nothing;
  return html`<article class="goal fresh" data-goal="" aria-labelledby=${`goals-new-${goals.room}`}>
    <h4 id=${`goals-new-${goals.room}`} tabindex="-1">${icon("plus")} <span>${t("New goals")}</span></h4>
    ${forms(goals, "", undefined)} ${proposals(goals, open, settled)}
  </article>`;
}

/** @param {Goal} goal */
function tags(goal) {
  if (!goal.invented && !goal.plenary) return nothing;
  return html`<p class="tags">
    ${goal.plenary ? html`<span class="tag" data-tone="good">${icon("flag")} ${t("for the plenary")}</span>` : nothing}
    ${goal.invented ? html`<span class="tag">${t("invented")}</span>` : nothing}
  </p>`;
}

/**
 * @param {BoardGoals} goals
 * @param {Goal} goal
 */
function ways(goals, { id, plenary, number }) {
  const about = `goal-${goals.room}-${id}`;
  if (!goals.may.has("sharpen")) return nothing;
  return html`<div class="buttons">
    ${
      goals.writing.forms.has(id)
        ? nothing
        : html`<button class="button quiet small" data-way="propose" aria-describedby=${about} @click=${() => goals.writing.propose(id)}>
      ${icon("square-pen")} ${goals.writing.begun(id) ? t("Go on with your wording") : t("Propose another wording")}
    </button>`
    }
    <button class="button plain small" aria-haspopup="dialog" aria-describedby=${about} @click=${() => goals.link(id)}>
      ${icon("link")} ${t("Link cards …")}
    </button>
    ${goals.workshop.staff ? onStage(goals, id, about) : nothing}
    ${
      goals.deciding
        ? html`<button class="button plain small" data-way="adopt" aria-describedby=${about} @click=${() => goals.writing.adoptFrom(id, "")}>
              ${icon("pencil")} ${t("Reword it")}
            </button>
            ${marker(goals, { id, plenary, number })}`
        : nothing
    }
  </div>`;
}

/**
 * What the button does, which begins with what stands on it: it says so itself, and is not pressed in as well.
 * @param {boolean} plenary
 * @param {number} number
 */
const toPlenary = (plenary, number) =>
  `${plenary ? t("Not for the plenary") : t("For the plenary")}: ${t("Goal {number}", { number })}`;

/**
 * Marks a goal as one that the room takes to the plenary, or no longer.
 * @param {BoardGoals} goals
 * @param {Pick<Goal, "id" | "plenary" | "number">} goal
 */
export function marker(goals, { id, plenary, number }) {
  return html`<button
    class="button plain small marker"
    ?data-marked=${plenary}
    aria-label=${toPlenary(plenary, number)}
    @click=${() => goals.acts.toPlenary(id, !plenary)}
  >
    ${icon("flag")} ${plenary ? t("Not for the plenary") : t("For the plenary")}
  </button>`;
}

/**
 * The goal alone, large, on the shared screen; or no longer.
 * @param {BoardGoals} goals
 * @param {string} id
 * @param {string} about the id of its heading
 */
function onStage({ workshop, room }, id, about) {
  const { lit, words, command } = lighting(workshop, "goal", id, room);
  return html`<button class="button plain small" aria-pressed=${lit} aria-describedby=${about} @click=${() => workshop.send(command)}>
    ${icon("monitor")} ${words}
  </button>`;
}

/**
 * @param {BoardGoals} goals
 * @param {string} id
 * @param {Goal | undefined} goal
 */
function forms(goals, id, goal) {
  if (!goals.may.has("sharpen")) return kept(goals, id);
  const first = goals.writing.adopting.get(id);
  return html`${
    goals.writing.forms.has(id)
      ? html`<goal-form
          .workshop=${goals.workshop}
          .item=${goals.item.id}
          .room=${goals.room}
          .goal=${goal}
          @sending=${(/** @type {CustomEvent} */ event) => goals.writing.sending(id, event.detail)}
          @sent=${(/** @type {CustomEvent} */ event) => goals.writing.sent(id, event.detail)}
          @closed=${() => goals.writing.shutForm(id)}
        ></goal-form>`
      : nothing
  }
  ${
    first === undefined
      ? nothing
      : html`<goal-adopt
          .workshop=${goals.workshop}
          .item=${goals.item.id}
          .room=${goals.room}
          .goal=${goal}
          .proposals=${goal ? goal.open : goals.read.open}
          .first=${first}
          @closed=${(/** @type {CustomEvent} */ event) => goals.writing.shutAdoption(id, event.detail.done)}
        ></goal-adopt>`
  }`;
}

/**
 * A wording that was begun while one could propose it is not lost.
 * @param {BoardGoals} goals
 * @param {string} id
 */
function kept(goals, id) {
  const text = goals.writing.left(id);
  if (!text) return nothing;
  return html`<div class="kept">
    <p class="meta">${t("Your wording is kept on this device. It can be proposed when the goals are worked on again:")}</p>
    <blockquote><bdi>${text}</bdi></blockquote>
  </div>`;
}

/**
 * @param {BoardGoals} goals
 * @param {Proposal[]} open
 * @param {Proposal[]} settled
 */
function proposals(goals, open, settled) {
  const list = (/** @type {Proposal[]} */ some) =>
    html`<ul class="proposals">${repeat(
      some,
      ({ id }) => id,
      (one) => proposalItem(goals, one),
    )}</ul>`;
  return html`${open.length ? list(open) : nothing}
  ${
    settled.length
      ? html`<details class="settled">
          <summary>${tn("{n} settled proposal", "{n} settled proposals", settled.length)}</summary>
          ${list(settled)}
        </details>`
      : nothing
  }`;
}

/**
 * @param {BoardGoals} goals
 * @param {Goal} goal
 */
function backing(goals, { id, backing: ids }) {
  const project = (/** @type {string} */ card) => goals.cards.get(card)?.note.kind === "project";
  const known = ids
    .map((card) => ({ card, text: goals.textOf(card), project: project(card) }))
    .filter(({ text }) => text)
    .sort((a, b) => Number(a.project) - Number(b.project));
  if (known.length === 0) return nothing;
  return html`<details class="backing" ?open=${known.length <= 3}>
    <summary>${tn("{n} card speaks for it", "{n} cards speak for it", known.length)}</summary>
    <ul>
      ${repeat(
        known,
        ({ card }) => card,
        ({ card, text, project: is }) => html`<li>
          <button class="link" lang=${goals.language} id=${`backs-${id}-${card}`} @click=${() => goals.lookAt(card)}>${is ? html`<small lang=${spoken()}>${kindName("project")}:</small> ` : nothing}<bdi>${text}</bdi></button>
          ${
            goals.may.has("sharpen")
              ? html`<button class="button plain small icon-only" aria-label=${t("Unlink")} aria-describedby=${`backs-${id}-${card}`} @click=${() => goals.acts.back(id, card, false)}>${icon("x")}</button>`
              : nothing
          }
        </li>`,
      )}
    </ul>
  </details>`;
}
