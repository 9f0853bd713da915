/** Which workshops were written in this browser, the last one first: only here, and only to find the way back. */

import { device } from "../core/device.js";

const NAME = "authored";
const MOST = 12;

/** @typedef {{ id: string, title: string, date?: string }} Authored `date` as the file says it: 2026-11-30 */

/** @returns {Authored[]} */
export function authored(memory = device) {
  try {
    const found = JSON.parse(memory.recall(NAME) || "[]");
    return Array.isArray(found) ? found.filter(({ id }) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** @param {Authored} one that is being written */
export function remember(one, memory = device) {
  const others = authored(memory).filter(({ id }) => id !== one.id);
  memory.remember(NAME, JSON.stringify([one, ...others].slice(0, MOST)));
}
