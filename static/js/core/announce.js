/**
 * Says something to screen readers, politely, and not more often than one can listen: what comes within a
 * second is joined; the same sentence twice is said once. While a dialog is open the rest of the page is silent,
 * so it is said in there. Without soft hyphens: voices break words where they stand.
 */

import { unparted } from "./words.js";

const JOIN = 1000;
// A region that was just emptied, or is new, is listened to after so long, in ms.
const NOTICED = 100;

/** @type {string[]} */
let waiting = [];

/** @param {string} sentence */
export function announce(sentence) {
  if (waiting.length === 0) setTimeout(say, JOIN);
  if (!waiting.includes(sentence)) waiting.push(sentence);
}

/** Only a change is read: what was said before is taken away first. */
function say() {
  const words = unparted(waiting.join(" "));
  waiting = [];
  const region = regionNow();
  if (!region) return;
  region.textContent = "";
  setTimeout(() => {
    region.textContent = words;
  }, NOTICED);
}

/** The region of the innermost open dialog, else that of the page. */
function regionNow() {
  const dialog = [...document.querySelectorAll("dialog:modal")].at(-1);
  return dialog
    ? (dialog.querySelector(":scope > .announcements") ?? added(dialog))
    : document.getElementById("announcements");
}

/** @param {Element} dialog */
function added(dialog) {
  const region = document.createElement("p");
  region.className = "announcements visually-hidden";
  region.ariaLive = "polite";
  dialog.append(region);
  return region;
}
