/**
 * Says something to screen readers, politely, and not more often than one can listen: what comes within a
 * second is joined; the same sentence twice is said once.
 */

const JOIN = 1000;

/** @type {string[]} */
let waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string} sentence */
export function announce(sentence) {
  if (!waiting.includes(sentence)) waiting.push(sentence);
  timer ??= setTimeout(() => {
    timer = undefined;
    const region = document.getElementById("announcements");
    if (region) region.textContent = waiting.join(" ");
    waiting = [];
  }, JOIN);
}
