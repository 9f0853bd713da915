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

/** Another link to a page that stands in this tab already changes only what is behind the `#`: it begins anew. */
export function followFragments() {
  addEventListener("hashchange", () => {
    if (LINK.test(location.hash)) location.reload();
  });
}
