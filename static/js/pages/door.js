/**
 * The door: shows the secret of the link to the server, which lets in who needs no name any more, and takes it out of
 * the address as soon as the server has answered; until somebody is in, the tab keeps it for a reload.
 */

import { letInAgain } from "../core/return.js";
import { clearFragment, followFragments, forgetLink, keepLink, keptLink, readFragment } from "./fragment.js";
import { show } from "./showing.js";

const card = /** @type {HTMLElement} */ (document.querySelector("[data-workshop]"));
const form = card.querySelector("form");
const link = readFragment();
if (link.secret || link.code) keepLink(link);
const { secret, code } = keptLink() ?? link;
followFragments();

if (code) fill("code", code);
if (secret) {
  for (const button of card.querySelectorAll(".again")) button.addEventListener("click", () => knock(secret));
  await knock(secret);
} else clearFragment();

// What was wrong is put right where it stands: behind what was typed, on phones that do not follow `autofocus` too.
const wrong = /** @type {HTMLInputElement | null} */ (card.querySelector("[autofocus]"));
wrong?.focus();
wrong?.setSelectionRange(wrong.value.length, wrong.value.length);
if (!wrong) greet();

// Who was shut out and loads the page meets the door, and is past it once they are let in again.
if ("removed" in card.dataset && (await letInAgain(card.dataset.workshop ?? ""))) location.reload();

/** The name is what is asked first; where a finger would bring up a keyboard, the page is read before. */
function greet() {
  const name = /** @type {HTMLElement | null} */ (card.querySelector("#name"));
  if (matchMedia("(hover: hover)").matches) name?.focus();
}

/**
 * @param {string} name
 * @param {string} value
 */
function fill(name, value) {
  const field = /** @type {HTMLInputElement | null} */ (form?.elements.namedItem(name));
  if (field) field.value = value;
}

/** @param {string} found */
async function knock(found) {
  const { workshop, page = "" } = card.dataset;
  const status = await show(`/w/${workshop}/enter`, { secret: found, page });
  reveal(".no-answer", status === "silence");
  if (status === "silence") return undefined;
  clearFragment();
  if (status !== "name") forgetLink();
  if (status === "in") return location.reload();
  reveal(".bad-link", status === "bad");
  if (status === "name") ask(found);
  return undefined;
}

/** Only a name is missing. @param {string} found */
function ask(found) {
  fill("secret", found);
  form?.toggleAttribute("hidden", false);
  reveal(".code", false);
}

/**
 * @param {string} parts
 * @param {boolean} shown
 */
function reveal(parts, shown) {
  for (const part of card.querySelectorAll(parts)) part.toggleAttribute("hidden", !shown);
}
