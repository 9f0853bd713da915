/** The fields of one question of a poll, by the way in which it is answered. Drawn for `poll-answer`. */

import { html, nothing, repeat } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "../elements/icons.js";
import { labels, mostOf } from "./poll-model.js";

/** @typedef {import("./poll-answer.js").PollAnswer} PollAnswer */

/**
 * @param {PollAnswer} form
 * @param {string} problem the id of what is wrong, if something is
 */
export function fieldsOf(form, problem) {
  if (form.asked.kind === "words") return words(form, problem);
  if (form.asked.kind === "ranking") return ranking(form);
  return form.asked.kind === "scale" ? scale(form, problem) : options(form, problem);
}

/**
 * @param {PollAnswer} form
 * @param {string} problem
 */
function options(form, problem) {
  const { asked, heading } = form;
  const several = asked.kind === "multiple";
  const chosen = form.answer.chosen ?? [];
  const most = mostOf(asked);
  return html`<fieldset class="options" aria-labelledby=${heading} aria-describedby=${problem || nothing}>
    ${several && most < asked.options.length ? html`<p class="hint">${tn("At most {n}", "At most {n}", most)}</p>` : nothing}
    ${asked.options.map((option, at) => {
      const here = chosen.includes(at + 1);
      const toggled = here
        ? chosen.filter((one) => one !== at + 1)
        : [...chosen, at + 1].sort((a, b) => a - b);
      return html`<label class="choice">
        <input
          type=${several ? "checkbox" : "radio"}
          name=${heading}
          .checked=${here}
          ?disabled=${several && !here && chosen.length >= most}
          @change=${() => form.change({ chosen: several ? toggled : [at + 1] })}
        />
        <span lang=${form.language}>${option}</span>
      </label>`;
    })}
  </fieldset>`;
}

/**
 * @param {PollAnswer} form
 * @param {string} problem
 */
function scale(form, problem) {
  const { asked, heading } = form;
  const chosen = form.answer.chosen?.[0] ?? 0;
  return html`<fieldset class="scale" aria-labelledby=${heading} aria-describedby=${problem || nothing}>
    <div class="segmented">
      ${labels(asked).map(
        (label, at) => html`<label>
          <input type="radio" name=${heading} .checked=${chosen === at + 1} @change=${() => form.change({ chosen: [at + 1] })} />${
            at + 1
          }<span class="visually-hidden">${label.slice(String(at + 1).length)}</span>
        </label>`,
      )}
    </div>
    <p class="ends" aria-hidden="true" lang=${form.language}><span>${asked.low}</span> <span>${asked.high}</span></p>
  </fieldset>`;
}

/**
 * @param {PollAnswer} form
 * @param {string} problem
 */
function words(form, problem) {
  const { asked, heading } = form;
  const most = mostOf(asked);
  const typed = Array.from({ length: most }, (_, at) => form.answer.words?.[at] ?? "");
  return html`<fieldset class="words" aria-labelledby=${heading}>
    <p class="hint">${tn("One word, or a few that belong together", "Up to {n} words", most)}</p>
    ${typed.map(
      (word, at) => html`<input
        type="text"
        dir="auto"
        autocomplete="off"
        aria-label=${t("Word {n}", { n: at + 1 })}
        aria-describedby=${problem || nothing}
        aria-invalid=${Boolean(problem)}
        .value=${word}
        @input=${(/** @type {any} */ event) => form.change({ words: typed.with(at, event.target.value) })}
      />`,
    )}
  </fieldset>`;
}

/** @param {PollAnswer} form */
function ranking(form) {
  const { asked, heading } = form;
  const order = form.answer.chosen ?? [];
  return html`<ol class="ranking" aria-labelledby=${heading}>
    ${repeat(
      order,
      (option) => option,
      (option, at) => {
        const words = asked.options[option - 1] ?? "";
        return html`<li>
          <span class="place">${at + 1}</span>
          <span class="words" lang=${form.language}>${words}</span>
          ${mover(form, at, -1, words)} ${mover(form, at, 1, words)}
        </li>`;
      },
    )}
  </ol>`;
}

/**
 * @param {PollAnswer} form
 * @param {number} at
 * @param {1 | -1} by
 * @param {string} option
 */
function mover(form, at, by, option) {
  const up = by < 0;
  return html`<button
    class="button quiet icon-only ${up ? "up" : "down"}"
    type="button"
    aria-label=${up ? t("Move up: {option}", { option }) : t("Move down: {option}", { option })}
    ?disabled=${up ? at === 0 : at === form.asked.options.length - 1}
    @click=${() => form.move(at, by)}
  >
    ${icon(up ? "arrow-up" : "arrow-down")}
  </button>`;
}
