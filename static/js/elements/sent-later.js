/** What is pressed without a connection is kept, and sent once it is back: whoever presses is told so. */

import { announce } from "../core/announce.js";
import { t } from "../core/words.js";

export const laterWords = () => t("There is no connection just now. It is sent as soon as it is back.");

/** What can only be sent once something else is answered is not kept: with the page it is gone. */
export const whileOpenWords = () =>
  t(
    "There is no connection just now. It is done as soon as it is back; please leave this page open until then.",
  );

/**
 * Asked before something is sent; where it waits, that is said.
 * @param {Pick<import("../core/workshop.js").Workshop, "socket">} workshop
 * @param {string} [words]
 * @returns {boolean} whether it waits
 */
export function sentLater({ socket }, words = laterWords()) {
  const waits = socket.state !== "open";
  if (waits) announce(words);
  return waits;
}
