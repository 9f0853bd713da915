/** How a goal came to read as it does: its versions, by whom and when each was adopted, and from which proposals. Pure drawing. */

import { html, nothing } from "../../vendor/lit.js";
import { t, timeOfDay, tn } from "../core/words.js";
import { zoneOf } from "../elements/about.js";
import { icon } from "../elements/icons.js";
import { marked } from "./board-goals-diff.js";
import { changes, history, proposalIn } from "./board-goals-model.js";
import { originWords } from "./board-origin.js";

/** @typedef {import("./board-goals.js").BoardGoals} BoardGoals */
/** @typedef {import("./board-goals-model.js").Goal} Goal */
/** @typedef {import("./board-goals-model.js").Version} Version */

/**
 * @param {BoardGoals} goals
 * @param {Goal} goal
 */
export function versions(goals, goal) {
  const many = changes(goal);
  if (many === 0) return nothing;
  return html`<details class="versions">
    <summary>${icon("history")} ${tn("{n} change", "{n} changes", many)}</summary>
    <ol role="list" reversed>
      ${history(goal).map(
        (version) => html`<li>
          <p class="meta">${origin(goals, version)}</p>
          <p class="reads" lang=${goals.language}>${marked(version.runs)}</p>
          ${version.outOf.map((id) => source(goals, id))}
        </li>`,
      )}
    </ol>
  </details>`;
}

/**
 * @param {BoardGoals} goals
 * @param {Version} version
 */
function origin(goals, { version, at, adopter, origin }) {
  if (origin)
    return t("Version {number}, adopted: {origin}", { number: version, origin: originWords(origin) });
  if (!at) return t("Draft");
  const by = goals.workshop.nameOf(adopter, goals.room);
  const time = timeOfDay(at, zoneOf(goals.store));
  return by
    ? t("Version {number}, adopted at {time} by {name}", { number: version, time, name: by })
    : t("Version {number}, adopted at {time}", { number: version, time });
}

/**
 * @param {BoardGoals} goals
 * @param {string} id of a proposal
 */
function source(goals, id) {
  const proposal = proposalIn(goals.read, id);
  if (!proposal) return nothing;
  const name = proposal.by ? goals.workshop.nameOf(proposal.by, goals.room) : (proposal.origin?.by ?? "");
  return html`<p class="meta">
    ${name ? t("Proposed by {name}", { name }) : t("Proposed")}${proposal.reason ? html`: <bdi lang=${goals.language}>${proposal.reason}</bdi>` : "."}
  </p>`;
}
