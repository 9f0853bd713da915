/** The next workshop: ticks cards by theme and dots at once, and counts what comes along. Without it a form does. */

const filter = /** @type {HTMLFormElement} */ (document.querySelector("form.tick"));
const carry = /** @type {HTMLFormElement} */ (document.querySelector("form.carry"));
const sum = /** @type {HTMLElement} */ (document.querySelector("[data-sum]"));
const moment = /** @type {HTMLSelectElement} */ (filter.elements.namedItem("moment"));
const taken = moment.value;

/** @param {string} name @param {ParentNode} [within] @returns {HTMLInputElement[]} */
const boxes = (name, within = carry) => [
  .../** @type {NodeListOf<HTMLInputElement>} */ (within.querySelectorAll(`input[name="${name}"]`)),
];

function count() {
  let all = 0;
  for (const board of /** @type {NodeListOf<HTMLElement>} */ (carry.querySelectorAll("[data-board]"))) {
    const ticked = boxes("card", board).filter(({ checked }) => checked).length;
    const shown = board.querySelector("[data-count]");
    if (shown) shown.textContent = String(ticked);
    all += ticked;
  }
  const { one = "", many = "" } = sum.dataset;
  sum.textContent = all === 1 ? one : many.replace("{n}", String(all));
}

function tick() {
  const themes = new Set(
    boxes("theme", filter)
      .filter(({ checked }) => checked)
      .map(({ value }) => value),
  );
  const least = Number(/** @type {HTMLInputElement} */ (filter.elements.namedItem("dots")).value);
  for (const board of /** @type {NodeListOf<HTMLElement>} */ (carry.querySelectorAll("[data-board]")))
    for (const box of boxes("card", board))
      box.checked = themes.has(board.dataset.board ?? "") && Number(box.dataset.dots) >= least;
  count();
}

carry.addEventListener("change", count);
filter.addEventListener("submit", (event) => {
  // Another moment has other cards: that is the server's.
  if (moment.value !== taken) return;
  event.preventDefault();
  tick();
});
count();
