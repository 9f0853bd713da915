/**
 * What takes something back that is done in a room: other commands, computed from the room as it is before it is done.
 * They can be taken back in the same way. Nothing here sends.
 */

import { inside, meant, placed, restored } from "./board-places.js";

/** @typedef {{ type: string, [field: string]: any }} Said a command, without its item and its room */
/**
 * @typedef {object} Before a room as it is before something is done in it
 * @property {string} item
 * @property {string} room
 * @property {ReadonlyMap<string, import("./board-model.js").Card>} cards
 * @property {(kind: string) => { id: string, value: any }[]} each entities of the room
 * @property {(kind: string, id: string) => any} get an entity of the room
 * @property {(kind: string, id: string) => any} own an entity that is this person's
 */

/** Which cards hang elsewhere afterwards. @type {Record<string, (said: any, before: Before) => string[]>} */
const MOVED = {
  "board.place": ({ card }, before) => (before.get("cluster", card) ? [] : [card]),
  "board.gather": ({ cards, into = "" }, before) => {
    const there = new Set(into ? inside(into, before) : []);
    return meant(cards, before).filter((card) => !there.has(card));
  },
  "board.scatter": ({ cluster, cards = [] }, before) => (cards.length ? cards : inside(cluster, before)),
};

/** Everything else. @type {Record<string, (said: any, before: Before, id: string) => Said[]>} */
const INVERSES = {
  "board.write": (_, __, id) => [{ type: "board.delete", note: id }],
  "board.delete": ({ note }) => [{ type: "board.undelete", note }],
  "board.undelete": ({ note }) => [{ type: "board.delete", note }],
  "board.edit": edited,
  "board.support": ({ note, wanted = true }) => [{ type: "board.support", note, wanted: !wanted }],
  "board.hide": ({ note, hidden = true }) => [{ type: "board.hide", note, hidden: !hidden }],
  "board.comment": (_, __, id) => [{ type: "board.uncomment", comment: id }],
  "board.uncomment": uncommented,
  "board.place": ({ card }, { get }) => placed(card, get("cluster", card)),
  "board.gather": nameless,
  "board.name": ({ cluster, name, seen = "" }) => [{ type: "board.name", cluster, name: seen, seen: name }],
  "board.tidy": untidied,
  "board.stick": ({ question }, { item, room, own }) => [
    { type: "board.stick", question, dots: own("dots", `${item}.${room}.${question}`)?.dots ?? {} },
  ],
  "board.propose": (_, __, id) => [{ type: "board.retract", proposal: id }],
  "board.retract": retracted,
  "board.second": ({ proposal, wanted = true }) => [{ type: "board.second", proposal, wanted: !wanted }],
  "board.adopt": ({ goal = "", seen = 0 }, _, id) => [
    { type: "board.unadopt", goal: goal || id, seen: seen + 1 },
  ],
  "board.unadopt": readopted,
  "board.set-aside": ({ proposal, aside = true }) => [{ type: "board.set-aside", proposal, aside: !aside }],
  "board.to-plenary": ({ goal, wanted = true }) => [{ type: "board.to-plenary", goal, wanted: !wanted }],
  "board.back": ({ goal, card, wanted = true }) => [{ type: "board.back", goal, card, wanted: !wanted }],
};

/**
 * What takes back things that are said one after another, all computed before the first.
 * @param {{ said: Said, id: string }[]} all with the id under which each is said
 * @param {Before} before
 * @returns {Said[]} in this order; none where nothing takes them back
 */
export function inverse(all, before) {
  const moved = all.flatMap(({ said }) => MOVED[said.type]?.(said, before) ?? []);
  const others = all.toReversed().flatMap(({ said, id }) => INVERSES[said.type]?.(said, before, id) ?? []);
  return [...restored(moved, before), ...others];
}

/**
 * @param {any} said
 * @param {Before} before
 */
function edited({ note, text }, before) {
  const was = before.cards.get(note)?.note;
  if (!was) return [];
  const { kind, where = "", who = "" } = was;
  return [{ type: "board.edit", note, text: was.text, seen: text, kind, where, who }];
}

/**
 * Only what one has said oneself can be said again; what a host has taken out is put back.
 * @param {any} said
 * @param {Before} before
 * @returns {Said[]}
 */
function uncommented({ comment, out = true }, before) {
  if (!out) return [{ type: "board.uncomment", comment }];
  const was = before.get("comment", comment);
  if (!was) return [];
  if (!before.own("own", comment)) return [{ type: "board.uncomment", comment, out: false }];
  return [{ type: "board.comment", note: was.note, text: was.text, named: Boolean(was.by) }];
}

/**
 * A cluster without a name has taken that of what came into it.
 * @param {any} said
 * @param {Before} before
 * @returns {Said[]}
 */
function nameless({ cards, into = "", name = "" }, { get }) {
  if (!into || get("cluster", into)?.name) return [];
  const brought = name || cards.map((/** @type {string} */ id) => get("cluster", id)?.name).find(Boolean);
  return brought ? [{ type: "board.name", cluster: into, name: "", seen: brought }] : [];
}

/**
 * @param {any} said
 * @param {Before} before
 */
function untidied({ section }, before) {
  const hung = [...before.each("spot"), ...before.each("cluster")];
  return hung
    .filter(({ value }) => value.section === section && (value.x ?? null) !== null)
    .flatMap(({ id, value }) => placed(id, value));
}

/**
 * @param {any} said
 * @param {Before} before
 */
function retracted({ proposal }, before) {
  const was = before.get("proposal", proposal);
  if (!was) return [];
  const { goal, text, reason = "", by = "" } = was;
  return [{ type: "board.propose", goal, text, reason, named: Boolean(by) }];
}

/**
 * A goal that was new is new once more.
 * @param {any} said
 * @param {Before} before
 * @returns {Said[]}
 */
function readopted({ goal, seen }, before) {
  const was = before.get("goal", goal);
  if (!was) return [];
  const { text, out_of: proposals = [] } = was;
  return [{ type: "board.adopt", goal: seen > 1 ? goal : "", seen: seen - 1, text, proposals }];
}
