/** The steps that an item of a kind usually has, shared out over its minutes. Pure. */

import { fresh } from "./tree.js";

/** @typedef {import("./tree.js").Value} Value */

/**
 * @param {{ works: Record<string, string>, usual: [string, number][] }} kind what its steps may do, and which of it they
 *   usually do, with the share of each
 * @param {number} minutes
 * @returns {Value[]} none where there is not a minute for each
 */
export function usualSteps({ works, usual }, minutes) {
  if (!Number.isInteger(minutes) || usual.length === 0 || minutes < usual.length) return [];
  const whole = usual.reduce((sum, [, share]) => sum + share, 0);
  const free = minutes - usual.length;
  let given = 0;
  let shares = 0;
  return usual.map(([does, share]) => {
    shares += share;
    const upTo = Math.round((free * shares) / whole);
    const step = fresh({ title: capital(works[does] ?? does), minutes: 1 + upTo - given, does });
    given = upTo;
    return step;
  });
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
