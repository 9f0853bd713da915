/**
 * Keeps the screen on while a page is in sight, where the browser can: for a shared screen that nobody touches.
 * Without that, or where it is refused, the screen does what its owner has set.
 */

/** @returns {() => void} lets it sleep again */
export function stayAwake() {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let over = false;
  const hold = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      // Refused, to save energy say: the page works all the same.
    }
    if (over) lock?.release();
  };
  // The browser lets go when the page is hidden.
  document.addEventListener("visibilitychange", hold);
  hold();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", hold);
    lock?.release();
  };
}
