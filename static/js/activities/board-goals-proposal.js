/** A proposal as it stands under its goal: what it would change, why, who supports it, and what is done with it. */

import { html, nothing } from "../../vendor/lit.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { icon } from "../elements/icons.js";
import { authorOf } from "./board-authorship.js";
import { wording } from "./board-goals-diff.js";

/** @typedef {import("./board-goals.js").BoardGoals} BoardGoals */
/** @typedef {import("./board-goals-model.js").Proposal} Proposal */

/**
 * @param {BoardGoals} goals
 * @param {Proposal} proposal
 */
export function proposalItem(goals, proposal) {
  const { id, state, text, base, reason } = proposal;
  const words = `proposal-${id}`;
  return html`<li class="proposal" data-proposal=${id} data-state=${state} tabindex="-1">
    <p class="reads" id=${words} lang=${goals.language}>${wording(base, text)}</p>
    ${reason ? html`<p class="reason"><span>${t("Because:")}</span> <bdi lang=${goals.language}>${reason}</bdi></p>` : nothing}
    ${about(goals, proposal)}
    <div class="buttons">
      ${state === "open" ? [support(goals, proposal, words), ...deciding(goals, proposal, words)] : settled(goals, proposal, words)}
      ${state === "open" && proposal.mine && goals.may.has("sharpen") ? retract(goals, proposal, words) : nothing}
    </div>
  </li>`;
}

/**
 * Whose it is, since when, and for which version it was made if there is another by now.
 * @param {BoardGoals} goals
 * @param {Proposal} proposal
 */
function about(goals, { id, by, mine, at, goal, version, state }) {
  const now = goals.read.goals.find((one) => one.id === goal)?.version ?? version;
  const author = authorOf(goals.workshop, goals.room, id);
  return html`<p class="meta">
    <span>${mine ? t("from you") : html`<bdi>${by ? goals.workshop.nameOf(by, goals.room) || t("somebody") : t("without a name")}</bdi>`}</span>
    ${author && !mine ? html`<span class="staff-only">${icon("eye-off")} ${t("from {name}, which only hosts and moderators see", { name: author })}</span>` : nothing}
    <time>${timeOfDay(at, zoneOf(goals.store))}</time>
    ${state === "open" && goal && version < now ? html`<span>${t("proposed for version {number}", { number: version })}</span>` : nothing}
  </p>`;
}

/**
 * @param {BoardGoals} goals
 * @param {Proposal} proposal
 * @param {string} words
 */
function support(goals, { id, support: many, supported }, words) {
  const label = tn("Support this proposal, {n} person does", "Support this proposal, {n} people do", many);
  if (!goals.may.has("sharpen")) {
    return html`<span class="supported">${icon("thumbs-up")} <b>${many}</b> <span class="visually-hidden">${tn("{n} person supports it", "{n} people support it", many)}</span></span>`;
  }
  return html`<button class="button quiet small support" aria-pressed=${supported} aria-label=${label} aria-describedby=${words} @click=${() => goals.acts.second(id, !supported)}>
    ${icon("thumbs-up")} <span>${many}</span>
  </button>`;
}

/**
 * @param {BoardGoals} goals
 * @param {Proposal} proposal
 * @param {string} words
 */
function deciding(goals, { id, goal }, words) {
  if (!goals.deciding) return [];
  return [
    html`<button class="button quiet small" aria-describedby=${words} @click=${() => goals.writing.adoptFrom(goal, id)}>
      ${icon("check")} ${t("Adopt …")}
    </button>`,
    html`<button class="button plain small" aria-describedby=${words} @click=${() => goals.acts.setAside(id, true)}>
      ${t("Set aside")}
    </button>`,
  ];
}

/**
 * @param {BoardGoals} goals
 * @param {Proposal} proposal
 * @param {string} words
 */
function settled(goals, { id, state, support: many }, words) {
  const adopted = state === "adopted";
  return html`<span class="tag" data-tone=${adopted ? "good" : ""}>${icon(adopted ? "check" : "minus")} ${adopted ? t("adopted") : t("set aside")}</span>
    <span class="supported">${tn("{n} person supports it", "{n} people support it", many)}</span>
    ${
      !adopted && goals.deciding
        ? html`<button class="button plain small" aria-describedby=${words} @click=${() => goals.acts.setAside(id, false)}>
            ${icon("rotate-ccw")} ${t("Open again")}
          </button>`
        : nothing
    }`;
}

/**
 * @param {BoardGoals} goals
 * @param {Proposal} proposal
 * @param {string} words
 */
function retract(goals, { id }, words) {
  return html`<button class="button plain small" aria-describedby=${words} @click=${() => goals.acts.retract(id)}>
    ${icon("trash-2")} ${t("Take back")}
  </button>`;
}
