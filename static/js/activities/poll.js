/**
 * A poll: questions that everybody answers for themselves, and can answer differently until it is closed. What was
 * counted lies with those who moderate until they show it; the question that was shown last is on the stage.
 */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { ActivityElement } from "../elements/activity.js";
import { desk } from "./poll-desk.js";
import { answering } from "./poll-live.js";
import { results } from "./poll-model.js";
import { onStage } from "./poll-stage.js";

/** @typedef {import("./poll-model.js").Asked} Asked */
/** @typedef {import("./poll-model.js").Given} Given */
/**
 * @typedef {object} Question
 * @property {number} number from 1
 * @property {Asked} asked
 * @property {number} people who have answered
 * @property {number} shown when everybody was shown the results, 0 where they are not
 * @property {Given} own what this person has given
 */

export class ActivityPoll extends ActivityElement {
  constructor() {
    super();
    /** Which results were shown when it was last drawn. @type {Set<number> | undefined} */
    this.wereShown = undefined;
  }

  watches() {
    const id = this.item?.id;
    const all = ["answered", "shown", "polled", "word"].map((kind) => `all/${kind}:${id}.`);
    return [
      ...super.watches(),
      ...all,
      `all/closed:${id}`,
      `staff/polled:${id}.`,
      `staff/word:${id}.`,
      `${this.own}/given:${id}.`,
    ];
  }

  /** What was not shown before the poll is left. @param {import("../elements/activity.js").About} about */
  static leaving({ store, item }) {
    const many = (item.settings?.questions ?? []).length;
    const unseen = Array.from({ length: many }, (_, at) => `${item.id}.${at + 1}`).filter(
      (id) => store.number("all", `answered:${id}`) > 0 && !store.get("all", `shown:${id}`),
    );
    if (unseen.length === 0) return [];
    return [
      tn(
        "The results of {n} question have not been shown.",
        "The results of {n} questions have not been shown.",
        unseen.length,
      ),
    ];
  }

  /** @returns {Question[]} */
  get questions() {
    /** @type {Asked[]} */
    const asked = this.settings.questions ?? [];
    return asked.map((one, at) => {
      const id = `${this.item.id}.${at + 1}`;
      return {
        number: at + 1,
        asked: one,
        people: this.store.number("all", `answered:${id}`),
        shown: this.store.get("all", `shown:${id}`)?.at ?? 0,
        own: this.store.get(this.own, `given:${id}`) ?? {},
      };
    });
  }

  /** Since when nobody can answer any more; 0 while everybody can. @returns {number} */
  get closed() {
    return this.store.get("all", `closed:${this.item.id}`)?.at ?? 0;
  }

  /** Whether somebody can answer now. */
  get takes() {
    return this.open && !this.closed;
  }

  /** What is counted of a question, as far as this page sees it. @param {Question} question */
  resultsOf({ number, asked, people, shown, own }) {
    const audience = shown ? "all" : "staff";
    const start = `${this.item.id}.${number}.`;
    return results(asked, {
      counts: (what) => this.store.number(audience, `polled:${start}${what}`),
      words: this.words(audience, start).filter(({ hidden }) => !hidden),
      people,
      own,
    });
  }

  /** Words that moderators have taken out of sight. @param {Question} question */
  hiddenOf({ number }) {
    return this.words("staff", `${this.item.id}.${number}.`).filter(({ hidden }) => hidden);
  }

  /**
   * @param {string} audience
   * @param {string} start
   * @returns {{ id: string, text: string, hidden: boolean }[]}
   */
  words(audience, start) {
    return this.store
      .each(audience, "word")
      .filter(({ id }) => id.startsWith(start))
      .map(({ id, value }) => ({
        id: id.slice(start.length),
        text: value.text,
        hidden: Boolean(value.hidden),
      }));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (this.item && this.page === "live") this.tellShown();
  }

  tellShown() {
    const shown = this.questions.filter((one) => one.shown);
    for (const { number, asked } of shown)
      if (this.wereShown && !this.wereShown.has(number))
        announce(t("Results are shown: {question}", { question: asked.question }));
    this.wereShown = new Set(shown.map(({ number }) => number));
  }

  live() {
    return answering(this);
  }

  control() {
    return desk(this);
  }

  stage() {
    return onStage(this);
  }
}

customElements.define("activity-poll", ActivityPoll);
