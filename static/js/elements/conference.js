/** The way to where people talk: which room of the video conference it is, its link to open and to copy. */

import { html } from "../../vendor/lit.js";
import { t } from "../core/words.js";
import "./copy-link.js";

/** @param {string} address of a video conference */
export function wayTo(address) {
  return html`<span class="way">
    <a href=${address} target="_blank" rel="noreferrer noopener">${t("Open the video conference")}</a>
    <copy-link .address=${address}></copy-link>
  </span>`;
}

/** Rooms are numbered as the workshop file names their themes. @param {{ place: number }} theme */
export function roomNumber({ place }) {
  return t("Conference room {number}", { number: place + 1 });
}

/** What somebody is told who belongs there now. @param {{ place: number, name: string }} theme */
export function nowIn({ place, name }) {
  return t("Now in conference room {number}: {name}", { number: place + 1, name });
}
