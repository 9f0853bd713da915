/** Which room somebody has been given, for every activity that leads people into rooms, before they are there. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { badge } from "./icons.js";

/** @typedef {{ name: string, emblem?: string, host?: string }} Theme */

/**
 * @param {string} id of the theme
 * @param {Theme} theme
 * @param {{ words: string, language: string }} why in words; and the language of the theme's name
 */
export function ownRoom(id, theme, { words, language }) {
  const { name, host } = theme;
  return html`<p class="own-room" data-theme=${id}>
    ${badge(theme)}
    <span>
      <strong lang=${language}>${name}</strong>
      <span class="why">${words}</span>
      ${host ? html`<span class="host">${t("Your host:")} ${host}</span>` : nothing}
    </span>
  </p>`;
}
