/** How it stands with what was written: at the server, on its way, or kept here for now. In words; nothing here draws. */

import { t, tn } from "./words.js";

/** @typedef {{ state: "waiting" | "sending" | "saved", sign: string, words: string }} Standing */

/**
 * @param {{ socket: { state: string }, outbox: { kept: unknown[], troubled: boolean } }} workshop
 * @returns {Standing}
 */
export function standing({ socket, outbox }) {
  const many = outbox.kept.length;
  if (socket.state !== "open") {
    const words = many
      ? tn("{n} entry waits for the connection", "{n} entries wait for the connection", many)
      : t("connecting again …");
    return { state: "waiting", sign: "wifi-off", words };
  }
  if (many && outbox.troubled) {
    return { state: "waiting", sign: "triangle-alert", words: t("cannot be saved yet") };
  }
  return many
    ? { state: "sending", sign: "refresh-cw", words: t("is being sent") }
    : { state: "saved", sign: "check", words: t("saved") };
}
