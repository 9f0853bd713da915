/**
 * When the items of a run sheet are planned, and what a planner should look at: pure, and the same as the server's
 * `times.py` and `planning.py`, which alone decide; a test lets both judge the same plans.
 *
 * All moments are ms since 1970.
 */

/** @typedef {{ date: string, start: string, timezone: string }} About */
/** @typedef {{ minutes: number, starts?: string }} Timed */
/** @typedef {{ start: number, end: number, locked: boolean }} Slot `locked` where its locked time can be kept */
/** @typedef {{ start: number, end: number, serves: string }} Part */
/** @typedef {{ what: string, place: number, start: number, end: number, least: number }} Caution */

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
// A locked time that has passed on the workshop's own day may mean the day after, if that begins soon.
const OVER_MIDNIGHT = DAY / 2;
const WITHOUT_BREAK = 90 * MINUTE;
const BREAK = 5 * MINUTE;
const GOODBYE = 10;
const SHORT_GOODBYE = 5;
const LONG = 120 * MINUTE;
const WALL = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/** @param {string} zone @returns {boolean} whether there is such a time zone */
export function isZone(zone) {
  try {
    clock(zone);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} zone */
function clock(zone) {
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  clocks.set(zone, made);
  return made;
}

/**
 * What the calendar and the clock there say at a moment, as if it were UTC.
 * @param {number} moment
 * @param {string} zone
 */
function shown(moment, zone) {
  const parts = Object.fromEntries(
    clock(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * @param {number} moment
 * @param {string} zone
 * @returns {string} the time of day, `09:30`
 */
export function wallTime(moment, zone) {
  return new Date(shown(moment, zone)).toISOString().slice(11, 16);
}

/**
 * When it is that time of day there: usually once, at a change of the clocks twice or never.
 * @param {string} day `2026-11-30`
 * @param {string} wall `09:30`
 * @param {string} zone
 * @returns {number[]}
 */
export function moments(day, wall, zone) {
  const wanted = Date.parse(`${day}T${wall}:00Z`);
  const offsets = [-DAY, 0, DAY].map((away) => shown(wanted + away, zone) - (wanted + away));
  const found = [...new Set(offsets.map((offset) => wanted - offset))];
  return found.filter((moment) => shown(moment, zone) === wanted).sort((a, b) => a - b);
}

/**
 * When the workshop begins; nothing where that cannot be said.
 * @param {About} about
 * @returns {number | undefined}
 */
export function beginning({ date, start, timezone }) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !WALL.test(start) || !isZone(timezone)) return undefined;
  if (Number.isNaN(Date.parse(`${date}T00:00Z`))) return undefined;
  return moments(date, start, timezone)[0];
}

/**
 * When each item is announced. Where a lock cannot be kept, the item follows on what is before it.
 * @param {About} about
 * @param {Timed[]} items
 * @returns {Slot[]} as many as there are up to the first whose minutes cannot be read
 */
export function layOut(about, items) {
  let begins = beginning(about);
  const slots = [];
  for (const { minutes, starts } of items) {
    if (begins === undefined || !Number.isInteger(minutes) || minutes < 1) break;
    const lock = starts ? locked(about, starts, begins) : undefined;
    begins = lock ?? begins;
    slots.push({ start: begins, end: begins + minutes * MINUTE, locked: lock !== undefined });
    begins += minutes * MINUTE;
  }
  return slots;
}

/**
 * The first of that time of day from `earliest` on; nothing where it has passed.
 * @param {About} about
 * @param {string} wall
 * @param {number} earliest
 */
function locked({ date, timezone }, wall, earliest) {
  if (!WALL.test(wall)) return undefined;
  const next = new Date(Date.parse(`${date}T00:00Z`) + DAY).toISOString().slice(0, 10);
  const same = moments(date, wall, timezone).filter((moment) => moment >= earliest);
  const soon = moments(next, wall, timezone).filter(
    (moment) => moment >= earliest && moment <= earliest + OVER_MIDNIGHT,
  );
  return [...same, ...soon][0];
}

/**
 * What to look at, in the order of the items to which it belongs.
 * @param {Part[]} parts
 * @returns {Caution[]}
 */
export function cautions(parts) {
  const found = [...stretches(parts), ...idle(parts), ...goodbye(parts)];
  return found.sort((a, b) => a.place - b.place || (a.what < b.what ? -1 : 1));
}

/**
 * Where people go on too long; each belongs to the item in which it becomes too long.
 * @param {Part[]} parts
 */
function stretches(parts) {
  /** @type {Caution[]} */
  const found = [];
  /** @type {{ since: number, caution?: Caution } | undefined} */
  let stretch;
  parts.forEach(({ start, end, serves }, place) => {
    const free = start - (parts[place - 1]?.end ?? start);
    if (serves === "rest" || free >= BREAK) stretch = undefined;
    if (serves === "rest") return;
    stretch ??= { since: start };
    if (end - stretch.since <= WITHOUT_BREAK) return;
    if (stretch.caution) stretch.caution.end = end;
    else {
      stretch.caution = { what: "no-break", place, start: stretch.since, end, least: 0 };
      found.push(stretch.caution);
    }
  });
  return found;
}

/** @param {Part[]} parts @returns {Caution[]} */
function idle(parts) {
  return parts.flatMap(({ start }, place) => {
    const before = parts[place - 1]?.end ?? start;
    return start > before ? [{ what: "idle", place, start: before, end: start, least: 0 }] : [];
  });
}

/** @param {Part[]} parts @returns {Caution[]} */
function goodbye(parts) {
  const [first] = parts;
  const end = parts.at(-1)?.end;
  if (!first || end === undefined) return [];
  const least = end - first.start >= LONG ? GOODBYE : SHORT_GOODBYE;
  const place = parts.findLastIndex(({ serves }) => serves === "goodbye");
  const last = parts[place];
  if (!last) return [{ what: "no-goodbye", place: parts.length - 1, start: end, end, least }];
  const short = last.end - last.start < least * MINUTE;
  return short ? [{ what: "short-goodbye", place, start: last.start, end: last.end, least }] : [];
}
