/**
 * What hangs in a theme room, as plain values: cards in their order, their place, their look, what is new.
 * Wall and list are two drawings of this; nothing here knows a page, a line or a template.
 */

import { t } from "../core/words.js";

/** @typedef {"statement" | "question" | "practice" | "project"} Kind */
/** @typedef {{ item: string, section: number, text: string, kind: Kind, at: number, by?: string, edited?: number }} Note */
/** @typedef {{ place: number, name: string, motto?: string, emblem?: string, host?: string, questions?: string[], seats?: number, conference?: string }} Theme */
/**
 * @typedef {object} Card
 * @property {string} id
 * @property {Note} note as the store has it
 * @property {number} section where it hangs, or where it was just asked to hang
 * @property {number} support how many support it
 * @property {boolean} supported by this person
 * @property {boolean} mine
 */
/** @typedef {{ number: number, question: string, cards: Card[] }} Section */

/** @type {readonly { id: Kind, colour: string, shape: string }[]} */
export const KINDS = [
  { id: "statement", colour: "yellow", shape: "" },
  { id: "question", colour: "rose", shape: "oval" },
  { id: "practice", colour: "green", shape: "" },
  { id: "project", colour: "blue", shape: "" },
];

/** @param {string} kind */
export function look(kind) {
  return KINDS.find(({ id }) => id === kind) ?? { id: kind, colour: "white", shape: "" };
}

/** @param {string} kind */
export function kindName(kind) {
  /** @type {Record<string, string>} */
  const names = {
    statement: t("Statement"),
    question: t("Question"),
    practice: t("Practice example"),
    project: t("Project idea"),
  };
  return names[kind] ?? kind;
}

/**
 * @typedef {object} Source
 * @property {(kind: string) => { id: string, value: any }[]} each entities of the room
 * @property {(id: string) => number} support
 * @property {(id: string) => boolean} supported by this person
 * @property {(id: string) => boolean} mine
 * @property {import("../elements/hopes.js").Hopes} hopes
 */

/**
 * The cards of a room in the order in which they were written. A card that is as it was is the same object, so
 * that whoever draws it has nothing to do.
 * @param {Map<string, Card>} before
 * @param {Source} source
 * @returns {Map<string, Card>}
 */
export function readCards(before, source) {
  const notes = source.each("note").sort((a, b) => a.value.at - b.value.at || (a.id < b.id ? -1 : 1));
  const spots = new Map(source.each("spot").map(({ id, value }) => [id, value.section]));
  return new Map(
    notes.map(({ id, value }) => [
      id,
      settled(before.get(id), readCard(id, value, spots.get(id) ?? value.section, source)),
    ]),
  );
}

/**
 * @param {string} id
 * @param {Note} note
 * @param {number} section under which it hangs now
 * @param {Source} source
 * @returns {Card}
 */
function readCard(id, note, section, source) {
  const { hopes } = source;
  const was = source.supported(id);
  const supported = /** @type {boolean} */ (hopes.read("support", id) ?? was);
  return {
    id,
    note,
    section: /** @type {number} */ (hopes.read("section", id) ?? section),
    support: source.support(id) + Number(supported) - Number(was),
    supported,
    mine: source.mine(id),
  };
}

/**
 * @param {Card | undefined} before
 * @param {Card} now
 * @returns {Card}
 */
function settled(before, now) {
  const fields = /** @type {(keyof Card)[]} */ (Object.keys(now));
  return before && fields.every((field) => before[field] === now[field]) ? before : now;
}

/**
 * The guiding questions with their cards; what hangs under a question that is no longer there comes last.
 * @param {readonly string[]} questions
 * @param {Iterable<Card>} cards
 * @returns {Section[]}
 */
export function readSections(questions, cards) {
  const sections = questions.map((question, place) => ({
    number: place + 1,
    question,
    cards: /** @type {Card[]} */ ([]),
  }));
  /** @type {Section} */
  const stray = { number: 0, question: "", cards: [] };
  for (const card of cards) (sections[card.section - 1] ?? stray).cards.push(card);
  return stray.cards.length ? [...sections, stray] : sections;
}

/**
 * How a card hangs: a little askew, and always in the same way. Degrees and pixels.
 * @param {string} id
 * @returns {{ tilt: number, x: number, y: number }}
 */
export function hanging(id) {
  let mixed = 2166136261;
  for (const letter of id) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 16777619);
  const part = (/** @type {number} */ shift) => ((mixed >>> shift) & 0xff) / 127.5 - 1;
  return { tilt: part(0) * 0.6, x: part(8) * 3, y: part(16) * 4 };
}

/**
 * How much room a text needs on the wall: large writing for a few words, two columns for a paragraph.
 * @param {string} text
 * @returns {"short" | "usual" | "long" | "whole"}
 */
export function size(text) {
  const many = [...text].length;
  if (many <= 36) return "short";
  if (many <= 120) return "usual";
  return many <= 360 ? "long" : "whole";
}

/**
 * The lines of a pasted text that would each make a card, without their bullets and numbers.
 * @param {string} text
 * @returns {string[]}
 */
export function pastedLines(text) {
  return text
    .split(/\r\n|[\r\n\u2028]/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·▪]|\d{1,3}[.)])\s+/, "").trim())
    .filter(Boolean);
}

/**
 * How many cards of others have come, by section.
 * @param {ReadonlySet<string>} known ids that were there before
 * @param {Iterable<Card>} cards
 * @returns {Map<number, number>}
 */
export function arrivals(known, cards) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { id, section, mine } of cards) {
    if (!mine && !known.has(id)) found.set(section, (found.get(section) ?? 0) + 1);
  }
  return found;
}

/**
 * The rooms that an item opens, in the order of their themes.
 * @param {{ settings?: Record<string, any> }} item
 * @param {{ id: string, value: Theme }[]} themes
 * @returns {{ id: string, value: Theme }[]}
 */
export function roomsOf(item, themes) {
  const named = /** @type {string[]} */ (item.settings?.rooms ?? []);
  return themes
    .filter(({ id }) => named.length === 0 || named.includes(id))
    .sort((a, b) => a.value.place - b.value.place);
}

/**
 * The items that work on a board, one after another.
 * @param {import("../core/agenda.js").Item[]} agenda
 * @param {string} kind
 * @param {string} room
 * @returns {string[]} their ids
 */
export function roundsOf(agenda, kind, room) {
  const works = (/** @type {import("../core/agenda.js").Item} */ item) =>
    item.kind === kind && (!item.settings?.rooms?.length || item.settings.rooms.includes(room));
  return agenda.filter(works).map(({ id }) => id);
}
