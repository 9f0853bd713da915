/**
 * Where a room stands, as plain values: in which step the agenda clock or its own host has it, until when, what one
 * may do there, how many are done with it. The same rules as the server's `steps.py`, which alone decides.
 */

import { clockEntity, left } from "../core/agenda.js";

/** @typedef {import("../core/store.js").Store} Store */
/** @typedef {import("../core/agenda.js").Item} Item */
/** @typedef {import("../core/agenda.js").Step} Step */
/** @typedef {"write" | "arrange-own" | "arrange" | "support" | "comment" | "weigh" | "sharpen"} Act */
/** @typedef {{ offers?: Record<string, Act[]>, free?: Act[] }} Facts what the server says of this activity */
/** @typedef {{ step: number, since: number, ends: number, paused?: number }} Led as in the store */
/**
 * @typedef {object} Standing
 * @property {number} index of the present step, from 0
 * @property {Step | undefined} step
 * @property {Step | undefined} next
 * @property {number} all how many steps the item has
 * @property {string} does empty where nothing in particular is done
 * @property {boolean} led by its host, at a pace of its own
 * @property {number} ends when the step is due to end, in workshop time; 0 where none is on
 * @property {number} agenda in which step the agenda is
 * @property {ReadonlySet<Act>} offers
 */

export const SILENT = "write";
const WEIGHS = "weigh";
// What hosts do when everybody does.
const BY_ALL = new Set(["weigh", "support"]);

/**
 * Where a room stands in an item; where it stood, once the item has been left.
 * @param {Store} store
 * @param {Item} item
 * @param {string} room
 * @param {Facts} facts
 * @returns {Standing}
 */
export function standing(store, item, room, facts) {
  const clock = clockEntity(store);
  /** @type {Led | undefined} */
  const led = store.get("all", `led:${item.id}.${room}`);
  const steps = item.steps ?? [];
  const agenda = agendaStep(clock, item.id, steps.length);
  const index = led ? led.step : agenda;
  const step = steps[index];
  const does = step?.does ?? "";
  return {
    index,
    step,
    next: steps[index + 1],
    all: steps.length,
    does,
    led: Boolean(led),
    ends: step && clock.item === item.id ? endOf(led, clock, { item, last: index + 1 === steps.length }) : 0,
    agenda,
    offers: new Set(facts.offers?.[does] ?? facts.free ?? []),
  };
}

/**
 * @param {import("../core/agenda.js").ClockEntity} clock
 * @param {string} item
 * @param {number} all
 */
function agendaStep(clock, item, all) {
  if (clock.item === item) return clock.step ?? 0;
  return clock.left === item ? (clock.left_step ?? 0) : all - 1;
}

/**
 * A room that is led has its own end, which moves with all the time that the clock has stood still meanwhile, and is
 * no later than that of an item which does not wait; in the agenda the last step ends with its item.
 * @param {Led | undefined} led
 * @param {import("../core/agenda.js").ClockEntity} clock
 * @param {{ item: Item, last: boolean }} about whether it is the last step
 */
function endOf(led, clock, { item, last }) {
  if (!led) return (last ? clock.ends : clock.step_ends) ?? 0;
  const own = led.ends + (clock.paused ?? 0) - (led.paused ?? 0);
  const waits = item.advance === "wait" && !clock.parting;
  return waits ? own : Math.min(own, clock.ends ?? own);
}

/**
 * Time left in the step, in ms; negative once it is over, undefined where no step is on.
 * @param {Store} store
 * @param {Standing} now
 * @param {number} moment the present, in workshop time
 */
export function leftIn(store, now, moment) {
  return now.ends ? left(clockEntity(store), now.ends, moment) : undefined;
}

/**
 * What one may do in a room now. Hosts write, arrange, comment and word goals whenever they like; dots are stuck when
 * it is time, by everybody alike, and in the grace time after the item no more.
 * @param {Standing} now
 * @param {{ phase: "before" | "open" | "grace" | "after", hosting: boolean, facts: Facts }} about
 * @returns {ReadonlySet<Act>}
 */
export function mayDo(now, { phase, hosting, facts }) {
  if (phase !== "open" && phase !== "grace") return steady(new Set());
  const every = [...(facts.free ?? []), ...Object.values(facts.offers ?? {}).flat()];
  const may = new Set([...now.offers, ...(hosting ? every.filter((act) => !BY_ALL.has(act)) : [])]);
  if (phase === "grace") may.delete(WEIGHS);
  if (may.has("arrange")) may.add("arrange-own");
  return steady(may);
}

/** @type {Map<string, ReadonlySet<Act>>} each set but once, so that what draws by it is not drawn again */
const known = new Map();

/** @param {Set<Act>} may */
function steady(may) {
  const name = [...may].sort().join();
  const found = known.get(name) ?? may;
  known.set(name, found);
  return found;
}

/** Whether what is written now stays unseen until the room reveals. @param {Standing} now */
export const silent = ({ does }) => does === SILENT;

/**
 * How many cards of an item lie with their authors, unseen by the others; one's own among them.
 * @param {Store} store
 * @param {string} item
 * @param {string} room
 */
export function unseenIn(store, item, room) {
  const shown = store.each(`room:${room}`, "note").filter(({ value }) => value.item === item);
  return Math.max(0, store.number("all", `cards:${item}.${room}`) - shown.length);
}

/**
 * Who is done with a step: how many, and whether one is oneself.
 * @param {Store} store
 * @param {{ item: string, room: string, step: number, person: string }} about
 */
export function readyIn(store, { item, room, step, person }) {
  return {
    many: store.number(`room:${room}`, `ready:${item}.${step}`),
    mine: Boolean(store.get(`me:${person}`, `ready:${item}.${room}.${step}`)),
  };
}
