/**
 * What was changed in a sentence, word by word. A word with hyphens is one word: who changes a part of it has changed
 * it. The same rules as the server's `rooms/differences.py`; both are tested with the same sentences.
 */

/** @typedef {{ kind: "same" | "removed" | "added", text: string, gap: boolean }} Run `gap`: a blank stands before it */
/** @typedef {{ text: string, key: string, gap: boolean }} Word `key` is by what it is compared */

const WORD = /[\p{L}\p{M}\p{N}\u00AD]+(?:[-‐‑.,'’][\p{L}\p{M}\p{N}\u00AD]+)*[-‐‑]?|[^\s]/gu;
// Little that stays between large changes is read more easily as changed, too.
const LITTLE = 3;
const LARGE = 2;
// Less in common, in parts of the longer sentence, and it is another sentence.
const ANOTHER = 0.2;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Run[]} together they say all of both; what was removed comes before what was added in its place
 */
export function differences(before, after) {
  const [old, fresh] = [words(before), words(after)];
  const steps = tidied(compared(old, fresh));
  return inRuns(alike(steps, old, fresh) ? steps : rewritten(old, fresh));
}

/** @param {string} text @returns {Word[]} */
function words(text) {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    text: found,
    key: found.replaceAll("\u00AD", "").replace(/[‐‑]/g, "-").replaceAll("’", "'"),
    gap: index > 0 && /\s/.test(text.charAt(index - 1)),
  }));
}

/** @typedef {{ kind: Run["kind"], word: Word }} Step */

/**
 * The longest sequence of words that both have stays.
 * @param {Word[]} old
 * @param {Word[]} fresh
 * @returns {Step[]}
 */
function compared(old, fresh) {
  const common = commonLengths(old, fresh);
  /** @type {Step[]} */
  const steps = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was && is && was.key === is.key) {
      steps.push({ kind: "same", word: is });
      i += 1;
      j += 1;
    } else if (was && (!is || common(i + 1, j) >= common(i, j + 1))) {
      steps.push({ kind: "removed", word: was });
      i += 1;
    } else if (is) {
      steps.push({ kind: "added", word: is });
      j += 1;
    }
  }
  return steps;
}

/**
 * @param {Word[]} old
 * @param {Word[]} fresh
 * @returns {(i: number, j: number) => number} how many words both have in common from there on
 */
function commonLengths(old, fresh) {
  const wide = fresh.length + 1;
  const table = new Uint16Array((old.length + 1) * wide);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => table[i * wide + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const same = old[i]?.key === fresh[j]?.key;
      table[i * wide + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}

/**
 * Without islands of one short word between large changes: that word is removed and added again.
 * @param {Step[]} steps
 * @returns {Step[]}
 */
function tidied(steps) {
  return steps.flatMap((step, place) => {
    const island =
      step.kind === "same" &&
      [...step.word.key].length <= LITTLE &&
      changed(steps, place, -1) >= LARGE &&
      changed(steps, place, 1) >= LARGE;
    return island
      ? [
          { kind: /** @type {const} */ ("removed"), word: step.word },
          { kind: /** @type {const} */ ("added"), word: step.word },
        ]
      : [step];
  });
}

/**
 * How many words are changed from there on, in that direction.
 * @param {Step[]} steps
 * @param {number} place
 * @param {1 | -1} way
 */
function changed(steps, place, way) {
  let many = 0;
  for (let at = place + way; steps[at] && steps[at]?.kind !== "same"; at += way) many += 1;
  return many;
}

/**
 * Whether enough stays for one sentence to be a change of the other.
 * @param {Step[]} steps
 * @param {Word[]} old
 * @param {Word[]} fresh
 */
function alike(steps, old, fresh) {
  const telling = (/** @type {Word} */ { key }) => [...key].length > LITTLE;
  const stays = steps.filter(({ kind, word }) => kind === "same" && telling(word)).length;
  const most = Math.max(old.filter(telling).length, fresh.filter(telling).length);
  return most === 0 || stays >= ANOTHER * most;
}

/**
 * @param {Word[]} old
 * @param {Word[]} fresh
 * @returns {Step[]}
 */
function rewritten(old, fresh) {
  return [
    ...old.map((word) => ({ kind: /** @type {const} */ ("removed"), word })),
    ...fresh.map((word) => ({ kind: /** @type {const} */ ("added"), word })),
  ];
}

/** @param {Step[]} steps @returns {Run[]} */
function inRuns(steps) {
  /** @type {Run[]} */
  const runs = [];
  let place = 0;
  while (place < steps.length) {
    const same = steps[place]?.kind === "same";
    let end = place;
    while (end < steps.length && (steps[end]?.kind === "same") === same) end += 1;
    const part = steps.slice(place, end);
    for (const kind of same ? /** @type {const} */ (["same"]) : /** @type {const} */ (["removed", "added"])) {
      const these = part.filter((step) => step.kind === kind).map(({ word }) => word);
      if (these.length) runs.push(run(kind, these));
    }
    place = end;
  }
  return spaced(runs);
}

/**
 * @param {Run["kind"]} kind
 * @param {Word[]} these
 * @returns {Run}
 */
function run(kind, these) {
  const text = these.map((word, at) => (at > 0 && word.gap ? ` ${word.text}` : word.text)).join("");
  return { kind, text, gap: these[0]?.gap ?? false };
}

/**
 * A word never runs into the one that it replaces.
 * @param {Run[]} runs
 */
function spaced(runs) {
  return runs.map((one, at) => {
    const replaces = one.kind === "added" && runs[at - 1]?.kind === "removed";
    return replaces && /^[\p{L}\p{N}]/u.test(one.text) ? { ...one, gap: true } : one;
  });
}
