/**
 * The results: while a file is being made the page says so, and how long already; when it is there the browser saves
 * it; if it could not be made it says why. Without this module every link is a plain download.
 */

const told = /** @type {HTMLElement} */ (document.querySelector("#making"));
// How often it is said that it still takes, in ms.
const AGAIN = 5000;

document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest?.("a[data-file]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!(link instanceof HTMLAnchorElement) || !plain) return;
  event.preventDefault();
  if (link.getAttribute("aria-busy") !== "true") take(link);
});

/** @param {HTMLAnchorElement} link */
async function take(link) {
  const name = link.dataset.file ?? "";
  const begun = Date.now();
  link.setAttribute("aria-busy", "true");
  say("working", name);
  const again = setInterval(() => say("still", name, Math.round((Date.now() - begun) / 1000)), AGAIN);
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(await answer.text());
    save(await answer.blob(), answer.headers.get("content-disposition") ?? "");
    say("done", name);
  } catch (error) {
    const why = error instanceof TypeError ? told.dataset.offline : /** @type {Error} */ (error).message;
    say("failed", name, 0, why);
  } finally {
    clearInterval(again);
    link.removeAttribute("aria-busy");
  }
}

/**
 * @param {"working" | "still" | "done" | "failed"} what
 * @param {string} name
 * @param {number} [seconds]
 * @param {string} [why]
 */
function say(what, name, seconds = 0, why = "") {
  told.hidden = false;
  told.dataset.state = what;
  const words = (told.dataset[what] ?? "").replace("{file}", () => name);
  told.textContent = words.replace("{seconds}", String(seconds)).replace("{why}", () => why);
}

/**
 * @param {Blob} file
 * @param {string} disposition
 */
function save(file, disposition) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = /filename="([^"]+)"/.exec(disposition)?.[1] ?? "";
  // Outside of the page, so that it is not taken for one of the links above.
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
