/** The day drawn to scale: where bars, ticks and the line of the present lie, in parts of a hundred. Pure. */

import { MINUTE } from "../core/agenda.js";
import { timeOfDay } from "../core/words.js";
import { sameDay } from "./control-rows.js";

/** @typedef {import("./control-rows.js").Row} Row */
/** @typedef {{ id: string, title: string, kind: string, state: string, x: number, width: number, label: boolean }} Bar */
/**
 * @typedef {object} Day
 * @property {Bar[]} announced
 * @property {Bar[]} stands
 * @property {{ x: number, time: string }[]} ticks
 * @property {number} [now] where the present lies, if it lies in that day
 */

const STEPS = [5, 10, 15, 30, 60, 120, 240];
const MOST_TICKS = 10;
// Of the width that is drawn on a wide screen, one letter takes about this part of a hundred.
const LETTER = 0.56;
// A title that is cut off after so many letters can still be recognised.
const MOST_LETTERS = 14;

/**
 * @param {Row[]} rows
 * @param {number} now workshop time
 * @param {string} zone
 * @returns {Day}
 */
export function day(rows, now, zone) {
  const spans = shown(rows);
  const from = Math.min(...spans.map((span) => span.start));
  const to = Math.max(...spans.map((span) => span.end));
  const place = (/** @type {number} */ moment) => ((moment - from) / (to - from)) * 100;
  const bar = (/** @type {Row} */ row, /** @type {import("../core/agenda.js").Span} */ span) => {
    const [x, width] = [place(span.start), place(span.end) - place(span.start)];
    const { id, title, kind } = row.item;
    return {
      id,
      title,
      kind,
      state: row.state,
      x,
      width,
      label: width > Math.min(title.length + 2, MOST_LETTERS) * LETTER,
    };
  };
  const inside = now >= from && now <= to;
  return {
    announced: rows.filter((row) => spans.includes(row.announced)).map((row) => bar(row, row.announced)),
    stands: rows.flatMap((row) => (row.stands ? [bar(row, row.stands)] : [])),
    ticks: ticks(from, to, zone)
      .map((at) => ({ x: place(at), time: timeOfDay(at, zone) }))
      .filter(({ x }) => !inside || x < place(now) - 2 || x > place(now) + 5),
    ...(inside && { now: place(now) }),
  };
}

/**
 * Everything that is drawn; the announced times only where they are of the day on which it happens.
 * @param {Row[]} rows
 */
function shown(rows) {
  const ran = rows.flatMap((row) => (row.stands ? [row.stands] : []));
  const first = ran[0];
  const announced = rows
    .map((row) => row.announced)
    .filter((span) => !first || sameDay(span.start, first.start));
  return [...announced, ...ran];
}

/**
 * Full hours, or halves, or quarters: as many as can be read.
 * @param {number} from
 * @param {number} to
 * @param {string} zone
 * @returns {number[]}
 */
export function ticks(from, to, zone) {
  const minutes = STEPS.find((step) => (to - from) / (step * MINUTE) <= MOST_TICKS) ?? 480;
  const found = [];
  for (let at = Math.ceil(from / (5 * MINUTE)) * 5 * MINUTE; at <= to; at += 5 * MINUTE) {
    const [hour = 0, minute = 0] = timeOfDay(at, zone).split(":").map(Number);
    if ((hour * 60 + minute) % minutes === 0) found.push(at);
  }
  return found;
}
