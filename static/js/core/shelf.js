/**
 * Where the outbox keeps commands: IndexedDB, one shelf for each open tab. A tab holds a lock on its shelf as long as it
 * lives; other tabs take up the shelves that nobody holds. Where locks are not to be had they take up any: a command
 * that two tabs send is carried out once, by its id.
 */

import { del, get, keys, set } from "../../vendor/idb-keyval.js";
import { newId } from "./command.js";

/** @typedef {import("./outbox.js").Kept} Kept */

/**
 * @param {string} owner workshop and person, so that nobody sends what another typed on this device
 * @returns {import("./outbox.js").Shelf}
 */
export function openShelf(owner) {
  const start = `outbox/${owner}/`;
  const own = start + newId();
  hold(own);
  return {
    takeUp: (into) => takeUp(start, own, into),
    save: (kept) => (kept.length ? set(own, kept) : del(own)),
  };
}

/** Hold the lock of this tab's shelf until the tab is gone, where that can be done. @param {string} name */
async function hold(name) {
  try {
    await navigator.locks.request(name, () => new Promise(() => {}));
  } catch {
    // Other tabs may take up what this one sends.
  }
}

/**
 * What tabs that are gone have left.
 * @param {string} start of the names of shelves
 * @param {string} own
 * @param {(found: Kept[]) => Promise<boolean>} into
 */
async function takeUp(start, own, into) {
  for (const name of await keys()) {
    if (typeof name !== "string" || !name.startsWith(start) || name === own) continue;
    await whenFree(name, async () => {
      if (await into((await get(name)) ?? [])) await del(name);
    });
  }
}

/**
 * @param {string} name of a lock
 * @param {() => Promise<void>} run unless another tab holds it
 */
async function whenFree(name, run) {
  if (!navigator.locks) return run();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? run() : undefined));
}
