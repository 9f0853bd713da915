/** One's wishes beside the fighters: the round, the wish of each number, and whether anything is missing. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { badge, icon } from "../elements/icons.js";
import { ready } from "./choose-choice.js";

/** @typedef {import("./choose-arena.js").ChooseArena} ChooseArena */
/** @typedef {import("./choose-choice.js").Choice} Choice */

/** @param {ChooseArena} arena */
export function wishes(arena) {
  const { choice } = arena;
  return html`<section class="wishes" aria-labelledby="your-wishes">
    <h2 id="your-wishes">${choice.free ? t("Your seat") : t("Your wishes")}</h2>
    ${choice.rounds.length > 1 ? rounds(arena) : nothing}
    ${choice.settled ? html`<p class="settled">${icon("info")} <span>${choice.settled}</span></p>` : slots(arena)}
    ${choice.problem ? html`<p class="problem" role="alert">${icon("triangle-alert")} <span>${choice.problem}</span></p>` : nothing}
    ${choice.settled ? nothing : state(arena)}
  </section>`;
}

/** @param {ChooseArena} arena */
function rounds(arena) {
  const { choice, shown } = arena;
  return html`<div class="segmented" role="group" aria-label=${t("For which part")}>
    ${choice.rounds.map(
      ({
        id,
        title,
        starts,
      }) => html`<button aria-pressed=${id === shown.id} @click=${() => arena.tell("round", { round: id })}>
        ${choice.wishes.get(id)?.length ? html`${icon("check")}<span class="visually-hidden">${t("chosen:")}</span>` : nothing}
        ${[title, choice.time(starts)].filter(Boolean).join(", ")}
      </button>`,
    )}
  </div>`;
}

/** Pressing a wish brings the cursor to it. @param {ChooseArena} arena */
function slots(arena) {
  const { fighters, most } = arena.choice;
  return html`<ol class="slots">
    ${Array.from({ length: most }, (_, n) => {
      const fighter = fighters.find(({ id }) => id === arena.wished[n]);
      if (!fighter)
        return html`<li class="slot" data-empty><b class="display">${n + 1}</b> <span>${t("still open")}</span></li>`;
      return html`<li data-theme=${fighter.id}>
        <button class="slot" @click=${() => arena.lookAt(fighter)}>
          <b class="display">${n + 1}</b> ${badge(fighter)} <span class="chosen" lang=${arena.choice.language}>${fighter.name}</span>
          <span class="visually-hidden">${t("Look at it")}</span>
        </button>
      </li>`;
    })}
  </ol>`;
}

/** Ready, or what is missing and the shortest way there. @param {ChooseArena} arena */
function state(arena) {
  const { choice, shown, wished } = arena;
  const open = choice.rounds.filter(({ id }) => !choice.wishes.get(id)?.length);
  const others = choice.rounds.filter(({ id }) => id !== shown.id);
  const differ = others.some(({ id }) => String(choice.wishes.get(id) ?? "") !== String(wished));
  const missing = open.find(({ id }) => id !== shown.id);
  return html`<div class="go">
    ${wished.length && differ ? same(arena, others.length) : nothing}
    ${
      ready(choice)
        ? html`<p class="ready display" tabindex="-1">${t("Ready")}</p>`
        : wished.length && missing
          ? html`<button class="ready onward" @click=${() => arena.goOn(missing.id)}>
              ${t("Now choose for {round}", { round: missing.title })} ${icon("arrow-right")}
            </button>`
          : html`<p class="ready waiting">${choice.free ? t("Choose your seat.") : t("Choose your first wish.")}</p>`
    }
    </div>
    <p class="after">${until(choice)}</p>
  `;
}

/**
 * @param {ChooseArena} arena
 * @param {number} others
 */
function same(arena, others) {
  return html`<button class="button quiet same" @click=${() => arena.takeSame()}>
    ${icon("copy")} ${others === 1 ? t("The same for both parts") : t("The same for all parts")}
  </button>`;
}

/** Whoever has chosen nothing yet has nothing to change. @param {Choice} choice */
export function until({ closes, time, wishes }) {
  if (![...wishes.values()].some(({ length }) => length))
    return closes === undefined
      ? t("You can choose until it goes on.")
      : t("You can choose until {time}.", { time: time(closes) });
  return closes === undefined
    ? t("You can still change it until it goes on.")
    : t("You can change it until {time}.", { time: time(closes) });
}
