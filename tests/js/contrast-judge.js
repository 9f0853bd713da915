// Tells of the colours that it is told the nearest that can be read, for a test of the server's rule.

import { nearestLegible } from "../../static/js/editor/contrast.js";

let told = "";
for await (const part of process.stdin.setEncoding("utf-8")) told += part;
const { colours, papers } = JSON.parse(told);
const judged = colours.map((/** @type {string} */ colour) =>
  papers.map((/** @type {string[]} */ pair) => nearestLegible(colour, pair)),
);
process.stdout.write(JSON.stringify(judged));
