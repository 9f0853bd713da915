// Who is connected, kept from what the server tells: everybody at first, then who came and who is gone.

/** @typedef {{ audience: string, count: number, hosts?: number, people?: string[], came?: string[], gone?: string[] }} Presence */

/**
 * Who is there now.
 * @param {Presence | undefined} before
 * @param {Presence} told
 * @returns {Presence}
 */
export function presenceAfter(before, told) {
  if (told.people || !before?.people) return told;
  const people = new Set(before.people);
  for (const one of told.gone ?? []) people.delete(one);
  for (const one of told.came ?? []) people.add(one);
  const { audience, count, hosts } = told;
  return { audience, count, hosts, people: [...people] };
}
