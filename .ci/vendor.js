// Copies what the pages use of other people's packages from node_modules into static/: libraries as one module each,
// icons as one sprite, fonts, all with their licences, and writes static/vendor/VENDOR.md about it.
// Not part of any page and of no build: the results are committed. Called by `npm run vendor` after `npm ci`.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ICONS } from "./icons.js";

const ROOT = new URL("..", import.meta.url).pathname;
const PACKAGES = join(ROOT, "node_modules");
const STATIC = join(ROOT, "static");

/** Each module: what it exports for the browser, and the types beside that for the editor and tsc. */
const LIBRARIES = [
  {
    name: "lit",
    licence: "BSD-3-Clause",
    packages: ["lit", "lit-html", "lit-element", "@lit/reactive-element"],
    exports: `export { html, LitElement, noChange, nothing, render, svg } from "lit";
export { cache } from "lit/directives/cache.js";
export { classMap } from "lit/directives/class-map.js";
export { guard } from "lit/directives/guard.js";
export { keyed } from "lit/directives/keyed.js";
export { live } from "lit/directives/live.js";
export { createRef, ref } from "lit/directives/ref.js";
export { repeat } from "lit/directives/repeat.js";
export { when } from "lit/directives/when.js";
`,
    types: `export type {
  PropertyDeclarations,
  PropertyValues,
  ReactiveController,
  ReactiveControllerHost,
  SVGTemplateResult,
  TemplateResult,
} from "lit";
export type { Ref } from "lit/directives/ref.js";
`,
  },
  {
    name: "idb-keyval",
    licence: "Apache-2.0",
    packages: ["idb-keyval"],
    exports: `export { clear, createStore, del, delMany, entries, get, keys, set, setMany, update } from "idb-keyval";\n`,
    types: `export type { UseStore } from "idb-keyval";\n`,
  },
];

const FONTS = [
  {
    name: "@fontsource-variable/atkinson-hyperlegible-next",
    file: "atkinson-hyperlegible-next-latin-wght-normal",
  },
  {
    name: "@fontsource-variable/atkinson-hyperlegible-next",
    file: "atkinson-hyperlegible-next-latin-wght-italic",
  },
  {
    name: "@fontsource-variable/atkinson-hyperlegible-next",
    file: "atkinson-hyperlegible-next-latin-ext-wght-normal",
  },
  { name: "@fontsource-variable/archivo", file: "archivo-latin-wdth-normal" },
];

/** The rows of VENDOR.md. @type {{file: string, from: string, licence: string}[]} */
const rows = [];

for (const library of LIBRARIES) rows.push(await bundle(library));
rows.push(drawSprite());
for (const font of FONTS) rows.push(copyFont(font));
writeFileSync(join(STATIC, "vendor/VENDOR.md"), describe());

/** @param {typeof LIBRARIES[number]} library */
async function bundle({ name, licence, packages, exports, types }) {
  const file = `vendor/${name}.js`;
  await build({
    stdin: { contents: exports, resolveDir: ROOT, sourcefile: `${name}.js` },
    outfile: join(STATIC, file),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "eof",
    logLevel: "warning",
  });
  writeFileSync(
    join(STATIC, `vendor/${name}.d.ts`),
    `// The types of ${name}.js beside it, for editors and tsc only; written by .ci/vendor.js.\n${exports}${types}`,
  );
  copyLicences(name, packages);
  return { file, from: packages.map(versioned).join(", "), licence };
}

/** @param {string} name @param {string[]} packages */
function copyLicences(name, packages) {
  const texts = new Map(packages.map((other) => [licenceText(other), other]));
  const parts = [...texts].map(([text, other]) => `${other}\n\n${text.trim()}\n`);
  mkdirSync(join(STATIC, "vendor/licences"), { recursive: true });
  writeFileSync(join(STATIC, `vendor/licences/${name}.txt`), parts.join("\n---\n\n"));
}

/** @param {string} name */
function licenceText(name) {
  for (const file of ["LICENSE", "LICENCE", "LICENSE.md"]) {
    try {
      return readFileSync(join(PACKAGES, name, file), "utf8");
    } catch {}
  }
  throw new Error(`${name} has no licence file`);
}

function drawSprite() {
  const file = "icons/icons.svg";
  const symbols = ICONS.map((name) => {
    const source = readFileSync(join(PACKAGES, `lucide-static/icons/${name}.svg`), "utf8");
    const shapes = source.slice(
      source.indexOf(">", source.indexOf("<svg")) + 1,
      source.lastIndexOf("</svg>"),
    );
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "").replaceAll(" />", "/>")}</symbol>`;
  });
  writeFileSync(
    join(STATIC, file),
    `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- lucide-static ${version("lucide-static")}, ISC -->\n${symbols.join("\n")}\n</svg>\n`,
  );
  cpSync(join(PACKAGES, "lucide-static/LICENSE"), join(STATIC, "icons/lucide-LICENSE.txt"));
  return { file, from: `${versioned("lucide-static")}, ${ICONS.length} icons`, licence: "ISC, MIT" };
}

/** @param {typeof FONTS[number]} font */
function copyFont({ name, file }) {
  cpSync(join(PACKAGES, name, `files/${file}.woff2`), join(STATIC, `fonts/${file}.woff2`));
  cpSync(join(PACKAGES, name, "LICENSE"), join(STATIC, `fonts/${name.split("/")[1]}-LICENSE.txt`));
  return { file: `fonts/${file}.woff2`, from: versioned(name), licence: "OFL-1.1" };
}

function describe() {
  const lines = rows.map(
    ({ file, from, licence }) => `| ${file} | ${from} | ${licence} | ${sha256(join(STATIC, file))} |`,
  );
  return `# What static/ holds of other people's work

Made by \`npm ci && npm run vendor\` (.ci/vendor.js) from the versions that package-lock.json names, and committed:
no page needs a build step. Change a version in package.json, a library's exports in .ci/vendor.js, or an icon in
.ci/icons.js, and run it again. Licences stand beside the files: licences/ here, icons/lucide-LICENSE.txt,
fonts/*-LICENSE.txt.

| file below static/ | from | licence | sha256 |
| --- | --- | --- | --- |
${lines.join("\n")}
`;
}

/** @param {string} path */
function sha256(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/** @param {string} name */
function versioned(name) {
  return `${name} ${version(name)}`;
}

/** @param {string} name @returns {string} */
function version(name) {
  return JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8")).version;
}
