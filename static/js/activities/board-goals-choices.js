/** What the menu of a card or a cluster offers about goals, and to hosts about who wrote an unsigned card. */

import { t } from "../core/words.js";
import { authorOf } from "./board-authorship.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-menu.js").Choice} Choice */

const BEGINNING = 60;

/** @param {BoardRoom} room @returns {import("./board-goals.js").BoardGoals | null} */
const goalsOf = (room) => room.querySelector("board-goals");

/** Whether something can be linked to a goal now. @param {BoardRoom} room */
export function linkable(room) {
  return room.may.has("sharpen") && (goalsOf(room)?.read.goals.length ?? 0) > 0;
}

/**
 * To which goal, a second menu at the same button asks.
 * @param {BoardRoom} room
 * @param {string} id of a card or a cluster
 * @returns {Choice}
 */
export function linkChoice(room, id) {
  const menu = () => room.menu.value;
  const ask = () => {
    const button = menu()?.button;
    if (button) menu()?.show(button, t("For which goal does it speak?"), links(room, id));
  };
  return { words: t("Speaks for a goal …"), icon: "link", act: ask };
}

/**
 * @param {BoardRoom} room
 * @param {string} id
 * @returns {Choice[]}
 */
function links(room, id) {
  const goals = goalsOf(room);
  return (goals?.read.goals ?? []).map((goal) => {
    const linked = goal.backing.includes(id);
    const said = { number: goal.number, text: beginning(goal.text) };
    return {
      words: linked ? t("No longer for goal {number}: {text}", said) : t("Goal {number}: {text}", said),
      icon: linked ? "x" : "link",
      act: () => {
        goals?.acts.back(goal.id, id, !linked);
      },
    };
  });
}

/** @param {string} text */
function beginning(text) {
  const letters = [...text];
  return letters.length > BEGINNING ? `${letters.slice(0, BEGINNING).join("").trimEnd()} …` : text;
}

/**
 * Where the workshop file lets hosts and moderators know, they are told when they ask; never beside the card, which
 * others may see on a shared screen.
 * @param {BoardRoom} room
 * @param {string} id
 * @returns {Choice[]}
 */
export function authorChoice(room, id) {
  const name = authorOf(room.workshop, room.room, id);
  if (!name) return [];
  const tell = () => {
    room.notice = {
      words: t("{name} wrote this card. Only the room's host and the moderators can see that.", { name }),
      tone: "good",
    };
  };
  return [{ words: t("Who wrote this?"), icon: "info", act: tell }];
}
