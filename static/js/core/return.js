/** How a page that is shut out learns that it is let in again: by asking, as nobody tells it anything. */

// In ms; each page waits a little more or less, so that they do not all ask at once.
const BETWEEN = 5_000;

/**
 * How it stands with who was in here: `removed`, `waiting` as in the waiting room, `in` again.
 * @param {string} workshop
 * @returns {Promise<string | undefined>} nothing where the server does not say
 */
export async function standsHow(workshop) {
  const answer = await fetch(`/w/${workshop}/waiting`).catch(() => undefined);
  const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  return told?.stands;
}

/**
 * Whether who was shut out is let in again, or back in the waiting room, which is a page of its own: asked as long as
 * they are only shut out. Not where what has ended is their link alone.
 * @param {string} workshop
 * @param {(ms: number) => Promise<void>} [pause]
 */
export async function letInAgain(workshop, pause = (ms) => new Promise((done) => setTimeout(done, ms))) {
  let before = "";
  for (;;) {
    const stands = await standsHow(workshop);
    if (stands === "waiting" || stands === "refused") return true;
    if (stands === "in" || stands === "unknown") return stands === "in" && before === "removed";
    before = stands ?? before;
    await pause(BETWEEN * (0.75 + Math.random() / 2));
  }
}
