/**
 * The end on the shared screen: what comes next, as large as it can be, and what happened in figures beside it. A text
 * that is too long to be read from the last row is cut after a sentence; all of it stands on everybody's own page.
 */

import { html, nothing } from "../../vendor/lit.js";
import { number, t } from "../core/words.js";
import { property } from "../elements/property.js";
import { excerpt } from "./closing-words.js";

/** @typedef {import("./closing.js").Figure} Figure */
/** @typedef {import("./closing.js").Link} Link */

// So many letters can be read from the last row; where a paragraph ends, so many have no room.
const [MOST, END] = [500, 45];

/**
 * @param {Figure[]} figures
 * @param {{ next?: string, links?: Link[] }} settings
 * @param {{ language: string, over: boolean }} here the language in which the settings are written; whether all is over
 */
export function onStage(figures, { next = "", links = [] }, { language, over }) {
  const { parts, cut } = excerpt(next, MOST);
  const more = cut || (parts.length > 0 && links.length > 0);
  return html`
    ${parts.length + links.length ? ahead(parts, links, language) : nothing}
    ${figures.length ? counted(figures) : nothing}
    ${
      over && !more
        ? nothing
        : html`<p class="stage-lead leading">
            ${over ? nothing : t("What you wrote waits on your own page, to take along.")}
            ${more ? (over ? t("More of what comes next stands on your own page.") : t("More of what comes next stands there too.")) : nothing}
          </p>`
    }
  `;
}

/**
 * The text, or else what the links are called.
 * @param {string[]} parts
 * @param {Link[]} links
 * @param {string} language
 */
function ahead(parts, links, language) {
  const shown = parts.length ? parts : links.map(({ title }) => title);
  const letters = shown.reduce((sum, text) => sum + text.length + END, 0);
  return html`<section class="ahead" aria-labelledby="closing-next" ${property("--letters", letters)}>
    <h2 id="closing-next">${t("What comes next")}</h2>
    <div class="words" lang=${language}>${shown.map((text) => html`<p>${text}</p>`)}</div>
  </section>`;
}

/** @param {Figure[]} figures */
function counted(figures) {
  return html`<dl class="figures">
    ${figures.map(([value, label]) => html`<div><dt>${t(label)}</dt> <dd class="display">${number(value)}</dd></div>`)}
  </dl>`;
}
