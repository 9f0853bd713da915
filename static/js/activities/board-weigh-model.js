/**
 * Sticky dots, as plain values: what is asked, on what they can be stuck, how many one has left, and what came of it.
 * The same rules as the server's `weighing.py`, which alone decides.
 */

/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {Readonly<Record<string, number>>} Dots how many on what, by its id */
/**
 * @typedef {object} Asked a question that is weighed
 * @property {number} place from 0
 * @property {string} question
 * @property {number} dots how many everybody has
 * @property {number} most how many of them on one thing
 * @property {"cards" | "clusters"} on
 */
/** @typedef {{ id: string, text: string, whole: boolean, cards: readonly string[] }} Target `whole`: a cluster */
/** @typedef {"none-left" | "enough" | "none-here" | "no-place"} Why a dot cannot be put there, or taken off */
/** @typedef {{ id: string, dots: number, rank: number, tied: boolean, part: number }} Ranked `part` of the most */

const BEGINNING = 60;

/**
 * @param {{ settings?: Record<string, any> }} item
 * @returns {Asked[]}
 */
export function askedIn(item) {
  const weighing = /** @type {Record<string, any>[]} */ (item.settings?.weighing ?? []);
  return weighing.map(({ question, dots = 5, most = 3, on = "cards" }, place) => ({
    place,
    question,
    dots,
    most: Math.min(most, dots),
    on,
  }));
}

/**
 * On what dots can be stuck, the oldest first: cards, or clusters and the cards that are in none.
 * @param {Asked["on"]} on
 * @param {ReadonlyMap<string, Card>} cards
 * @param {ReadonlyMap<string, Cluster>} clusters
 * @returns {Map<string, Target>}
 */
export function targets(on, cards, clusters) {
  const shown = [...cards.values()].filter(({ veiled }) => !veiled);
  if (on === "cards") return new Map(shown.map((card) => [card.id, ofCard(card)]));
  const loose = shown.filter(({ cluster }) => !clusters.has(cluster));
  return new Map([
    ...[...clusters.values()].map((cluster) => /** @type {const} */ ([cluster.id, ofCluster(cluster)])),
    ...loose.map((card) => /** @type {const} */ ([card.id, ofCard(card)])),
  ]);
}

/** @param {Card} card @returns {Target} */
const ofCard = ({ id, note }) => ({ id, text: note.text, whole: false, cards: [] });

/** @param {Cluster} cluster @returns {Target} */
function ofCluster({ id, name, cards }) {
  const texts = cards.map(({ note }) => note.text);
  return { id, text: name || beginning(texts[0] ?? ""), whole: true, cards: texts };
}

/** @param {string} text */
function beginning(text) {
  const letters = [...text];
  return letters.length > BEGINNING ? `${letters.slice(0, BEGINNING).join("").trimEnd()} …` : text;
}

/**
 * Dots that still stick somewhere. What has been taken down since, or put into a cluster, gives them back.
 * @param {Dots} dots
 * @param {ReadonlyMap<string, Target>} there
 * @returns {Dots}
 */
export function sticking(dots, there) {
  return Object.fromEntries(Object.entries(dots).filter(([id, many]) => many > 0 && there.has(id)));
}

/** @param {Dots} dots */
export function spent(dots) {
  return Object.values(dots).reduce((sum, many) => sum + many, 0);
}

/**
 * Why one dot more cannot be put there; nothing if it can.
 * @param {Asked} asked
 * @param {Dots} dots that stick
 * @param {string} id
 * @param {ReadonlyMap<string, Target>} there
 * @returns {Why | undefined}
 */
export function barred({ dots: all, most }, dots, id, there) {
  if (!there.has(id)) return "no-place";
  if (spent(dots) >= all) return "none-left";
  return (dots[id] ?? 0) >= most ? "enough" : undefined;
}

/**
 * With one dot more, or less, on a thing.
 * @param {Dots} dots
 * @param {string} id
 * @param {1 | -1} by
 * @returns {Dots}
 */
export function changed(dots, id, by) {
  const { [id]: many = 0, ...others } = dots;
  return many + by > 0 ? { ...others, [id]: many + by } : others;
}

/**
 * What got dots, most first; what got as many has the same rank, and the next one comes after all before it.
 * @param {Dots} dots of everybody together
 * @param {(id: string) => number} age by which what is alike is ordered
 * @returns {Ranked[]}
 */
export function ranking(dots, age) {
  const all = Object.entries(dots).filter(([, many]) => many > 0);
  const most = Math.max(1, ...all.map(([, many]) => many));
  const ordered = all.sort((a, b) => b[1] - a[1] || age(a[0]) - age(b[0]) || (a[0] < b[0] ? -1 : 1));
  return ordered.map(([id, many]) => ({
    id,
    dots: many,
    rank: 1 + all.filter(([, other]) => other > many).length,
    tied: all.filter(([, other]) => other === many).length > 1,
    part: many / most,
  }));
}
