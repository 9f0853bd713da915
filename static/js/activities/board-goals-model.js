/**
 * The goals of a room, as plain values: how each reads now and read before, what was proposed for it, what speaks for
 * it, and what was proposed beside them. Nothing here draws.
 */

import { differences } from "./board-diff.js";

/** @typedef {import("./board-diff.js").Run} Run */
/** @typedef {import("./board-origin.js").Origin} Origin */
/** @typedef {{ version: number, text: string, at: number, adopter: string, outOf: readonly string[], origin?: Origin | undefined }} Version */
/**
 * @typedef {object} Proposal
 * @property {string} id
 * @property {string} goal empty for a new one
 * @property {number} version of the goal for which it was made
 * @property {string} text
 * @property {string} base what it would change; empty for a new goal
 * @property {string} reason
 * @property {number} at
 * @property {string} by
 * @property {"open" | "adopted" | "aside"} state
 * @property {number} support
 * @property {boolean} supported by this person
 * @property {boolean} mine
 * @property {Origin} [origin] if it comes out of another workshop
 */
/**
 * @typedef {object} OfGoal
 * @property {string} id
 * @property {number} number from 1
 * @property {boolean} invented made up for an example
 * @property {boolean} plenary to be shown to all
 * @property {Version[]} earlier the first one first
 * @property {Proposal[]} open the most supported first
 * @property {Proposal[]} settled the latest first
 * @property {string[]} backing ids of the cards and clusters that speak for it
 */
/** @typedef {Version & OfGoal} Goal */
/** @typedef {{ goals: Goal[], open: Proposal[], settled: Proposal[] }} Goals `open` and `settled` of new ones */
/**
 * @typedef {object} Source
 * @property {(kind: string) => { id: string, value: any }[]} each entities of the room
 * @property {(id: string) => number} support
 * @property {(id: string) => boolean} supported by this person
 * @property {(id: string) => boolean} mine
 * @property {{ read(what: string, id: string): any }} hopes `support` of proposals, `backing` by goal and card
 */

/**
 * @param {Source} source
 * @returns {Goals}
 */
export function readGoals(source) {
  const earlier = source.each("earlier").map(({ value }) => ({ goal: value.goal, ...versionOf(value) }));
  const goals = source
    .each("goal")
    .sort((a, b) => a.value.place - b.value.place || (a.id < b.id ? -1 : 1))
    .map(({ id, value }, place) => {
      const before = earlier.filter(({ goal }) => goal === id).sort((a, b) => a.version - b.version);
      return { id, number: place + 1, value, before: before.map(({ goal: _, ...version }) => version) };
    });
  const texts = new Map(goals.map(({ id, value, before }) => [id, [...before, versionOf(value)]]));
  const proposals = source.each("proposal").map(({ id, value }) => readProposal(id, value, texts, source));
  const of = (/** @type {string} */ goal) => sorted(proposals.filter((proposal) => proposal.goal === goal));
  return {
    goals: goals.map(({ id, number, value, before }) => ({
      id,
      number,
      ...versionOf(value),
      invented: value.invented ?? false,
      plenary: value.plenary ?? false,
      earlier: before,
      ...of(id),
      backing: backingOf(id, source),
    })),
    ...of(""),
  };
}

/** @param {any} value @returns {Version} */
function versionOf({ version = 1, text, at = 0, adopter = "", out_of: outOf = [], origin }) {
  return { version, text, at, adopter, outOf, origin };
}

/**
 * @param {string} id
 * @param {any} value
 * @param {ReadonlyMap<string, Version[]>} texts
 * @param {Source} source
 * @returns {Proposal}
 */
function readProposal(id, value, texts, source) {
  const { version, text, at, reason = "", by = "", state = "open", origin } = value;
  // What was proposed for a goal that is gone, because its adoption was taken back just then, is not lost.
  const goal = texts.has(value.goal) ? value.goal : "";
  const versions = texts.get(goal) ?? [];
  // What is open would change how the goal reads now; of what is settled one wants to know what it had changed.
  const base = state === "open" ? versions.at(-1) : versions.find((one) => one.version === version);
  const was = source.supported(id);
  const supported = Boolean(source.hopes.read("support", id) ?? was);
  return {
    id,
    goal,
    version,
    text,
    base: base?.text ?? "",
    reason,
    at,
    by,
    state,
    support: source.support(id) + Number(supported) - Number(was),
    supported,
    mine: source.mine(id),
    ...(origin ? { origin } : {}),
  };
}

/** @param {Proposal[]} proposals */
function sorted(proposals) {
  return {
    open: proposals
      .filter(({ state }) => state === "open")
      .sort((a, b) => b.support - a.support || a.at - b.at || (a.id < b.id ? -1 : 1)),
    settled: proposals.filter(({ state }) => state !== "open").sort((a, b) => b.at - a.at),
  };
}

/**
 * @param {string} goal
 * @param {Source} source
 */
function backingOf(goal, source) {
  const told = source.each("backing").filter(({ value }) => value.goal === goal);
  const known = new Set(told.map(({ value }) => /** @type {string} */ (value.card)));
  const hoped = source.hopes.read("backings", goal) ?? new Map();
  for (const [card, wanted] of hoped) {
    if (wanted) known.add(card);
    else known.delete(card);
  }
  return [...known];
}

/** How often a goal was changed. @param {Goal} goal */
export const changes = ({ version }) => version - 1;

/**
 * What a goal read like one after another, the present first, each with what it had changed.
 * @param {Goal} goal
 * @returns {(Version & { runs: Run[] })[]}
 */
export function history(goal) {
  const { version, text, at, adopter, outOf, origin } = goal;
  const all = [...goal.earlier, { version, text, at, adopter, outOf, origin }];
  return all
    .map((one, place) => ({ ...one, runs: differences(all[place - 1]?.text ?? one.text, one.text) }))
    .reverse();
}

/**
 * A proposal by its id, wherever it stands.
 * @param {Goals} goals
 * @param {string} id
 */
export function proposalIn({ goals, open, settled }, id) {
  const all = [...open, ...settled, ...goals.flatMap((goal) => [...goal.open, ...goal.settled])];
  return all.find((proposal) => proposal.id === id);
}

/**
 * Under which name the draft of another wording is kept, or of a new goal.
 * @param {string} room
 * @param {string} goal empty for a new one
 */
export const proposalDraft = (room, goal) => `board/${room}/goal/${goal || "new"}`;

/**
 * The same of the wording that the host adopts.
 * @param {string} room
 * @param {string} goal
 */
export const adoptionDraft = (room, goal) => `board/${room}/adopt/${goal || "new"}`;
