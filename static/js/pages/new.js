/** A new workshop: reads a file into the form, says the time zone, and lists what was written in this browser. */

import { authored } from "../editor/authored.js";

const text = /** @type {HTMLTextAreaElement} */ (document.querySelector("#text"));
const file = /** @type {HTMLInputElement} */ (document.querySelector("#file"));

file.addEventListener("change", async () => {
  const [chosen] = file.files ?? [];
  if (chosen) text.value = await chosen.text();
});

const zone = /** @type {HTMLInputElement} */ (document.querySelector("input[name=timezone]"));
const told = /** @type {HTMLElement} */ (document.querySelector(".zone"));
zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
told.hidden = zone.value === "";
told.querySelector("output")?.append(zone.value);

const mine = authored();
const section = /** @type {HTMLElement} */ (document.querySelector(".mine"));
section.hidden = mine.length === 0;
for (const { id, title } of mine) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/w/${id}/edit`;
  link.textContent = title || id;
  entry.append(link);
  section.querySelector("ul")?.append(entry);
}
