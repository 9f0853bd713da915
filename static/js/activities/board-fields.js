/** What a card has beside its text, as fields: its kind, and where and with whom a practice example is found. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { KINDS, kindName } from "./board-kinds.js";

/** @typedef {{ where: string, who: string }} Beside */

export const NOTHING_BESIDE = { where: "", who: "" };
const MOST = 80;

/**
 * @param {string} name of the group
 * @param {string} chosen
 * @param {(kind: import("./board-kinds.js").Kind) => void} choose
 */
export function kindPicker(name, chosen, choose) {
  return html`<fieldset class="kinds">
    <legend class="visually-hidden">${t("Kind of card")}</legend>
    ${KINDS.map(
      ({ id, colour, shape }) => html`<label data-colour=${colour} data-shape=${shape}>
        <input type="radio" name=${name} value=${id} .checked=${chosen === id} @change=${() => choose(id)} />
        <i class="swatch" aria-hidden="true"></i> ${kindName(id)}
      </label>`,
    )}
  </fieldset>`;
}

/**
 * Where the kinds stand in a row that is moved sideways, as on a phone, the chosen one is in sight.
 * @param {Element | null} row
 */
export function bringChosen(row) {
  const chosen = row?.querySelector("label:has(:checked)");
  if (!row || !chosen) return;
  const [at, whole] = [chosen.getBoundingClientRect(), row.getBoundingClientRect()];
  if (at.left >= whole.left && at.right <= whole.right) return;
  row.scrollBy({ left: at.left + at.width / 2 - whole.left - whole.width / 2, behavior: "instant" });
}

/**
 * @param {Beside} beside
 * @param {(beside: Beside) => void} changed
 */
export function besideFields(beside, changed) {
  const field = (/** @type {"where" | "who"} */ name, /** @type {string} */ label) => html`<label>
    <span>${label}</span>
    <input
      maxlength=${MOST}
      dir="auto"
      autocomplete="off"
      .value=${beside[name]}
      @input=${(/** @type {any} */ event) => changed({ ...beside, [name]: event.target.value })}
    />
  </label>`;
  return html`<div class="beside">${field("where", t("Where?"))} ${field("who", t("Who?"))}</div>`;
}

/**
 * Whether one's name stands there, where that is a choice.
 * @param {boolean} signed
 * @param {(signed: boolean) => void} sign
 */
export function signChoice(signed, sign) {
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${signed}
      @change=${(/** @type {any} */ event) => sign(event.target.checked)}
    />
    ${t("with my name")}
  </label>`;
}
