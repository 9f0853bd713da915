/**
 * What hangs in a theme room, as plain values: cards and clusters in their order and their place, what is said about
 * them, what is new. Wall and list are two drawings of this; nothing here knows a page, a line or a template.
 */

/** @typedef {import("./board-kinds.js").Kind} Kind */
/** @typedef {{ item: string, section: number, text: string, kind: Kind, at: number, by?: string, edited?: number, where?: string, who?: string, original?: string, corrector?: string, origin?: import("./board-origin.js").Origin }} Note */
/** @typedef {{ place: number, name: string, motto?: string, emblem?: string, host?: string, questions?: string[], seats?: number, conference?: string, opened?: string }} Theme */
/** @typedef {{ section: number, x?: number | null, y?: number | null, cluster?: string }} Spot as in the store */
/**
 * @typedef {object} Place where something hangs, or was just asked to hang
 * @property {number} section
 * @property {number | null} x in the area of its section, in hundredths of a card's width; null: in the section's order
 * @property {number | null} y
 * @property {string} cluster empty for a card that hangs alone
 */
/**
 * @typedef {object} OfCard
 * @property {string} id
 * @property {Note} note as the store has it
 * @property {boolean} veiled only its author sees it until the room reveals
 * @property {number} support how many support it
 * @property {boolean} supported by this person
 * @property {boolean} mine
 * @property {number} comments how many there are
 */
/** @typedef {OfCard & Place} Card */
/** @typedef {{ id: string, name: string, item: string, at: number, section: number, x: number | null, y: number | null, cards: Card[] }} Cluster */
/** @typedef {{ item: string, note: string, text: string, at: number, by?: string }} Comment */
/**
 * @typedef {object} Section a guiding question
 * @property {number} number from 1; 0 for what hangs under a question that is no longer there
 * @property {string} question
 * @property {Card[]} cards all of them
 * @property {Card[]} loose those in no cluster
 * @property {Cluster[]} clusters
 * @property {boolean} [sorted] whether they are in another order than the one in which they hang
 */

/**
 * @typedef {object} Source
 * @property {(kind: string) => { id: string, value: any }[]} each entities of the room
 * @property {() => { id: string, value: any }[]} veiled one's own cards that nobody else sees yet
 * @property {(id: string) => number} support
 * @property {(id: string) => boolean} supported by this person
 * @property {(id: string) => boolean} mine
 * @property {import("../elements/hopes.js").Hopes} hopes `support` of cards; `place` of cards and clusters, as `Place`
 */

/**
 * @param {import("../core/store.js").Store} store
 * @param {string} room
 * @param {string} person who looks
 * @param {import("../elements/hopes.js").Hopes} hopes
 * @returns {Source}
 */
export function sourceOf(store, room, person, hopes) {
  const [here, me] = [`room:${room}`, `me:${person}`];
  return {
    each: (kind) => store.each(here, kind),
    veiled: () => ownOf(store.each(me, "veiled"), room),
    support: (id) => store.number(here, `support:${id}`),
    supported: (id) => Boolean(store.get(me, `support:${id}`)),
    mine: (id) => Boolean(store.get(me, `own:${id}`)),
    hopes,
  };
}

/**
 * What one has of a room for oneself alone, by the id that it has in the room.
 * @param {{ id: string, value: any }[]} found as `<room>.<id>`
 * @param {string} room
 */
export function ownOf(found, room) {
  const prefix = `${room}.`;
  return found
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id, value }) => ({ id: id.slice(prefix.length), value }));
}

/**
 * The cards of a room in the order in which they were written. A card that is as it was is the same object, so
 * that whoever draws it has nothing to do.
 * @param {ReadonlyMap<string, Card>} before
 * @param {Source} source
 * @returns {Map<string, Card>}
 */
export function readCards(before, source) {
  const shown = source.each("note").map(({ id, value }) => ({ id, value, veiled: false }));
  const veiled = source.veiled().map(({ id, value }) => ({ id, value, veiled: true }));
  const known = new Set(shown.map(({ id }) => id));
  const all = [...shown, ...veiled.filter(({ id }) => !known.has(id))].sort(byAge);
  const spots = new Map(source.each("spot").map(({ id, value }) => [id, value]));
  const comments = tally(source.each("comment").map(({ value }) => value.note));
  return new Map(
    all.map(({ id, value, veiled: unseen }) => {
      const card = readCard(id, value, spots.get(id), source);
      return [id, settled(before.get(id), { ...card, veiled: unseen, comments: comments.get(id) ?? 0 })];
    }),
  );
}

/**
 * @param {string} id
 * @param {Note} note
 * @param {Spot | undefined} spot
 * @param {Source} source
 * @returns {Omit<Card, "veiled" | "comments">}
 */
function readCard(id, note, spot, source) {
  const { hopes } = source;
  const was = source.supported(id);
  const supported = /** @type {boolean} */ (hopes.read("support", id) ?? was);
  return {
    id,
    note,
    support: source.support(id) + Number(supported) - Number(was),
    supported,
    mine: source.mine(id),
    ...(hopedFor(source, id) ?? placeOf(spot ?? note)),
  };
}

/**
 * @param {Source} source
 * @param {string} id of a card or a cluster
 * @returns {Place | undefined} where it was just asked to hang
 */
const hopedFor = ({ hopes }, id) => /** @type {any} */ (hopes.read("place", id));

/** @param {Spot} spot @returns {Place} */
function placeOf({ section, x = null, y = null, cluster = "" }) {
  return { section, x, y, cluster };
}

/**
 * The clusters of a room in the order in which they were made, with those of their cards that can be seen. One
 * without any is left out.
 * @param {ReadonlyMap<string, Cluster>} before
 * @param {Source} source
 * @param {ReadonlyMap<string, Card>} cards
 * @returns {Map<string, Cluster>}
 */
export function readClusters(before, source, cards) {
  /** @type {Map<string, Card[]>} */
  const inside = new Map();
  for (const card of cards.values()) if (card.cluster) push(inside, card.cluster, card);
  const found = source.each("cluster").sort(byAge);
  return new Map(
    found
      .filter(({ id }) => inside.has(id))
      .map(({ id, value }) => {
        const place = hopedFor(source, id) ?? placeOf(value);
        const { section, x, y } = place;
        const { name = "", item, at } = value;
        const members = steady(before.get(id)?.cards, inside.get(id) ?? []);
        return [id, settled(before.get(id), { id, name, item, at, section, x, y, cards: members })];
      }),
  );
}

/**
 * @template {object} Value
 * @param {Value | undefined} before
 * @param {Value} now
 * @returns {Value}
 */
function settled(before, now) {
  const fields = /** @type {(keyof Value)[]} */ (Object.keys(now));
  return before && fields.every((field) => before[field] === now[field]) ? before : now;
}

/**
 * @param {Card[] | undefined} before
 * @param {Card[]} now
 */
function steady(before, now) {
  const same = before?.length === now.length && before.every((card, place) => card === now[place]);
  return before && same ? before : now;
}

/**
 * The guiding questions with what hangs under them; what hangs under a question that is no longer there comes last.
 * @param {readonly string[]} questions
 * @param {Iterable<Card>} cards
 * @param {ReadonlyMap<string, Cluster>} [clusters]
 * @returns {Section[]}
 */
export function readSections(questions, cards, clusters = new Map()) {
  const sections = questions.map((question, place) => empty(place + 1, question));
  const stray = empty(0, "");
  const under = (/** @type {number} */ number) => sections[number - 1] ?? stray;
  for (const cluster of clusters.values()) under(cluster.section).clusters.push(cluster);
  for (const card of cards) {
    const cluster = clusters.get(card.cluster);
    const section = under(cluster?.section ?? card.section);
    section.cards.push(card);
    if (!cluster) section.loose.push(card);
  }
  return stray.cards.length ? [...sections, stray] : sections;
}

/**
 * @param {number} number
 * @param {string} question
 * @returns {Section}
 */
const empty = (number, question) => ({ number, question, cards: [], loose: [], clusters: [] });

/**
 * What is said about a card, the oldest first.
 * @param {{ id: string, value: Comment }[]} comments of the room
 * @param {string} note
 */
export function commentsOn(comments, note) {
  return comments.filter(({ value }) => value.note === note).sort(byAge);
}

/**
 * @typedef {{ id: string, value: { at: number } }} Aged
 * @param {Aged} a
 * @param {Aged} b
 */
function byAge(a, b) {
  return a.value.at - b.value.at || (a.id < b.id ? -1 : 1);
}

/**
 * @param {string[]} names
 * @returns {Map<string, number>}
 */
function tally(names) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}

/**
 * @template Value
 * @param {Map<string, Value[]>} lists
 * @param {string} name
 * @param {Value} value
 */
function push(lists, name, value) {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}
