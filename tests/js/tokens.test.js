// What is written can be read: the contrast of every pair of colours that text or controls stand on, light and dark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../../static/css/tokens.css", import.meta.url), "utf8");
const TEXT = 4.5;
const PART = 3; // large text, icons, borders of controls, focus (WCAG 1.4.3, 1.4.11)

/** [what stands there, the ground, the least contrast] */
const PAIRS = /** @type {[string, string, number][]} */ ([
  ...["paper", "sheet", "kraft", "leaf-ground", "signal-ground", "alarm-ground", "field"].map((ground) => [
    "ink",
    ground,
    TEXT,
  ]),
  ...["paper", "sheet", "field", "leaf-ground"].map((ground) => ["muted", ground, TEXT]),
  ...["leaf", "signal", "alarm"].flatMap((tone) => ["paper", "sheet"].map((ground) => [tone, ground, TEXT])),
  ["leaf", "leaf-ground", TEXT],
  ["signal", "leaf-ground", TEXT],
  ["signal", "signal-ground", TEXT],
  ["alarm", "alarm-ground", TEXT],
  ["alarm", "leaf-ground", TEXT],
  ["on-colour", "leaf", TEXT],
  ["on-colour", "alarm", TEXT],
  ["paper", "ink", TEXT],
  ...["paper", "sheet", "field"].map((ground) => ["line", ground, PART]),
  ...["paper", "sheet", "kraft", "field"].map((ground) => ["focus", ground, PART]),
]);
const CARDS = ["yellow", "green", "blue", "orange", "rose", "white", "grey"];

for (const look of /** @type {const} */ (["light", "dark"])) {
  test(`text and controls stand out, ${look}`, () => {
    for (const [upper, ground, least] of PAIRS) {
      const found = contrast(colour(upper, look), colour(ground, look));
      assert.ok(found >= least, `${upper} on ${ground}: ${found.toFixed(2)} is less than ${least}`);
    }
  });
}

test("ink can be read on every card, which is paper in both looks", () => {
  for (const card of CARDS) assert.ok(contrast(colour("ink", "light"), colour(card, "light")) >= 7, card);
});

test("a sticky dot stands out from every card, whichever question it is for, and no two look alike", () => {
  const weighing = readFileSync(
    new URL("../../static/css/activities/board-weigh.css", import.meta.url),
    "utf8",
  );
  const dots = [...weighing.matchAll(/^\[data-question="\d"\] \{\n {2}--dot: (#\w{6});/gm)].map(
    ([, dot]) => dot ?? "",
  );
  assert.equal(new Set(dots).size, 3);
  assert.equal(dots[0], colour("dot", "light"));
  for (const dot of dots)
    for (const card of CARDS) assert.ok(contrast(dot, colour(card, "light")) >= PART, `${dot} on ${card}`);
});

/**
 * @param {string} token
 * @param {"light" | "dark"} look
 */
function colour(token, look) {
  const found = css.match(new RegExp(`--${token}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`));
  assert.ok(found, `--${token} is not in tokens.css`);
  return found[3] ?? /** @type {string} */ (look === "light" ? found[1] : found[2]);
}

/**
 * Contrast ratio as WCAG 2.2 defines it.
 * @param {string} one
 * @param {string} other
 */
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * Number(r) + 0.7152 * Number(g) + 0.0722 * Number(b);
}
