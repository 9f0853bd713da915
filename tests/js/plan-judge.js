// Judges the plans that it is told, `[{ about, items: [{ minutes, starts, serves }] }]`, for a test of the server's rules.

import { cautions, layOut } from "../../static/js/editor/plan.js";

let told = "";
for await (const part of process.stdin.setEncoding("utf-8")) told += part;

const judged = JSON.parse(told).map((/** @type {any} */ { about, items }) => {
  const slots = layOut(about, items);
  const parts = slots.map(({ start, end }, n) => ({ start, end, serves: items[n].serves }));
  return { slots, cautions: cautions(parts) };
});
process.stdout.write(JSON.stringify(judged));
