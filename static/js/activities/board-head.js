/** The upper part of a room: which room it is, what is to be done now, where the talk is. */

import { html, keyed, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { nowIn } from "../elements/conference.js";
import "../elements/copy-link.js";
import { badge, icon } from "../elements/icons.js";
import { meant } from "./board-clear.js";

/** @typedef {import("./board-model.js").Theme} Theme */
/** @typedef {import("../core/agenda.js").Step} Step */

/**
 * @param {Theme} theme
 * @param {{ id: string, language: string }} heading its id, and the language of the theme
 */
export function nameplate(theme, { id, language }) {
  return html`<div class="nameplate">
    ${badge(theme)}
    <div lang=${language}>
      <h2 id=${id} tabindex="-1">${theme.name}</h2>
      ${theme.motto ? html`<p class="motto">${theme.motto}</p>` : nothing}
    </div>
  </div>`;
}

/**
 * What is to be done in this step.
 * @param {Step[]} steps
 * @param {number} place of the present one, from 0
 * @param {string} language in which they are written
 */
export function task(steps, place, language) {
  const step = steps[place];
  if (!step) return nothing;
  return html`<div class="task">
    <p class="step">
      <span>${t("Step {number} of {all}", { number: place + 1, all: steps.length })}</span>
      <strong lang=${language}>${step.title}</strong>
    </p>
    ${step.aim ? html`<p class="aim" lang=${language}>${step.aim}</p>` : nothing}
  </div>`;
}

/**
 * The first thing to do when one arrives: to go where the group talks.
 * @param {Theme} theme whose room it is
 * @param {string} address of its own conference, or of the one for all
 * @param {() => void} settled the person is there
 */
export function invitation(theme, address, settled) {
  return html`<div class="invitation notice">
    ${icon("headphones")}
    <p>
      <strong>${theme.conference ? nowIn(theme) : t("First, go to the talk of your group.")}</strong>
      ${t("It opens in a new tab. Leave this page open, you write here.")}
    </p>
    <div class="buttons">
      <a class="button" href=${address} target="_blank" rel="noreferrer noopener" @click=${settled}>
        ${icon("external-link")} ${t("To the talk")}
      </a>
      <copy-link .address=${address}></copy-link>
      <button class="button plain" @click=${settled}>${t("I am there already")}</button>
    </div>
  </div>`;
}

/** @param {string} address */
export function talkLink(address) {
  return html`<a class="button quiet small talk" href=${address} target="_blank" rel="noreferrer noopener">
    ${icon("external-link")} <span class="may-hide">${t("To the talk")}</span>
  </a>
  <copy-link .address=${address}></copy-link>`;
}

/**
 * Wall or list.
 * @param {string} view
 * @param {(view: "wall" | "list") => void} chosen
 */
export function viewSwitch(view, chosen) {
  return html`<div class="segmented views" role="group" aria-label=${t("View of the board")}>
    <button aria-pressed=${view === "wall"} @click=${() => chosen("wall")}>${icon("layout-grid")} <span class="may-hide">${t("Wall")}</span></button>
    <button aria-pressed=${view === "list"} @click=${() => chosen("list")}>${icon("list")} <span class="may-hide">${t("List")}</span></button>
  </div>`;
}

/**
 * Where somebody goes on, before what they have pressed goes.
 * @param {import("./board-room.js").BoardRoom} room
 * @param {"search" | "choose" | "suggest"} tool
 */
export const toTool = (room, tool) =>
  /** @type {HTMLElement | null} */ (room.querySelector(`[data-tool="${tool}"]`))?.focus();

/**
 * What was just done, and how to undo it; or why it could not be done. It stays until it is put away.
 * @param {import("./board-doing.js").Notice | undefined} notice
 * @param {import("./board-acts.js").RoomActs} acts
 */
export function said(notice, acts) {
  const failed = notice?.tone === "alarm";
  const role = failed ? "alert" : "status";
  return html`<div class="said-now" role=${notice?.passing ? nothing : role}>${
    notice
      ? html`<p tabindex="-1">
          ${icon(failed ? "triangle-alert" : notice.passing ? "arrow-right" : "check")} ${keyed(notice, html`<span>${typeof notice.words === "string" ? notice.words : notice.words()}</span>`)}
          ${notice.name ? naming(notice.name) : nothing} ${notice.show ? showing(notice.show) : nothing} ${way(notice, acts)}
          <button class="button plain small" @click=${() => acts.quiet()}>${t("Close")}</button>
        </p>`
      : nothing
  }</div>`;
}

/** @param {() => void} show */
function showing(show) {
  return html`<button class="button quiet small" @click=${show}>${icon("flag")} ${t("To the goals")}</button>`;
}

/** @param {() => void} name */
function naming(name) {
  return html`<button class="button quiet small" @click=${name}>${icon("tag")} ${t("Name the cluster")}</button>`;
}

/**
 * @param {import("./board-doing.js").Notice} notice
 * @param {import("./board-acts.js").RoomActs} acts
 */
function way(notice, acts) {
  const { way: which, of, undo = which && (() => acts.go(which, of)) } = notice;
  if (!undo) return nothing;
  return html`<button class="button quiet small" data-way=${which ?? "back"} @click=${(/** @type {MouseEvent} */ event) => meant(event) && undo()}>
    ${which === "forth" ? icon("redo-2") : icon("undo-2")} ${which === "forth" ? t("Redo") : t("Undo")}
  </button>`;
}
