/**
 * The scripts and style sheets of activities that are not on when a page opens. Their links wait in the page; they are
 * all fetched when the activity is mounted or, if that takes longer, at a moment of the first minute that is another one
 * for each page: two thousand people who open one link together ask for what is on at once, and for the rest one after
 * the other.
 */

const SOONEST = 10_000;
const LATEST = 50_000;

/** @param {string} kind of activity */
export function fetchAhead(kind) {
  const links = document.getElementById(`scripts-${kind}`);
  if (links instanceof HTMLTemplateElement) hand(links);
}

/** Everything that is not there yet, when those who came together have what they need first. */
export function fetchAheadLater() {
  const wait = SOONEST + Math.random() * (LATEST - SOONEST);
  setTimeout(() => {
    /** @type {NodeListOf<HTMLTemplateElement>} */
    const waiting = document.querySelectorAll("template[id^=scripts-]");
    for (const links of waiting) hand(links);
  }, wait);
}

/** @param {HTMLTemplateElement} links */
function hand(links) {
  document.head.append(links.content);
  links.remove();
}
