/** Whether everything that was written is at the server: said in words, never by colour alone. */

import { html } from "../../vendor/lit.js";
import { t, tn } from "../core/words.js";
import { icon } from "./icons.js";

/** @param {import("../core/workshop.js").Workshop} workshop */
export function saved(workshop) {
  const many = workshop.outbox.kept.length;
  if (workshop.socket.state !== "open") {
    const words = many
      ? tn("{n} entry waits for the connection", "{n} entries wait for the connection", many)
      : t("connecting again …");
    return html`<p class="saved waiting" role="status">${icon("wifi-off")} <span>${words}</span></p>`;
  }
  if (many)
    return html`<p class="saved sending" role="status">${icon("refresh-cw")} <span>${t("is being sent")}</span></p>`;
  return html`<p class="saved" role="status">${icon("check")} <span>${t("saved")}</span></p>`;
}
