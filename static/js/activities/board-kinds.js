/** How cards look: the colour, the shape and the name of each kind, how a card hangs, how much room it needs. */

import { t } from "../core/words.js";

/** @typedef {"statement" | "question" | "practice" | "project" | "heading"} Kind */

/** @type {readonly { id: Kind, colour: string, shape: string }[]} */
export const KINDS = [
  { id: "statement", colour: "yellow", shape: "" },
  { id: "question", colour: "rose", shape: "oval" },
  { id: "practice", colour: "green", shape: "" },
  { id: "project", colour: "blue", shape: "" },
  { id: "heading", colour: "white", shape: "strip" },
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
    heading: t("Heading"),
  };
  return names[kind] ?? kind;
}

/**
 * How a cluster is called: by its name, else by what is on its first card.
 * @param {import("./board-model.js").Cluster} cluster
 */
export function clusterName({ name, cards }) {
  if (name) return name;
  const [first] = cards;
  return first
    ? t("Cluster with “{card}”", { card: shortened(first.note.text) })
    : t("Cluster without a name");
}

/** @param {string} text */
function shortened(text) {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : text;
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

// How wide letters are about, in heights of the writing: narrow ones, broad ones, capitals, all others.
const NARROW = /[fijlrtI.,:;!'’|()[\]]/;
const BROAD = /[mwMW@%]/;
const CAPITAL = /\p{Lu}/u;

/**
 * How wide its widest word is about, in heights of the writing: that becomes smaller before a word is broken, since not
 * every browser knows where.
 * @param {string} text
 */
export function widestWord(text) {
  const words = text.split(/[\s\u00ad\u200b\u2010\u2013\u2014-]+/);
  const widest = Math.max(
    1,
    ...words.map((word) => [...word].reduce((sum, letter) => sum + width(letter), 0)),
  );
  return Math.ceil(widest * 10) / 10;
}

/** @param {string} letter */
function width(letter) {
  if (NARROW.test(letter)) return 0.37;
  if (BROAD.test(letter)) return 0.88;
  return CAPITAL.test(letter) ? 0.65 : 0.58;
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
