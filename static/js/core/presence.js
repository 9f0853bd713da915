// Who is connected, kept from what the server tells: everybody at first, then who came and who is gone; and since when
// they are, as far as this page has seen it.

/** @typedef {{ audience: string, count: number, hosts?: number, people?: string[], came?: string[], gone?: string[] }} Told */
/** @typedef {Told & { since?: Map<string, number> }} Presence `since` when somebody is there, or gone, in workshop time */

/**
 * Who is there now.
 * @param {Presence | undefined} before
 * @param {Told} told
 * @param {number} now in workshop time
 * @returns {Presence}
 */
export function presenceAfter(before, told, now) {
  if (told.people) return { ...told, since: unchanged(before, told.people) };
  if (!before?.people) return told;
  const { audience, count, hosts, came = [], gone = [] } = told;
  const people = new Set(before.people);
  for (const one of gone) people.delete(one);
  for (const one of came) people.add(one);
  const since = new Map(before.since);
  for (const one of [...gone, ...came]) since.set(one, now);
  return { audience, count, hosts, people: [...people], since };
}

/**
 * Whoever came or went while this page was told nothing did so at a time that it does not know.
 * @param {Presence | undefined} before
 * @param {string[]} people
 */
function unchanged(before, people) {
  const [had, have] = [new Set(before?.people), new Set(people)];
  return new Map([...(before?.since ?? [])].filter(([one]) => had.has(one) === have.has(one)));
}
