/** How a notice that was read is put away; on a phone it takes no more room than a finger. Pure drawing. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";

/** @param {() => void} understood */
export function understoodButton(understood) {
  return html`<button class="button quiet small understood" @click=${understood}>${icon("check")} <span class="may-hide">${t("Understood")}</span></button>`;
}
