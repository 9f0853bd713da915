/** Where the focus is, and whether it may be led elsewhere: never away from where somebody has gone meanwhile. */

/** Whether what had the focus is gone, so that the Tab key would begin at the top of the page. */
export function focusIsLost() {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Where the page has led the focus last, since what had it was gone; and how often it has done so. */
let led = /** @type {{ to: Element | null, times: number }} */ ({ to: null, times: 0 });

/** What had the focus is gone: it goes on there. @param {HTMLElement | null | undefined} anchor */
export function leadFocus(anchor) {
  if (!anchor) return;
  anchor.focus();
  led = { to: document.activeElement, times: led.times + 1 };
}

/** Whether the focus is lost, or where the page has led it, and nobody has gone anywhere since. */
export const focusIsLoose = () => focusIsLost() || document.activeElement === led.to;

/**
 * Asked before something is sent; the answer may come late.
 * @returns {() => boolean} whether the focus is still where it was, lost, or was led on by the page meanwhile
 */
export function focusStays() {
  const was = document.activeElement;
  const { times } = led;
  return () => document.activeElement === was || (led.times > times ? focusIsLoose() : focusIsLost());
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

/** Where somebody goes on who has lost their place: at the heading of what the page is about. */
export function pageHeading() {
  const main = document.getElementById("main");
  return /** @type {HTMLElement | null} */ (main?.querySelector("h1") ?? main);
}
