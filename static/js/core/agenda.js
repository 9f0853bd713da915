/**
 * The agenda as this page sees it: what is on, how long, what comes next. The same arithmetic as the
 * server's `agenda.py`, which alone decides; here it is only drawn.
 */

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{ title: string, minutes: number, aim?: string, does?: string }} Step */
/**
 * @typedef {object} Item
 * @property {string} id
 * @property {number} place
 * @property {string} kind
 * @property {string} title
 * @property {number} minutes as planned, or as was agreed since
 * @property {number} [planned] minutes, where it takes another time now
 * @property {string} [lead]
 * @property {string} [note]
 * @property {number} [locked]
 * @property {"auto" | "wait"} [advance]
 * @property {Step[]} [steps]
 * @property {string[]} [reopens]
 * @property {Record<string, any>} [settings]
 */
/**
 * @typedef {object} ClockEntity
 * @property {"planned" | "running" | "held" | "over"} state
 * @property {number} start
 * @property {boolean} [auto]
 * @property {string} [item]
 * @property {number} [began]
 * @property {number} [ends]
 * @property {number} [step]
 * @property {number} [step_ends]
 * @property {number} [held]
 * @property {number} [paused]
 * @property {string} [left]
 * @property {number} [left_at]
 * @property {number} [left_step]
 * @property {Record<string, number>} [lengths]
 * @property {string} [agreed]
 * @property {number} [agreed_end]
 * @property {boolean} [parting] it moves on when the item ends, also from one that waits
 * @property {number} [speed]
 * @property {number} [base]
 * @property {number} [anchor]
 */
/** @typedef {{ start: number, end: number }} Span */

export const MINUTE = 60_000;

/** @type {WeakMap<object, Item>} by their entities */
const known = new WeakMap();

/**
 * @param {Store} store
 * @returns {Item[]} in the agenda's order; an item is the same object for as long as nothing about it changes
 */
export function items(store) {
  const { lengths = {} } = clockEntity(store);
  return store
    .each("all", "item")
    .map(({ id, value }) => itemOf(id, value, lengths[id]))
    .sort((a, b) => a.place - b.place);
}

/**
 * @param {string} id
 * @param {Omit<Item, "id">} entity
 * @param {number} [minutes] that it takes now, if it is another time than planned
 */
function itemOf(id, entity, minutes = entity.minutes) {
  const before = known.get(entity);
  if (before && before.minutes === minutes) return before;
  const planned = minutes === entity.minutes ? {} : { planned: entity.minutes };
  const item = { ...entity, id, minutes, ...planned };
  known.set(entity, item);
  return item;
}

/**
 * @param {Store} store
 * @returns {ClockEntity}
 */
export function clockEntity(store) {
  return store.get("all", "clock") ?? { state: "planned", start: 0 };
}

/**
 * @param {Store} store
 * @returns {Item | undefined} the present item
 */
export function present(store) {
  const id = clockEntity(store).item;
  return id ? items(store).find((item) => item.id === id) : undefined;
}

/**
 * What follows the present item; before the start, the first.
 * @param {Store} store
 * @returns {Item | undefined}
 */
export function following(store) {
  const { state, item } = clockEntity(store);
  const whole = items(store);
  if (state === "planned") return whole[0];
  const at = whole.findIndex((one) => one.id === item);
  return at < 0 ? undefined : whole[at + 1];
}

/**
 * Time left until a moment, in ms; while the clock is held it does not run.
 * @param {ClockEntity} clock
 * @param {number} moment
 * @param {number} now workshop time
 */
export function left(clock, moment, now) {
  return moment - (clock.state === "held" && clock.held ? clock.held : now);
}

/**
 * @param {number} first when the first of them begins
 * @param {number} start of the plan, from which locked times count
 * @param {Item[]} agenda
 * @returns {Map<string, Span>}
 */
export function followOn(first, start, agenda) {
  const spans = new Map();
  let at = first;
  for (const item of agenda) {
    at = item.locked === undefined ? at : Math.max(at, start + item.locked);
    spans.set(item.id, { start: at, end: at + item.minutes * MINUTE });
    at += item.minutes * MINUTE;
  }
  return spans;
}

/**
 * When each item was announced.
 * @param {Store} store
 */
export function plan(store) {
  const { start } = clockEntity(store);
  const planned = items(store).map((item) => ({ ...item, minutes: item.planned ?? item.minutes }));
  return followOn(start, start, planned);
}

/**
 * The times that hold: as announced, and as was agreed since for what comes after.
 * @param {Store} store
 */
export function agreed(store) {
  const spans = plan(store);
  const { start, agreed: since = "", agreed_end: end = 0 } = clockEntity(store);
  const span = spans.get(since);
  if (!span) return spans;
  const agenda = items(store);
  const ahead = agenda.slice(agenda.findIndex(({ id }) => id === since) + 1);
  spans.set(since, { start: Math.min(span.start, end), end });
  for (const [id, later] of followOn(end, start, ahead)) spans.set(id, later);
  return spans;
}

/**
 * When each item ran, runs, or will run if nobody intervenes.
 * @param {Store} store
 * @param {number} now workshop time
 * @returns {Map<string, Span>}
 */
export function forecast(store, now) {
  const clock = clockEntity(store);
  const agenda = items(store);
  if (clock.state === "planned") return followOn(Math.max(clock.start, now), clock.start, agenda);
  const at = agenda.findIndex((item) => item.id === clock.item);
  const past = at < 0 ? agenda : agenda.slice(0, at);
  /** @type {Map<string, Span>} */
  const spans = new Map();
  for (const { id } of past) {
    const last = store.get("all", `ran:${id}`)?.spans?.at(-1);
    if (last) spans.set(id, { start: last[0], end: last[1] ?? last[0] });
  }
  if (at < 0) return spans;
  const end = presentEnd(clock, now);
  spans.set(clock.item ?? "", { start: clock.began ?? 0, end });
  for (const [id, span] of followOn(end, clock.start, agenda.slice(at + 1))) spans.set(id, span);
  return spans;
}

/**
 * When the present item will end if nobody intervenes.
 * @param {ClockEntity} clock
 * @param {number} now
 */
export function presentEnd(clock, now) {
  const held = clock.held ? now - clock.held : 0;
  return Math.max((clock.ends ?? 0) + held, now);
}

/**
 * How much later than agreed the present item will end, in ms; negative when ahead.
 * @param {Store} store
 * @param {number} now
 */
export function drift(store, now) {
  const clock = clockEntity(store);
  if (clock.state === "planned") return Math.max(0, now - clock.start);
  const span = agreed(store).get(clock.item ?? "");
  if (!span) return 0;
  // Before a locked item the present one lasts until its time has come.
  const locked = following(store)?.locked;
  const end = locked === undefined ? span.end : Math.max(span.end, clock.start + locked);
  return presentEnd(clock, now) - end;
}

/**
 * How an item stands: `before`, `open`, `grace` (drafts may still be sent) or `after`.
 * @param {Store} store
 * @param {string} id
 * @param {number} now
 * @returns {"before" | "open" | "grace" | "after"}
 */
export function phase(store, id, now) {
  const clock = clockEntity(store);
  const agenda = items(store);
  const running = clock.state === "running" || clock.state === "held";
  const at = clock.state === "planned" ? -1 : agenda.findIndex((item) => item.id === clock.item);
  const place = agenda.findIndex((item) => item.id === id);
  if (running && (place === at || agenda[at]?.reopens?.includes(id))) return "open";
  if (now < graceEnds(store, id)) return "grace";
  if (clock.state === "over") return "after";
  return place < at ? "after" : "before";
}

/**
 * Whether an item has begun, so that its rooms are settled: it was more than visited for a moment.
 * @param {Store} store
 * @param {string} id
 */
export function begun(store, id) {
  const ran = store.get("all", `ran:${id}`);
  return ran !== undefined && !ran.visited;
}

/**
 * Until when drafts of an item may still be sent, also where the item after it was left meanwhile; 0 where it never
 * was left.
 * @param {Store} store
 * @param {string} id
 * @returns {number} workshop time
 */
export function graceEnds(store, id) {
  const { left: last, left_at: at = 0 } = clockEntity(store);
  const grace = (store.get("all", "workshop")?.grace ?? 60) * 1000;
  const ended = last === id ? at : store.get("all", `ran:${id}`)?.spans?.at(-1)?.[1];
  return typeof ended === "number" ? ended + grace : 0;
}
