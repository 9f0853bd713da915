/** Icons from the sprite beside the scripts; always with a word, or hidden from who does not see them. */

import { html } from "../../vendor/lit.js";

const sprite = new URL("../../icons/icons.svg", import.meta.url).pathname;

/** @param {string} name */
export function icon(name) {
  return html`<svg class="icon" aria-hidden="true"><use href=${`${sprite}#${name}`}></use></svg>`;
}

/**
 * A theme's heraldic animal, in the colour of the text around it.
 * @param {string} name
 */
export function emblem(name) {
  return html`<span class="emblem" data-emblem=${name} aria-hidden="true"></span>`;
}

/**
 * A theme's heraldic animal, or the first letter of its name where it has none.
 * @param {{ emblem?: string, name: string }} theme
 */
export function badge({ emblem: animal, name }) {
  if (animal) return emblem(animal);
  return html`<span class="emblem" aria-hidden="true"><span>${name.charAt(0)}</span></span>`;
}
