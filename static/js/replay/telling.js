/** A film in words: what time it is and where the agenda stands, what has just come, what hangs there. */

import { clusterName } from "../activities/board-kinds.js";
import { t, timeOfDay, tn } from "../core/words.js";

/** @typedef {import("./film.js").Piece} Piece */

/**
 * “10:42, Work in theme groups, Write”
 * @param {import("./film.js").Film} film
 * @param {number} time
 * @param {string} room
 * @param {string} zone
 */
export function whenWords(film, time, room, zone) {
  const { title, step } = film.standing(time, room);
  return [timeOfDay(time, zone), title, step].filter(Boolean).join(", ");
}

/** What has just come, of several things of a kind how many. @param {readonly Piece[]} news */
export function newsWords(news) {
  /** @type {Map<Piece["what"], string[]>} */
  const byKind = new Map();
  for (const { what, text } of news) byKind.set(what, [...(byKind.get(what) ?? []), text]);
  return [...byKind].map(([what, texts]) => SAID[what](texts[0] ?? "", texts.length)).join(" ");
}

/** @type {Record<Piece["what"], (text: string, many: number) => string>} */
const SAID = {
  came: (text, n) => (n > 1 ? tn("{n} card appears.", "{n} cards appear.", n) : t("New: “{text}”", { text })),
  went: (text, n) =>
    n > 1
      ? tn("{n} card is taken down.", "{n} cards are taken down.", n)
      : t("Taken down: “{text}”", { text }),
  moved: (text, n) =>
    n > 1 ? tn("{n} card is moved.", "{n} cards are moved.", n) : t("Moved: “{text}”", { text }),
  joined: (text, n) =>
    n > 1
      ? tn("{n} card is put together.", "{n} cards are put together.", n)
      : t("Into a cluster: “{text}”", { text }),
  reworded: (text) => t("Reworded: “{text}”", { text }),
  named: (text) => t("A cluster is called “{text}”.", { text }),
  goal: (text) => t("A goal reads: “{text}”", { text }),
  counted: () => t("The dots are counted."),
};

/** @param {readonly import("../activities/board-model.js").Section[]} sections */
export function sumWords(sections) {
  const cards = sections.reduce((sum, section) => sum + section.cards.length, 0);
  const clusters = sections.reduce((sum, section) => sum + section.clusters.length, 0);
  return [tn("{n} card", "{n} cards", cards), tn("{n} cluster", "{n} clusters", clusters)].join(", ");
}

/**
 * What hangs there, as headings and lists.
 * @param {readonly import("../activities/board-model.js").Section[]} sections
 */
export function listed(sections) {
  const found = new DocumentFragment();
  for (const { question, clusters, loose } of sections) {
    found.append(element("h3", question || t("More cards")));
    for (const cluster of clusters) found.append(element("h4", clusterName(cluster)), texts(cluster.cards));
    if (loose.length) found.append(texts(loose));
    else if (clusters.length === 0) found.append(element("p", t("Nothing yet.")));
  }
  return found;
}

/** @param {readonly import("../activities/board-model.js").Card[]} cards */
function texts(cards) {
  const list = document.createElement("ul");
  list.append(...cards.map(({ note }) => element("li", note.text)));
  return list;
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
