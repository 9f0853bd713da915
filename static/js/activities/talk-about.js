/** Who speaks, what goes with the talk, and where it is heard. Pure drawing, for `talk.js`. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { wayTo } from "../elements/conference.js";
import { icon } from "../elements/icons.js";

/** @typedef {Pick<import("./talk.js").ActivityTalk, "item" | "settings" | "language" | "store">} Talk */

/** @param {Talk} talk */
export function about({ item, settings, language, store }) {
  const { speakers, link } = settings;
  return html`<div class="about">
    ${speakers ? html`<p class="speakers">${icon("presentation")} <span>${speakers}</span></p>` : nothing}
    ${item.note ? html`<p class="lead" lang=${language}>${item.note}</p>` : nothing}
    ${
      link
        ? html`<p><a class="button quiet" href=${link} target="_blank" rel="noreferrer noopener">
            ${icon("external-link")} ${t("Open what goes with the talk")}</a></p>`
        : nothing
    }
    ${listening(settings, store)}
  </div>`;
}

/**
 * Where it is heard; where nothing is to be done, that too.
 * @param {Talk["settings"]} settings
 * @param {Talk["store"]} store
 */
function listening(settings, store) {
  const { conference } = store.get("all", "workshop")?.links ?? {};
  const idle = settings.questions === false;
  if (!conference && !idle) return nothing;
  return html`<p class="listening">
    ${icon(conference ? "video" : "headphones")}
    <span>
      ${idle ? t("Lean back and listen. This page moves on by itself.") : nothing}
      ${conference ? wayTo(conference) : nothing}
    </span>
  </p>`;
}
