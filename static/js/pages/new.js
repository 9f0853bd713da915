/** A new workshop: reads a file into the form, says the time zone, and lists what was written in this browser. */

import { authored } from "../editor/authored.js";
import { textOf } from "../editor/said.js";

const text = /** @type {HTMLTextAreaElement} */ (document.querySelector("#text"));
const file = /** @type {HTMLInputElement} */ (document.querySelector("#file"));

const unreadable = /** @type {HTMLElement} */ (document.querySelector("#file-problem"));

file.addEventListener("change", async () => {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  const said = textOf(await chosen.arrayBuffer());
  unreadable.hidden = said !== undefined;
  file.ariaInvalid = said === undefined ? "true" : null;
  if (said !== undefined) text.value = said;
});

const zone = /** @type {HTMLInputElement} */ (document.querySelector("input[name=timezone]"));
const told = /** @type {HTMLElement} */ (document.querySelector(".zone"));
zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
told.hidden = zone.value === "";
told.querySelector("output")?.append(zone.value);

const mine = authored();
const section = /** @type {HTMLElement} */ (document.querySelector(".mine"));
section.hidden = mine.length === 0;
for (const { id, title, date = "" } of mine) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/w/${id}/edit`;
  link.textContent = title || id;
  entry.append(link);
  if (date) {
    const day = document.createElement("time");
    day.dateTime = date;
    day.textContent = new Date(`${date}T12:00`).toLocaleDateString(document.documentElement.lang, {
      dateStyle: "long",
    });
    entry.append(day);
  }
  section.querySelector("ul")?.append(entry);
}
