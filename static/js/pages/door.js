/**
 * The door: takes the secret or the code out of the address and shows the secret to the server, which lets in
 * who needs no name any more.
 */

import { followFragments, takeFragment } from "./fragment.js";

const card = /** @type {HTMLElement} */ (document.querySelector("[data-workshop]"));
const form = card.querySelector("form");
const { secret, code } = takeFragment();
followFragments();

/** @param {string} name */
const input = (name) => /** @type {HTMLInputElement | null} */ (form?.elements.namedItem(name));

if (code) fill("code", code);
if (secret) await show(secret);

/**
 * @param {string} name
 * @param {string} value
 */
function fill(name, value) {
  const field = input(name);
  if (field) field.value = value;
}

/** @param {string} found */
async function show(found) {
  const answer = await fetch(`/w/${card.dataset.workshop}/enter`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: found, page: card.dataset.page }),
  });
  const { status } = answer.ok ? await answer.json() : { status: "bad" };
  if (status === "in") return location.reload();
  if (status === "name") {
    fill("secret", found);
    form?.toggleAttribute("hidden", false);
    for (const field of card.querySelectorAll(".code")) field.toggleAttribute("hidden", true);
  } else {
    for (const notice of card.querySelectorAll(".bad-link")) notice.toggleAttribute("hidden", false);
  }
  return undefined;
}
