/** What this person may do with a card now, as the menu of the card offers it. */

import { t } from "../core/words.js";

/** @typedef {import("./board-menu.js").Choice} Choice */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-acts.js").RoomActs} RoomActs */

/**
 * @param {RoomActs} acts
 * @param {Card} card
 * @returns {Choice[]}
 */
export function offered(acts, card) {
  const { may, hosting } = acts.room;
  const { id, mine, veiled } = card;
  const copy = { words: t("Copy the text"), icon: "copy", act: () => acts.copy(card) };
  const hide = { words: t("Hide"), icon: "eye-off", act: () => acts.hide(id) };
  const edit = { words: t("Change the text"), icon: "pencil", act: () => acts.editing.begin(id) };
  const back = { words: t("Take back"), icon: "trash-2", danger: true, act: () => acts.takeBack(id) };
  return [
    ...(may.has("support") && !veiled ? [dot(acts, card)] : []),
    ...(may.has("write") && mine ? [edit] : []),
    ...(may.has("arrange") || (may.has("arrange-own") && mine) ? moves(acts, card) : []),
    copy,
    ...(may.has("write") && mine ? [back] : []),
    ...(hosting && !veiled ? [hide] : []),
  ];
}

/**
 * @param {RoomActs} acts
 * @param {Card} card
 * @returns {Choice}
 */
function dot(acts, { id, supported }) {
  const words = supported ? t("Take my dot off") : t("Support it with a dot");
  return { words, icon: "circle-dot", act: () => acts.support(id, !supported) };
}

/**
 * @param {RoomActs} acts
 * @param {Card} card
 * @returns {Choice[]}
 */
function moves(acts, { id, section }) {
  const questions = /** @type {string[]} */ (acts.room.theme?.questions ?? []);
  return questions.flatMap((question, place) => {
    const words = t("To “{question}”", { question });
    const act = () => acts.move(id, place + 1);
    return place + 1 === section ? [] : [{ words, icon: "arrow-right", act }];
  });
}
