/** Tells of what others do with the goals of a room: politely, and what comes together in one sentence each. */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";

/** @typedef {import("./board-goals-model.js").Goals} Goals */

// What comes within this time is told together.
const GATHER = 4_000;

export class GoalNews {
  /** @param {string} me whose own doing is no news */
  constructor(me) {
    this.me = me;
    /** The goals as they were told of last, or as they were at first. @type {Goals | undefined} */
    this.told = undefined;
    /** @type {Goals | undefined} */
    this.now = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
  }

  /** @param {Goals} goals as they are now */
  hear(goals) {
    this.now = goals;
    this.told ??= goals;
    if (newsOf(this.told, goals, this.me).length) this.telling ??= setTimeout(() => this.tell(), GATHER);
  }

  tell() {
    this.telling = undefined;
    if (!this.told || !this.now) return;
    for (const words of newsOf(this.told, this.now, this.me)) announce(words);
    this.told = this.now;
  }

  stop() {
    clearTimeout(this.telling);
    this.telling = undefined;
  }
}

/**
 * What is to be told of the goals: what others have proposed, and how goals read that others have adopted.
 * @param {Goals} before
 * @param {Goals} now
 * @param {string} me
 * @returns {string[]}
 */
export function newsOf(before, now, me) {
  const known = new Set(proposals(before).map(({ id }) => id));
  const proposed = proposals(now).filter(({ id, mine }) => !mine && !known.has(id)).length;
  const versions = new Map(before.goals.map(({ id, version }) => [id, version]));
  const reworded = now.goals.filter(
    ({ id, version, adopter }) => adopter !== me && versions.get(id) !== version,
  );
  const [one] = reworded;
  return [
    proposed && tn("{n} new proposal for the goals.", "{n} new proposals for the goals.", proposed),
    reworded.length === 1 &&
      one &&
      (versions.has(one.id)
        ? t("Goal {number} reads now: {text}", { number: one.number, text: one.text })
        : t("New goal {number}: {text}", { number: one.number, text: one.text })),
    reworded.length > 1 &&
      tn("{n} goal reads differently now.", "{n} goals read differently now.", reworded.length),
  ].filter((words) => typeof words === "string");
}

/** All of them, decided or not. @param {Goals} goals */
function proposals({ goals, open, settled }) {
  return [...open, ...settled, ...goals.flatMap((goal) => [...goal.open, ...goal.settled])];
}
