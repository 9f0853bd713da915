/** The tray at the foot of a room while dots are stuck: what is asked, how many one has left, where one's own stick. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn, unparted } from "../core/words.js";
import { icon } from "../elements/icons.js";
import "./board-stuck.js";
import { spent } from "./board-weigh-model.js";
import { ownDots } from "./board-weigh-stickers.js";

/** @typedef {import("./board-room.js").BoardRoom} BoardRoom */
/** @typedef {import("./board-weighing.js").Supply} Supply */
/** @typedef {import("./board-weighing.js").Weighing} Weighing */

/** @param {BoardRoom} room */
export function weighTray(room) {
  const { weighing } = room;
  const { supplies, supply } = weighing;
  if (!supply) return nothing;
  const several = supplies.length > 1;
  return html`<section class="weigh" ?data-several=${several} aria-labelledby=${`weigh-${room.room}`}>
    ${several ? nothing : html`<p class="weigh-question" id="weigh-question" lang=${room.language}>${supply.asked.question}</p>`}
    <div class="weigh-lead">
      <h3 class="visually-hidden" id=${`weigh-${room.room}`}>${t("Stick your dots")}</h3>
      <p>${how(supply)}</p>
      <p class="sealed">${icon("eye-off")} <board-stuck .workshop=${room.workshop} .room=${room.room} .question=${`${room.item.id}.${supply.asked.place}`}></board-stuck></p>
    </div>
    ${several ? questions(room, supplies) : nothing}
    ${supplyOf(supply)}
    ${own(room, supply)}
  </section>`;
}

/** @param {Supply} supply */
function how({ asked, there }) {
  if (there.size === 0) {
    return asked.on === "clusters"
      ? t("Nothing hangs here yet on which a dot could be stuck.")
      : t("No card hangs here yet on which a dot could be stuck.");
  }
  return asked.on === "clusters"
    ? t("Press the empty dot at a cluster or at a card that is in none. Press a dot to take it off.")
    : t("Press the empty dot at a card. Press a dot to take it off.");
}

/**
 * Several questions stand side by side; one's dots are those of the chosen one.
 * @param {BoardRoom} room
 * @param {Supply[]} supplies
 */
function questions({ weighing, room, language }, supplies) {
  return html`<fieldset class="weigh-questions">
    <legend class="visually-hidden">${t("Question for which you stick dots")}</legend>
    ${supplies.map(
      (supply) => html`<label data-question=${supply.asked.place}>
        <input
          type="radio"
          name=${`weigh-${room}`}
          .checked=${supply === weighing.supply}
          @change=${() => weighing.turnTo(supply.asked.place)}
        />
        <b aria-hidden="true">${supply.asked.place + 1}</b>
        <span class="asked may-hide" lang=${language}>${supply.asked.question}</span>
        <small>${supply.left ? t("{n} left", { n: supply.left }) : t("all dots stuck")}</small>
      </label>`,
    )}
  </fieldset>
  <p class="weigh-question" id="weigh-question" aria-hidden="true" lang=${language}>${weighing.supply?.asked.question}</p>`;
}

/** @param {Supply} supply */
function supplyOf(supply) {
  const { asked, left: rest } = supply;
  return html`<div class="supply" data-question=${asked.place}>
    <span class="dots" aria-hidden="true">
      ${Array.from({ length: asked.dots }, (_, place) => (place < asked.dots - rest ? html`<i class="dot" data-used></i>` : html`<i class="dot" data-dot=""></i>`))}
    </span>
    <p role="status"><strong>${left(supply)}</strong></p>
    <p class="most">${tn("at most {n} on one thing", "at most {n} on one thing", asked.most)}</p>
  </div>`;
}

/** @param {Supply} supply */
function left({ asked, left: rest }) {
  if (rest === 0) return t("all dots stuck");
  return tn("{n} of {all} dots left", "{n} of {all} dots left", rest, { all: asked.dots });
}

/**
 * Where one's own dots stick, as a list from which they can be taken off.
 * @param {BoardRoom} room
 * @param {Supply} supply
 */
function own({ weighing, language }, { asked, dots, there }) {
  const many = spent(dots);
  if (many === 0) return nothing;
  return html`<details class="where" data-question=${asked.place}>
    <summary>${tn("Where your dot sticks", "Where your {n} dots stick", many)}</summary>
    <ul>
      ${repeat(
        Object.entries(dots),
        ([id]) => id,
        ([id, own]) => html`<li>
          <span class="dots-of">${ownDots(own)} <span class="visually-hidden">${tn("{n} dot", "{n} dots", own)}</span></span>
          <p lang=${language} id=${`where-${id}`}><bdi>${unparted(there.get(id)?.text ?? "")}</bdi></p>
          <button class="button quiet small" aria-describedby=${`where-${id}`} @click=${() => weighing.change(id, -1)}>
            ${icon("minus")} ${t("Take one off")}
          </button>
        </li>`,
      )}
    </ul>
    ${many > 1 ? html`<button class="button plain small" @click=${() => weighing.clear()}>${icon("undo-2")} ${t("Take all off")}</button>` : nothing}
  </details>`;
}
