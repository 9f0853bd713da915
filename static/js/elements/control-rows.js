/**
 * The agenda as the rows of a table: when each item was announced, when it ran or will run, where it stands.
 * Only arithmetic on what the store has; the table and the drawing of the day are made from it.
 */

import { agreed, clockEntity, forecast, items, MINUTE, plan } from "../core/agenda.js";

/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {import("../core/agenda.js").Span} Span */
/** @typedef {import("../core/agenda.js").ClockEntity} ClockEntity */
/** @typedef {"was" | "skipped" | "here" | "ahead"} RowState */
/**
 * @typedef {object} Row
 * @property {Item} item
 * @property {RowState} state
 * @property {Span} announced
 * @property {Span} [stands] when it ran, runs or will run; not where the announced day is another one
 * @property {number} minutes as it was, or as it is forecast
 * @property {number} later than agreed it begins, in ms
 */
/** @typedef {{ title: string, minutes: number, state: RowState, begins?: number }} StepRow */

const SAME_DAY = 12 * 60 * MINUTE;

/**
 * Whether two moments are near enough that the way from one to the other means something.
 * @param {number} a
 * @param {number} b
 */
export function sameDay(a, b) {
  return Math.abs(a - b) < SAME_DAY;
}

/**
 * @param {import("../core/store.js").Store} store
 * @param {number} now workshop time
 * @returns {Row[]}
 */
export function rows(store, now) {
  const clock = clockEntity(store);
  const announced = plan(store);
  const held = agreed(store);
  const foreseen = clock.state !== "planned" || sameDay(clock.start, now) ? forecast(store, now) : new Map();
  const agenda = items(store);
  const at = agenda.findIndex((item) => item.id === clock.item);
  return agenda.map((item, place) => {
    const planned = /** @type {Span} */ (announced.get(item.id));
    const stands = foreseen.get(item.id);
    const length = stands ? Math.round((stands.end - stands.start) / MINUTE) : item.minutes;
    return {
      item,
      state: stateOf(clock, place, at, Boolean(stands)),
      announced: planned,
      ...(stands && { stands }),
      minutes: length,
      later:
        stands && sameDay(stands.start, planned.start) ? stands.start - (held.get(item.id)?.start ?? 0) : 0,
    };
  });
}

/**
 * @param {ClockEntity} clock
 * @param {number} place
 * @param {number} at place of the present item, -1 where there is none
 * @param {boolean} ran
 * @returns {RowState}
 */
function stateOf(clock, place, at, ran) {
  if (clock.state === "planned" || (at >= 0 && place > at)) return "ahead";
  if (place === at) return "here";
  return ran ? "was" : "skipped";
}

/**
 * The end as announced and as it is forecast, or was.
 * @param {Row[]} agenda
 * @returns {{ announced: number, stands?: number }}
 */
export function ending(agenda) {
  const announced = Math.max(...agenda.map((row) => row.announced.end));
  const ends = agenda.flatMap((row) => (row.stands ? [row.stands.end] : []));
  return ends.length ? { announced, stands: Math.max(...ends) } : { announced };
}

/**
 * The end that was agreed on since, if it is another one than announced.
 * @param {import("../core/store.js").Store} store
 * @returns {number | undefined}
 */
export function agreedEnd(store) {
  const ends = [plan(store), agreed(store)].map((spans) =>
    Math.max(...[...spans.values()].map((span) => span.end)),
  );
  return ends[0] === ends[1] ? undefined : ends[1];
}

/**
 * Which items a plan shortens, from how many minutes to how many.
 * @param {Item[]} agenda
 * @param {Record<string, number>} lengths
 */
export function shortened(agenda, lengths) {
  return agenda.flatMap((item) => {
    const minutes = lengths[item.id];
    return minutes === undefined || minutes === item.minutes ? [] : [{ item, before: item.minutes, minutes }];
  });
}

/**
 * The item whose fixed time is waited for whatever is shortened before it, where a plan shortens nothing there.
 * @param {Item[]} ahead
 * @param {{ lengths: Record<string, number>, spans: Record<string, { start: number }> }} plan
 * @param {number} start from which locked times count
 * @returns {Item | undefined}
 */
export function waitedFor(ahead, { lengths, spans }, start) {
  const place = ahead.findLastIndex(
    ({ id, locked }) => locked !== undefined && spans[id]?.start === start + locked,
  );
  return place > 0 && !shortened(ahead.slice(0, place), lengths).length ? ahead[place] : undefined;
}

/**
 * How long the present step is, with what it was given: when the first one began is known, of others how much is left.
 * @param {ClockEntity} clock
 * @param {number} place
 * @param {number} planned minutes
 * @param {number} now
 */
function lasts({ began = 0, paused = 0, held, step_ends: ends = 0 }, place, planned, now) {
  const stands = held ? now - held : 0;
  if (place === 0) return Math.round((ends - began - paused) / MINUTE);
  return Math.max(planned, Math.ceil((ends + stands - now) / MINUTE));
}

/**
 * The steps of the present item; those ahead with the moment at which they begin if nobody intervenes.
 * @param {Item} item
 * @param {ClockEntity} clock
 * @param {number} now
 * @returns {StepRow[]}
 */
export function stepRows(item, clock, now) {
  const at = clock.step ?? 0;
  const part = item.minutes / (item.planned ?? item.minutes);
  let begins = (clock.step_ends ?? 0) + (clock.held ? now - clock.held : 0);
  return (item.steps ?? []).map(({ title, minutes: planned }, place) => {
    const minutes = Math.round(planned * part);
    if (place < at) return { title, minutes, state: "was" };
    if (place === at) return { title, minutes: lasts(clock, place, minutes, now), state: "here" };
    const row = { title, minutes, state: /** @type {const} */ ("ahead"), begins };
    begins += planned * part * MINUTE;
    return row;
  });
}
