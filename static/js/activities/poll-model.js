/** What a poll asks, what somebody answers, and what came of it: pure functions of settings and counters. */

import { number, t } from "../core/words.js";

/** @typedef {"single" | "multiple" | "scale" | "words" | "ranking"} Kind */
/**
 * @typedef {object} Asked
 * @property {string} question
 * @property {Kind} kind
 * @property {string[]} options
 * @property {number} most
 * @property {number} steps
 * @property {string} low
 * @property {string} high
 */
/** @typedef {{ chosen?: number[], words?: string[] }} Given options or a mark, from 1, or words */
/**
 * @typedef {object} Result one option, mark or word
 * @property {string} id
 * @property {string} label
 * @property {number} count people, or points of a ranking
 * @property {number} part of what it could have got, 0 to 1
 * @property {boolean} own whether this person gave it
 */

const USUAL_WORDS = 3;
const MOST_WORDS = 5;

/** How many options or words one person may give. @param {Asked} asked */
export function mostOf({ kind, most, options }) {
  if (kind === "words") return Math.min(most || USUAL_WORDS, MOST_WORDS);
  if (kind === "multiple") return most || options.length;
  return kind === "ranking" ? options.length : 1;
}

/**
 * What can be chosen, from 1, as it is called.
 * @param {Asked} asked
 * @returns {string[]}
 */
export function labels({ kind, options, steps, low, high }) {
  if (kind !== "scale") return options;
  const marks = Array.from({ length: steps }, (_, at) => String(at + 1));
  const ends = new Map([
    [0, low],
    [steps - 1, high],
  ]);
  return marks.map((mark, at) => (ends.get(at) ? `${mark}: ${ends.get(at)}` : mark));
}

/**
 * With one option further up or down.
 * @param {number[]} order
 * @param {number} at from 0
 * @param {1 | -1} by
 */
export function moved(order, at, by) {
  const next = [...order];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(Math.min(Math.max(at + by, 0), next.length), 0, one);
  return next;
}

/** Whether two answers say the same. @param {Given} a @param {Given} b */
export function same(a, b) {
  return JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}

/** Whether nothing is answered. @param {Given} given */
export function blank(given) {
  return same(given, {});
}

/** @param {Given} given */
function bare({ chosen = [], words = [] }) {
  return { chosen, words: words.map((word) => word.trim()).filter(Boolean) };
}

/**
 * An answer in words.
 * @param {Asked} asked
 * @param {Given} given
 */
export function said(asked, { chosen = [], words = [] }) {
  if (asked.kind === "words") return words.join(", ");
  const called = labels(asked);
  return chosen.map((one) => called[one - 1] ?? "").join(asked.kind === "ranking" ? " › " : ", ");
}

/**
 * What was counted: marks in their order, everything else with the most first.
 * @param {Asked} asked
 * @param {{ counts: (what: string | number) => number, words: { id: string, text: string }[], people: number, own: Given }} counted
 * @returns {Result[]}
 */
export function results(asked, { counts, words, people, own }) {
  const mine = own.chosen ?? [];
  const written = new Set((own.words ?? []).map(folded));
  const found =
    asked.kind === "words"
      ? words.map(({ id, text }) => ({ id, label: text, own: written.has(folded(text)) }))
      : labels(asked).map((label, at) => ({ id: String(at + 1), label, own: mine.includes(at + 1) }));
  const whole = people * (asked.kind === "ranking" ? asked.options.length : 1);
  const counted = found.map((one) => {
    const count = counts(one.id);
    return {
      ...one,
      own: one.own && asked.kind !== "ranking",
      count,
      part: whole ? Math.min(1, count / whole) : 0,
    };
  });
  const given = asked.kind === "words" ? counted.filter(({ count }) => count > 0) : counted;
  if (asked.kind === "scale") return given;
  return given.sort(
    (a, b) => b.count - a.count || (asked.kind === "words" ? order.compare(a.label, b.label) : 0),
  );
}

const order = new Intl.Collator(["de", "en"]);

/** @param {string} word */
const folded = (word) =>
  word
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * The mean of the marks, to one place; nothing where nobody has set one.
 * @param {Result[]} marks
 */
export function mean(marks) {
  const people = marks.reduce((sum, { count }) => sum + count, 0);
  if (people === 0) return "";
  const sum = marks.reduce((total, { id, count }) => total + Number(id) * count, 0);
  return t("Mean: {mean}", { mean: number(Math.round((10 * sum) / people) / 10) });
}

/** Of how many people, in hundredths. @param {number} part */
export function percent(part) {
  return t("{n} %", { n: Math.round(100 * part) });
}
