/** The door of those who write workshops: shows the secret of their link to the server, and takes it out of the address. */

import { clearFragment, followFragments, readFragment } from "./fragment.js";
import { show } from "./showing.js";

const card = /** @type {HTMLElement} */ (document.querySelector(".door-card"));
const { secret } = readFragment();
followFragments();

if (secret) {
  card.querySelector(".again")?.addEventListener("click", () => knock(secret));
  await knock(secret);
}

/** @param {string} found */
async function knock(found) {
  const status = await show("/new/enter", { secret: found, page: "new" });
  card.querySelector(".no-answer")?.toggleAttribute("hidden", status !== "silence");
  if (status === "silence") return;
  clearFragment();
  if (status === "in") location.reload();
  else card.querySelector(".bad-link")?.toggleAttribute("hidden", false);
}
