/** How people come in: the picture of the link, and the code that can be said aloud. Drawn by the server. */

import { html, nothing } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";

/**
 * @param {string} address that holds now; where the page's picture is of an older one it is not shown
 * @param {string} code
 */
export function joining(address, code) {
  const picture = drawing();
  const holds = !address || picture?.address === address;
  return html`<div class="join">
    ${
      picture && holds
        ? html`<div class="picture" role="img" aria-label=${t("QR code of the link for participants")}>${picture.node}</div>`
        : nothing
    }
    ${
      holds
        ? nothing
        : html`<p class="notice" data-tone="signal">
            ${icon("qr-code")}
            <span>${t("The picture on this page is of the old link.")}
              <a href=${location.pathname}>${t("Reload the page")}</a></span>
          </p>`
    }
    ${code ? html`<p class="code">${t("Code")} <strong>${code}</strong></p>` : nothing}
  </div>`;
}

/** The picture that the server put into the page, fresh for each place. */
function drawing() {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("joining"));
  const found = template?.content.querySelector(".joining");
  if (!(found instanceof HTMLElement)) return undefined;
  return { address: found.dataset.address ?? "", node: found.cloneNode(true) };
}
