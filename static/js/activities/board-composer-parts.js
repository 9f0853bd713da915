/** Parts of where a card is written: the card itself, and the question under which it will hang. Pure drawing. */

import { html, nothing } from "../../vendor/lit.js";
import { t, unparted } from "../core/words.js";
import { characterCount } from "../elements/characters.js";
import { authorship } from "./board-authorship.js";
import { besideFields, signChoice } from "./board-fields.js";
import { look } from "./board-kinds.js";

/** @typedef {import("./board-composer.js").BoardComposer} BoardComposer */

/** @param {BoardComposer} box */
export function paper(box) {
  const { fieldId, kind, rest } = box;
  const described = ["keys", "hint", ...(box.nearlyFull ? ["count"] : [])];
  return html`<div class="paper">
    <div class="card" data-colour=${look(kind).colour} data-kind=${kind}>
      <p class="top">
        <label for=${fieldId}>${box.label}</label>
        <span class="keys" id=${`${fieldId}-keys`}>${t("Enter pins it up, Shift + Enter begins a new line.")}</span>
      </p>
      <textarea
        id=${fieldId}
        rows="1"
        .value=${box.text}
        dir="auto"
        aria-describedby=${described.map((name) => `${fieldId}-${name}`).join(" ")}
        aria-invalid=${rest < 0}
        enterkeyhint="send"
        @input=${(/** @type {any} */ event) => box.type(event.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => box.key(event)}
        @paste=${(/** @type {ClipboardEvent} */ event) => box.paste(event)}
      ></textarea>
      ${characterCount(rest, { id: box.countId, from: box.nearly })}
      ${kind === "practice" ? besideFields(box.beside, (beside) => box.keep({ beside })) : nothing}
    </div>
    <p class="hint" id=${`${fieldId}-hint`}>
      ${box.silent ? html`<strong>${t("Only you see this card until the reveal.")}</strong>` : nothing}
      <span>${authorship(box.store.get("all", "workshop") ?? {}, box.signed)}</span>
    </p>
  </div>`;
}

/** @param {BoardComposer} box */
export function under(box) {
  return html`<div class="where">
    <label class="under">
      <span>${t("goes under")}</span>
      <select @change=${(/** @type {any} */ event) => box.redirect(Number(event.target.value))}>
        ${box.questions.map(
          (question, place) =>
            html`<option value=${place + 1} .selected=${place + 1 === box.section}>${unparted(question)}</option>`,
        )}
      </select>
    </label>
    ${box.names === "choice" ? signChoice(box.signed, (signed) => box.keep({ signed })) : nothing}
  </div>`;
}
