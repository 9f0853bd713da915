/** What stands on the wall beside the cards: buttons for its size, its keys, and where something would come to hang. */

import { html } from "../../vendor/lit.js";
import { t, unparted } from "../core/words.js";
import { icon } from "../elements/icons.js";

/** @typedef {import("./board-wall.js").BoardWall} BoardWall */
/** @typedef {import("./board-hand.js").Held} Held */

/** @param {BoardWall} wall */
export function tools(wall) {
  const { viewport } = wall;
  return html`<div class="wall-tools" role="group" aria-label=${t("Size of the wall")}>
    <button aria-label=${t("Smaller")} aria-keyshortcuts="-" @click=${() => viewport.step(-1)}>${icon("minus")}</button>
    <span class="percent may-hide" aria-hidden="true"></span>
    <button aria-label=${t("Larger")} aria-keyshortcuts="+" @click=${() => viewport.step(1)}>${icon("plus")}</button>
    <button aria-keyshortcuts="0" @click=${() => showAll(wall)}>${icon("maximize")} <span class="may-hide">${t("Show all")}</span></button>
    <button class="keys" aria-label=${t("Keys on the wall")} popovertarget="wall-keys">${icon("keyboard")}</button>
  </div>`;
}

/** Everything shows, arranged as that is seen best. @param {BoardWall} wall */
export function showAll(wall) {
  wall.layout = undefined;
  wall.arrange();
  wall.viewport.fit();
}

/** @param {BoardWall} wall */
export function hints({ may, weighing }) {
  const keys = [
    [t("Arrow keys"), t("from card to card; without a card, move the wall")],
    ["+ − 0", t("larger, smaller, show all")],
    ...(weighing?.on ? [["+ −", t("at a card: one dot more, one dot less")]] : []),
    ...(may.has("arrange")
      ? [
          ["M", t("move the card: then arrow keys, Enter, or Escape")],
          ["G", t("choose the card; Enter puts together what is chosen")],
          [t("Shift and drag"), t("choose several cards")],
        ]
      : []),
    [t("Space and drag"), t("move the wall")],
  ];
  return html`<div class="menu wall-keys" id="wall-keys" popover>
    <h3>${t("Keys on the wall")}</h3>
    <dl>${keys.map(([key, words]) => html`<div><dt>${key}</dt><dd>${words}</dd></div>`)}</dl>
  </div>`;
}

/**
 * Where something would come to hang if it were let go, in words.
 * @param {BoardWall} wall
 * @param {Held} held
 */
export function whereTo({ sections, home }, { target }) {
  switch (target.to) {
    case "cluster": {
      const name = home?.clusters.get(target.id)?.name;
      return name ? t("Goes to “{name}”", { name }) : t("Goes to this cluster");
    }
    case "card": {
      const text = home?.cards.get(target.id)?.note.text ?? "";
      return t("Goes together with “{text}”", { text: shortened(text) });
    }
    case "area": {
      const question = sections.find(({ number }) => number === target.section)?.question ?? "";
      return t("Hangs under “{question}”", { question: unparted(question) });
    }
    default:
      return t("Stays where it hung");
  }
}

const LONG = 40;

/** @param {string} text */
function shortened(text) {
  const letters = [...text];
  return letters.length > LONG ? `${letters.slice(0, LONG).join("").trimEnd()} …` : text;
}
