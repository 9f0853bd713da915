/**
 * What a link carries behind its `#`: a secret (`k`) or the spoken code (`c`). It is taken out of the address, so that
 * nobody reads it there, and no server or log ever sees it.
 */

const LINK = /^#[kc]=/;

/** @returns {{ secret: string | null, code: string | null }} what the link said by which this page was opened */
export function readFragment() {
  const found = new URLSearchParams(location.hash.slice(1));
  return { secret: found.get("k"), code: found.get("c") };
}

export function clearFragment() {
  if (LINK.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
}

/** Under which name this tab keeps the link of the page that it shows. */
const kept = () => `link ${location.pathname}`;

/**
 * Keep what the link said in this tab, for whoever reads the page anew or in the other language before they are in.
 * @param {ReturnType<typeof readFragment>} link
 */
export const keepLink = (link) => within(() => sessionStorage.setItem(kept(), JSON.stringify(link)));

/** @returns {ReturnType<typeof readFragment> | null} */
export const keptLink = () => within(() => JSON.parse(sessionStorage.getItem(kept()) ?? "null"));

/** Who is in needs no link, and what opens nothing is of no use. */
export const forgetLink = () => within(() => sessionStorage.removeItem(kept()));

/**
 * @template T
 * @param {() => T} act
 * @returns {T | null} nothing in browsers that keep nothing
 */
function within(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/** Another link to a page that stands in this tab already changes only what is behind the `#`: it begins anew. */
export function followFragments() {
  addEventListener("hashchange", () => {
    if (LINK.test(location.hash)) location.reload();
  });
}
