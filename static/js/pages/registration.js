/** One's own registration: shows the secret of the link to the server, and copies the link. */

import { copiedOrSelected } from "../core/copy.js";
import { clearFragment, followFragments, readFragment } from "./fragment.js";
import { show } from "./showing.js";

const card = /** @type {HTMLElement} */ (document.querySelector(".door-card"));
const { secret } = readFragment();
followFragments();

card.querySelector(".copy")?.addEventListener("click", copy);
if (secret) {
  card.querySelector(".again")?.addEventListener("click", () => knock(secret));
  await knock(secret);
}

/** @param {string} found */
async function knock(found) {
  const status = await show(`/w/${card.dataset.workshop}/enter`, { secret: found, page: "registration" });
  card.querySelector(".no-answer")?.toggleAttribute("hidden", status !== "silence");
  if (status === "silence") return;
  clearFragment();
  if (status === "in") location.reload();
  else card.querySelector(".bad-link")?.toggleAttribute("hidden", false);
}

async function copy() {
  const address = /** @type {HTMLElement} */ (card.querySelector(".address"));
  const done = await copiedOrSelected(address.textContent ?? "", address);
  card.querySelector(".copied")?.toggleAttribute("hidden", !done);
}
