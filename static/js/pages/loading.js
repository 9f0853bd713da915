/** Waits for what a page cannot do without. Nothing is imported here, so that this much is there at least. */

/**
 * Load something; if it does not come, say so, and try again when the line has opened.
 * @template T
 * @param {() => Promise<T>} load
 * @param {EventTarget & { socket: { state: string } }} workshop
 * @param {() => void} say that it did not come
 * @returns {Promise<T>}
 */
export async function untilLoaded(load, workshop, say) {
  try {
    return await load();
  } catch {
    say();
  }
  await opening(workshop);
  return untilLoaded(load, workshop, say);
}

/** @param {EventTarget & { socket: { state: string } }} workshop */
function opening(workshop) {
  return new Promise((resolve) => {
    const look = () => {
      if (workshop.socket.state !== "open") return;
      workshop.removeEventListener("line", look);
      resolve(undefined);
    };
    workshop.addEventListener("line", look);
  });
}
