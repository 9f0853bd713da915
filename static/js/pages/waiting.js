/** The waiting room: asks now and then how it stands, says what is on, and goes on by itself. */

// In ms; each page waits a little more or less, so that they do not all ask at once.
const BETWEEN = 3_000;

const card = /** @type {HTMLElement} */ (document.querySelector("[data-stands]"));
const happening = /** @type {HTMLElement} */ (card.querySelector(".happening"));

function later() {
  setTimeout(ask, BETWEEN * (0.75 + Math.random() / 2));
}

async function ask() {
  const { workshop, stands } = card.dataset;
  const answer = await fetch(`/w/${workshop}/waiting`).catch(() => undefined);
  // A server that starts anew, or no line: the place is kept, and it is asked again.
  const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  if (told && told.stands !== stands) return location.reload();
  if (told && told.happening !== happening.textContent) happening.textContent = told.happening;
  return later();
}

later();
