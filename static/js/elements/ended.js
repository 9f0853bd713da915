/** What a page says whose access has ended, where it has given way to others of the same person. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";

export const replaced = () => html`<main id="main" class="alone">
  <h1 tabindex="-1">${t("This page is open too many times.")}</h1>
  <p>${t("It goes on in those that you opened last. To go on here instead, close one of them and load this page again.")}</p>
</main>`;
