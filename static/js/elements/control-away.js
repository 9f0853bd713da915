/** What stands around the control panel: the ways to the stage, and what is shown where there is no panel. Pure drawing. */

import { html } from "../../vendor/lit.js";
import { otherLanguage, spoken, t } from "../core/words.js";
import { replaced } from "./ended.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/workshop.js").Workshop} Workshop */

export function arriving() {
  return html`<main id="main" class="arriving"><p role="status">${t("Connecting …")}</p></main>`;
}

/** Whoever is a participant again goes on where the others are. @param {Workshop} workshop */
export function released({ about }) {
  return html`<main id="main" class="waiting-room">
    <h1 tabindex="-1">${t("You take part as a participant now.")}</h1>
    <p><a class="button" href=${`/w/${about.id}/live`}>${t("To the workshop")}</a></p>
  </main>`;
}

/** @param {Workshop} workshop */
export function ended({ socket, about }) {
  if (socket.why === "replaced") return replaced();
  return html`<main id="main" class="waiting-room">
    <h1 tabindex="-1">${t("Your access to this control panel has ended.")}</h1>
    <p>${t("The link by which you came was renewed, or you were removed. The workshop goes on. Please ask the organisers for the new link.")}</p>
    <p><a class="button quiet" href=${`/w/${about.id}`}>${t("To the event page")}</a></p>
  </main>`;
}

// In that language itself: the page can be read in the other one, too, at its foot.
/** @type {Record<string, string>} */
const IN_OTHER = { en: "Stage in English", de: "Bühne auf Deutsch" };

/** The stage, in each of the two languages. @param {string} id */
export function stages(id) {
  const [other] = otherLanguage();
  return html`<a href=${`/w/${id}/stage?lang=${spoken()}`} target="_blank">${icon("monitor")} ${t("Stage")}</a>
    <a class="other" href=${`/w/${id}/stage?lang=${other}`} target="_blank" lang=${other}>
      ${IN_OTHER[other]}
    </a>`;
}
