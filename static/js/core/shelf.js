/**
 * Where the outbox keeps commands: IndexedDB, one shelf for each open tab. A tab holds a lock on its shelf
 * as long as it lives; a page that opens later takes up the shelves that nobody holds any more.
 */

import { del, get, keys, set } from "../../vendor/idb-keyval.js";
import { newId } from "./outbox.js";

/** @typedef {import("./outbox.js").Kept} Kept */

/**
 * @param {string} owner workshop and person, so that nobody sends what another typed on this device
 * @returns {Promise<import("./outbox.js").Shelf>}
 */
export async function openShelf(owner) {
  const own = `outbox/${owner}/${newId()}`;
  await hold(own);
  return {
    load: () => takeUp(`outbox/${owner}/`, own),
    save: (kept) => (kept.length ? set(own, kept) : del(own)),
  };
}

/** Hold the lock of this tab's shelf until the tab is gone. @param {string} name */
function hold(name) {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve(undefined);
    navigator.locks.request(name, () => {
      resolve(undefined);
      return new Promise(() => {});
    });
    return undefined;
  });
}

/**
 * What tabs that are gone have left.
 * @param {string} prefix
 * @param {string} own
 * @returns {Promise<Kept[]>}
 */
async function takeUp(prefix, own) {
  /** @type {Kept[]} */
  const found = [];
  for (const name of await keys()) {
    if (typeof name !== "string" || !name.startsWith(prefix) || name === own) continue;
    await ifFree(name, async () => {
      found.push(...((await get(name)) ?? []));
      await set(own, found);
      await del(name);
    });
  }
  return found;
}

/**
 * @param {string} name
 * @param {() => Promise<void>} run
 */
async function ifFree(name, run) {
  if (!navigator.locks) return;
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await run();
  });
}
