/** What is pressed without a connection is kept, and sent once it is back: whoever presses is told so. */

import { announce } from "../core/announce.js";
import { t } from "../core/words.js";

export const laterWords = () => t("There is no connection just now. It is sent as soon as it is back.");

/**
 * Asked before something is sent; where it waits, that is said.
 * @param {Pick<import("../core/workshop.js").Workshop, "socket">} workshop
 * @returns {boolean} whether it waits
 */
export function sentLater({ socket }) {
  const waits = socket.state !== "open";
  if (waits) announce(laterWords());
  return waits;
}
