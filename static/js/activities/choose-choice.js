/**
 * How the choice stands for the person at this page: what every view of it is handed. Made anew for each drawing;
 * the views read nothing else and send nothing themselves.
 */

import { begun } from "../core/agenda.js";
import { t, timeOfDay } from "../core/words.js";
import { languageOf, zoneOf } from "../elements/about.js";
import { closesAt, fighters, mostWishes, pickers, standing, turnout } from "./choose-model.js";

/** @typedef {import("./choose-model.js").Fighter} Fighter */
/** @typedef {import("./choose-model.js").Round} Round */
/**
 * @typedef {object} Choice
 * @property {Fighter[]} fighters
 * @property {Round[]} rounds for which wishes are taken
 * @property {Map<string, string[]>} wishes by round, the dearest first
 * @property {number} most how many wishes one may have for a round
 * @property {boolean} free whether a choice takes a seat at once
 * @property {(round: string, fighter: Fighter) => import("./choose-model.js").Standing} standing
 * @property {boolean} named whether everybody sees by name who has picked what
 * @property {(round: string, fighter: Fighter) => string[]} pickers their names, none where it is not shown
 * @property {(round: string) => { chosen: number, people: number }} turnout `people` is 0 while that is not known
 * @property {(moment: number | undefined) => string} time of day, empty where it is not known
 * @property {number} [closes] until when it can be changed
 * @property {string} problem what was refused, or empty
 * @property {string} person
 * @property {string} language in which the themes are written
 * @property {string} settled why this person need not choose, or empty
 */

/**
 * @param {import("./choose.js").ActivityChoose} element
 * @param {Round[]} all rounds of the item
 * @returns {Choice}
 */
export function choiceOf(element, all) {
  const { store, workshop, settings, problem } = element;
  const now = workshop.clock.now();
  const open = all.filter(({ begun }) => !begun);
  const zone = zoneOf(store);
  const named = settings.picks === "names" && (store.get("all", "workshop")?.names ?? "named") === "named";
  return {
    fighters: fighters(store),
    rounds: open,
    wishes: new Map(open.map(({ id }) => [id, wishesFor(element, id)])),
    most: mostWishes(settings),
    free: settings.mode === "free",
    standing: (round, fighter) => standing(store, round, fighter),
    named,
    pickers: (round, { id }) => (named ? pickers(store, round, id) : []),
    // How many there are is told a moment after the page has opened.
    turnout: (round) => ({
      ...turnout(store, round, workshop),
      ...(workshop.present.has("all") ? {} : { people: 0 }),
    }),
    time: (moment) => (moment === undefined ? "" : timeOfDay(moment, zone)),
    closes: closesAt(store, now),
    problem,
    person: workshop.me.person,
    language: languageOf(store),
    settled: settled(workshop),
  };
}

/**
 * What this person wishes for, with what is on its way already.
 * @param {import("./choose.js").ActivityChoose} element
 * @param {string} round
 * @returns {string[]}
 */
export function wishesFor({ store, workshop, item, own, saved }, round) {
  const underway = workshop.outbox.kept.findLast(
    ({ command }) => command.type === "choose.wish" && command.item === item.id && command.round === round,
  );
  if (underway) return underway.command.themes;
  const kept = saved.get(round);
  if (kept && (store.seen[own] ?? 0) < kept.sequence) return kept.themes;
  return store.get(own, `wish:${item.id}.${round}`)?.themes ?? [];
}

/**
 * Who hosts a room stays there, and who moderates goes where they are needed.
 * @param {import("../core/workshop.js").Workshop} workshop
 */
function settled({ me, staff, store }) {
  const theme = store.get("all", `theme:${me.room}`)?.name;
  if (me.role === "host" && theme) return t("You host {theme}, so your room is settled.", { theme });
  return staff ? t("You moderate, so you need no room. This is what the others see.") : "";
}

/**
 * Whether nothing is missing: a wish for every round that is still ahead.
 * @param {Choice} choice
 */
export function ready({ rounds, wishes }) {
  return rounds.length > 0 && rounds.every(({ id }) => wishes.get(id)?.length);
}

/**
 * Whether a choice that is closed has teams of which nobody else was told.
 * @param {import("../core/store.js").Store} store
 * @param {import("../core/agenda.js").Item} item
 */
export function awaiting(store, item) {
  /** @type {string[]} */
  const rounds = item.settings?.rounds ?? [];
  return rounds.some((id) => store.get("staff", `lineup:${id}`) && !begun(store, id));
}
