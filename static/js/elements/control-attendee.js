/** How the list of people says what somebody is here, and whether they are connected. Pure drawing. */

import { html } from "../../vendor/lit.js";
import { t, timeOfDay } from "../core/words.js";

/**
 * @param {import("./control-roster.js").Attendee} one
 * @param {string} zone
 */
export function connection({ removed, connected, joined }, zone) {
  const since = joined ? t("came at {time}", { time: timeOfDay(joined, zone) }) : "";
  if (removed) return html`<span class="tag" data-tone="alarm">${t("removed")}</span>`;
  if (connected)
    return html`<span class="tag" data-tone="good">${t("connected")}</span> <small>${since}</small>`;
  return html`<span class="tag">${t("not connected")}</span> <small>${since}</small>`;
}

/** @param {string} name of a role */
export function role(name) {
  const words = {
    participant: t("Participant"),
    host: t("Host"),
    moderator: t("Moderator"),
    organiser: t("Organiser"),
  };
  return words[/** @type {"host"} */ (name)] ?? name;
}
