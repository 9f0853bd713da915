/** What this person may do with a card or a cluster now, as its menu offers it. */

import { announce } from "../core/announce.js";
import { t, tn } from "../core/words.js";
import { lighting } from "../elements/spotlight.js";
import { authorChoice, linkable, linkChoice } from "./board-goals-choices.js";
import { clusterName } from "./board-kinds.js";
import { corrected } from "./board-wording.js";

/** @typedef {import("./board-menu.js").Choice} Choice */
/** @typedef {import("./board-model.js").Card} Card */
/** @typedef {import("./board-model.js").Cluster} Cluster */
/** @typedef {import("./board-acts.js").RoomActs} RoomActs */

/**
 * @param {RoomActs} acts
 * @param {Card} card
 * @returns {Choice[]}
 */
export function ofCard(acts, card) {
  const { may, hosting } = acts.room;
  const { id, mine, veiled } = card;
  const writes = may.has("write");
  return [
    ...when(may.has("support") && !veiled, dot(acts, card)),
    ...when(writes && mine, {
      words: t("Change it"),
      icon: "pencil",
      act: () => acts.editing.begin(id),
    }),
    ...when(writes && hosting && !mine, {
      words: t("Correct it"),
      icon: "pencil",
      act: () => acts.editing.begin(id),
    }),
    ...when(!veiled, { words: t("Comments"), icon: "message-square", act: () => acts.comment(id) }),
    ...when(corrected(card.note), {
      words: t("How the author had put it"),
      icon: "history",
      act: () => acts.wording(id),
    }),
    ...(may.has("arrange") || (may.has("arrange-own") && mine) ? moves(acts, card) : []),
    ...(may.has("arrange") && !veiled ? clusterings(acts, card) : []),
    ...when(!veiled && linkable(acts.room), linkChoice(acts.room, id)),
    { words: t("Copy the text"), icon: "copy", act: () => acts.copy(card) },
    ...when(writes && mine, {
      words: t("Take back"),
      icon: "trash-2",
      danger: true,
      act: () => acts.takeBack(id),
    }),
    ...when(acts.room.workshop.staff && !veiled, onStage(acts, id)),
    ...when(hosting && !veiled, { words: t("Hide"), icon: "eye-off", act: () => acts.hide(id) }),
    ...authorChoice(acts.room, id),
  ];
}

/**
 * @param {RoomActs} acts
 * @param {Cluster} cluster
 * @returns {Choice[]}
 */
export function ofCluster(acts, cluster) {
  const { id, name } = cluster;
  return [
    { words: name ? t("Rename the cluster") : t("Name the cluster"), icon: "tag", act: () => acts.name(id) },
    ...moves(acts, cluster),
    ...others(acts, id).map((other) => ({
      words: t("Merge with “{cluster}”", { cluster: clusterName(other) }),
      icon: "group",
      act: () => acts.gather([id], other.id),
    })),
    ...when(linkable(acts.room), linkChoice(acts.room, id)),
    { words: t("Take the cluster apart"), icon: "ungroup", act: () => acts.scatter(id) },
  ];
}

/**
 * @param {boolean} wanted
 * @param {Choice} choice
 */
const when = (wanted, choice) => (wanted ? [choice] : []);

/**
 * @param {RoomActs} acts
 * @param {string} than
 */
const others = (acts, than) => [...acts.room.clusters.values()].filter(({ id }) => id !== than);

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
 * The card alone, large, on the shared screen; or no longer.
 * @param {RoomActs} acts
 * @param {string} id
 * @returns {Choice}
 */
function onStage({ room }, id) {
  const { words, command } = lighting(room.workshop, "note", id, room.room);
  return { words, icon: "monitor", act: () => room.workshop.send(command) };
}

/**
 * @param {RoomActs} acts
 * @param {Card | Cluster} thing
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

/**
 * @param {RoomActs} acts
 * @param {Card} card
 * @returns {Choice[]}
 */
function clusterings(acts, { id, cluster }) {
  const into = others(acts, cluster).map((other) => ({
    words: t("Into “{cluster}”", { cluster: clusterName(other) }),
    icon: "group",
    act: () => acts.gather([id], other.id),
  }));
  const choose = () => {
    acts.room.choose(true);
    acts.pick(id, true);
    announce(tn("{n} card chosen", "{n} cards chosen", 1));
  };
  return [
    { words: t("Put together with others …"), icon: "group", act: choose },
    ...into,
    ...when(Boolean(cluster), {
      words: t("Out of the cluster"),
      icon: "ungroup",
      act: () => acts.scatter(cluster, [id]),
    }),
  ];
}
