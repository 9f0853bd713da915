/**
 * Which sentences hang on the stage's wall at a moment: pure functions of the sentences and of the time since
 * they were revealed, so that every stage shows the same. They settle one by one, page after page; when all
 * have been there, the pages come round again, so that each stays long enough to be read.
 */

import { lineWidths } from "./lettering.js";

/** @typedef {{ id: string, text: string }} Spoken */
/** @typedef {{ page: number, pages: number, strips: Spoken[], count: number, settled: boolean }} Wall */

/** The wall in em of a strip's letters; the style sheet keeps it at least that large. */
export const WALL = { width: 28, height: 20.6 };
const LINE = 1.25;
/** What a strip takes beside its lines: its padding and the gap to the next. */
const AROUND = 1.7;
const PADDING = 2;
const SLOW = 2_000;
const FAST = 1_000;
const MANY = 90;
const REST = 3_000;
const READING = 8_000;

/**
 * How a wall with that many strips goes on, in ms: for each strip that settles, for a full page before it is
 * turned, for each page when it comes round again.
 * @param {number} many
 */
export function pace(many) {
  return { strip: many > MANY ? FAST : SLOW, rest: REST, reading: READING };
}

/**
 * Sentences in an order that says nothing about who wrote them, or when: that of their random ids.
 * @template {Spoken} T
 * @param {T[]} sentences
 * @returns {T[]}
 */
export function shuffled(sentences) {
  return [...sentences].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * As many sentences on a page as fit on the wall.
 * @param {Spoken[]} sentences
 * @returns {Spoken[][]} at least one page
 */
export function paged(sentences) {
  /** @type {Spoken[][]} */
  const pages = [[]];
  let taken = 0;
  for (const sentence of sentences) {
    const height = lineWidths(sentence.text, WALL.width - PADDING).length * LINE + AROUND;
    if (taken && taken + height > WALL.height) {
      pages.push([]);
      taken = 0;
    }
    pages.at(-1)?.push(sentence);
    taken += height;
  }
  return pages;
}

/**
 * @param {Spoken[]} sentences in their order
 * @param {number} elapsed ms since the reveal, in workshop time
 * @returns {Wall} `page` counts from 0; `count` is how many have settled so far
 */
export function wallAt(sentences, elapsed) {
  const pages = paged(sentences);
  const { strip, rest, reading } = pace(sentences.length);
  let [since, before] = [Math.max(0, elapsed), 0];
  for (const [page, strips] of pages.entries()) {
    const shown = Math.min(strips.length, Math.floor(since / strip) + 1);
    if (since < strips.length * strip + rest)
      return {
        page,
        pages: pages.length,
        strips: strips.slice(0, shown),
        count: before + shown,
        settled: false,
      };
    since -= strips.length * strip + rest;
    before += strips.length;
  }
  const page = Math.floor(since / reading) % pages.length;
  return { page, pages: pages.length, strips: pages[page] ?? [], count: before, settled: true };
}
