/** Where the focus is, and whether it may be led elsewhere: never away from where somebody has gone meanwhile. */

/** Whether what had the focus is gone, so that the Tab key would begin at the top of the page. */
export function focusIsLost() {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Asked before something is sent; the answer may come late.
 * @returns {() => boolean} whether the focus is still where it was, or lost
 */
export function focusStays() {
  const was = document.activeElement;
  return () => focusIsLost() || document.activeElement === was;
}

/**
 * The whole page says something else now: its heading is the title of the window, and has the focus.
 * @param {HTMLElement | null} heading
 */
export function beginAt(heading) {
  if (!heading) return;
  document.title = heading.textContent?.trim() ?? "";
  heading.focus();
}
