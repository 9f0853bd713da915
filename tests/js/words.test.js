// Texts, numbers and times in the reader's language, and in English where its catalogue does not come.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import {
  learn,
  moment,
  number,
  ordinal,
  speak,
  spoken,
  t,
  timeOfDay,
  tn,
} from "../../static/js/core/words.js";

const NINE = Date.UTC(2022, 10, 30, 8, 0, 30);

test("what stands in braces is filled in, and a number chooses its form", () => {
  speak("de", { "{n} card": ["{n} Karte", "{n} Karten"], "For {name}": "Für {name}" });
  assert.deepEqual(
    [t("For {name}", { name: "Anna" }), tn("{n} card", "{n} cards", 1), tn("{n} card", "{n} cards", 1200)],
    ["Für Anna", "1 Karte", "1.200 Karten"],
  );
  assert.equal(t("Not in the catalogue {x}"), "Not in the catalogue {x}");
});

for (const [what, fetch] of /** @type {const} */ ([
  ["does not come", () => Promise.reject(new TypeError("no network"))],
  ["is answered with an error", async () => new Response("{}", { status: 502 })],
  ["is cut off", async () => new Response('{"Send":')],
])) {
  test(`a catalogue that ${what} leaves the page in English`, async (t) => {
    t.mock.method(globalThis, "fetch", fetch);
    await learn("de", "/locale/de.json");
    assert.deepEqual([spoken(), number(1200)], ["en", "1,200"]);
  });
}

test("a formatter is made once for each zone and language, and speaks the language that is spoken now", () => {
  const made = mock.method(Intl, "DateTimeFormat");
  for (let n = 0; n < 3; n += 1) {
    assert.equal(timeOfDay(NINE, "Europe/Berlin"), "09:00");
    assert.equal(timeOfDay(NINE, "UTC"), "08:00");
  }
  for (const [language, day] of [
    ["en", "Wednesday, 30 November 2022"],
    ["de", "Mittwoch, 30. November 2022"],
    ["en", "Wednesday, 30 November 2022"],
  ]) {
    speak(String(language), {});
    assert.equal(moment(NINE, { dateStyle: "full", timeZone: "UTC" }), day);
  }
  assert.equal(made.mock.callCount(), 4);
  made.mock.restore();
});

test("what is put between quotation marks has single ones of its own", () => {
  const title = "Clusterkette „Grüne Infrastruktur“";
  speak("de", { "“{title}” begins now, {next}.": "„{title}“ beginnt jetzt, {next}." });
  assert.equal(
    t("“{title}” begins now, {next}.", { title, next: title }),
    `„Clusterkette ‚Grüne Infrastruktur‘“ beginnt jetzt, ${title}.`,
  );
  speak("en", {});
  assert.equal(t("Now “{title}”", { title: "The “green” day" }), "Now “The ‘green’ day”");
});

test("places in an order are written as the language does", () => {
  speak("en", {});
  assert.deepEqual([1, 2, 3, 4, 11, 12, 21].map(ordinal), [
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "21st",
  ]);
  speak("de", {});
  assert.deepEqual([1, 2, 11].map(ordinal), ["1.", "2.", "11."]);
});
