/** Whether everything that was written is at the server: said in words, never by colour alone. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import { icon } from "./icons.js";

/** @param {import("../core/workshop.js").Workshop} workshop */
export function saved(workshop) {
  const line = workshop.socket.state;
  const many = workshop.outbox.kept.length;
  if (line !== "open") {
    const words = many
      ? t("waits for the connection: {n} not sent yet", { n: many })
      : t("connecting again …");
    return html`<p class="saved waiting" role="status">${icon("wifi-off")} ${words}</p>`;
  }
  if (many)
    return html`<p class="saved sending" role="status">${icon("refresh-cw")} ${t("is being sent")}</p>`;
  return html`<p class="saved" role="status">${icon("check")} ${t("saved")}</p>`;
}
