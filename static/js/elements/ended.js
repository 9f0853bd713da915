/** What a page says whose access has ended: it has given way to others of the same person, or waits to be let in. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";

export const replaced = () => html`<main id="main" class="alone">
  <h1 tabindex="-1">${t("This page is open too many times.")}</h1>
  <p>${t("It goes on in those that you opened last. To go on here instead, close one of them and load this page again.")}</p>
</main>`;

/**
 * Whether who was in is back in the waiting room; that is a page of its own, which goes on by itself.
 * @param {string} workshop
 */
export async function waitsAgain(workshop) {
  const answer = await fetch(`/w/${workshop}/waiting`).catch(() => undefined);
  const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  return ["waiting", "refused"].includes(told?.stands);
}
