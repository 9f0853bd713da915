/**
 * What a link carries behind its `#`: a secret (`k`) or the spoken code (`c`). It is taken out of the address, so that
 * nobody reads it there, and no server or log ever sees it.
 */

/** @returns {{ secret: string | null, code: string | null }} what the link said by which this page was opened */
export function takeFragment() {
  const found = new URLSearchParams(location.hash.slice(1));
  const [secret, code] = [found.get("k"), found.get("c")];
  if (secret || code) history.replaceState(null, "", location.pathname + location.search);
  return { secret, code };
}

/** Another link to a page that stands in this tab already changes only what is behind the `#`: it begins anew. */
export function followFragments() {
  addEventListener("hashchange", () => {
    if (/^#[kc]=/.test(location.hash)) location.reload();
  });
}
