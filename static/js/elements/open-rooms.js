/** The rooms in which people can be now: not those that work in another one during the present item. */

import { clockEntity } from "../core/agenda.js";

/**
 * @param {import("../core/store.js").Store} store
 * @returns {{ id: string, value: any }[]} the themes, in their order
 */
export function openRooms(store) {
  const elsewhere = store.get("all", `merged:${clockEntity(store).item}`)?.into ?? {};
  return store
    .each("all", "theme")
    .filter(({ id }) => !elsewhere[id])
    .sort((a, b) => a.value.place - b.value.place);
}
